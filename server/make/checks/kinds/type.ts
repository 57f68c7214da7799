// Every value is of the type that the plan gives its property. Values are judged, not their spelling: the text 12.5 is a number.
import type { PlanSchema } from '../../../read/plan/plan.ts';
import type { SqlType } from '../../sql/tree.ts';
import { eachProperty } from '../each.ts';
import { valueJudgement } from '../judge.ts';
import type { CheckKind } from '../kind.ts';
import { sqlTypeOf } from '../value.ts';
import { listWords } from '../words.ts';

export const type: CheckKind = {
  id: 'type',
  dimension: 'validity',
  layer: 's',
  severity: 'error',
  checks: 'every value is of the type of its property',
  remediation: 'Convert the value where it is sent; where the data are right, correct the type in the plan.',
  derive: (from) =>
    eachProperty('type', from, (property, event) => {
      const { schema } = property;
      if (!schema.types.some((one) => one !== 'null') || schema.types.includes('any')) return undefined;
      return {
        expected: typeWords(schema),
        judge(data) {
          const { lies } = data.property(property);
          const judgement = valueJudgement(
            data,
            event,
            property,
            ({ misfit }) => misfit ?? { kind: 'literal', value: false },
          );
          return lies ? { ...judgement, actual: () => `a column of type ${columnWords[lies]}` } : judgement;
        },
      };
    }),
};

const words: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};
const columnWords: Readonly<Record<SqlType, string>> = {
  text: 'text',
  integer: 'integer',
  double: 'number',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'time',
  json: 'JSON',
};

function typeWords(schema: PlanSchema): string {
  const time = { date: 'a date', timestamp: 'a time' }[sqlTypeOf(schema) as 'date'];
  return listWords(schema.types.map((one) => (one === 'string' && time ? time : (words[one] ?? one))));
}
