// Every value is of the type that the plan gives its property. Values are judged, not their spelling: the text 12.5 is a number.
import { type ColumnType, columnTypeOf } from '../../dataset/column-type.ts';
import type { PlanSchema } from '../../plan/plan.ts';
import { literal } from '../../query/build.ts';
import { constraintKind } from '../constraint.ts';
import { listWords } from '../wording.ts';

export const typeKind = constraintKind(
  {
    id: 'type',
    severity: 'error',
    checks: 'every value is of the type of its property',
    remediation: 'Convert the value where it is sent; where the data are right, correct the type in the plan.',
  },
  (schema) =>
    !schema.types.some((one) => one !== 'null') || schema.types.includes('any')
      ? undefined
      : {
          expected: typeWords(schema),
          breaks: ({ misfit }) => misfit ?? literal(false),
          actual: ({ storedType }) => storedType && `a column of type ${columnWords[storedType]}`,
        },
);

const words: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};
const columnWords: Readonly<Record<ColumnType, string>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  json: 'JSON',
};

function typeWords(schema: PlanSchema): string {
  const time = { date: 'a date', time: 'a time' }[columnTypeOf(schema) as 'date'];
  return listWords(schema.types.map((one) => (one === 'string' && time ? time : (words[one] ?? one))));
}
