// Every value is one that the plan lists.
import type { ColumnType } from '../../dataset/column-type.ts';
import type { Plain, PlanSchema } from '../../plan/plan.ts';
import { literal } from '../../query/build.ts';
import type { SqlLiteral } from '../../query/tree.ts';
import { constraintKind } from '../constraint.ts';
import { not } from '../count-rows.ts';
import { isThere } from '../value.ts';
import { listWords, valueWord } from '../wording.ts';

export const enumKind = constraintKind(
  {
    id: 'enum',
    severity: 'error',
    checks: 'every value is one of the values that the plan lists',
    remediation: 'Map the value where it is sent, or add it to the list.',
  },
  (schema) => {
    const values = valuesOf(schema);
    // Lists and objects are not compared.
    if (!values?.length || values.some((value) => typeof value === 'object' && value !== null)) return undefined;
    return {
      expected: `${values.length > 1 ? 'one of ' : ''}${listWords(values.map(valueWord))}`,
      breaks({ field: { of, type } }) {
        const items = values.flatMap((value) => literalsOf(value, type));
        return items.length ? not({ kind: 'in', of, items }) : isThere(of);
      },
      meant(value) {
        const near = values.find((one) => String(one).toLowerCase() === String(value).toLowerCase());
        return near === undefined ? undefined : `another spelling of ${valueWord(near)}`;
      },
    };
  },
);

const valuesOf = (schema: PlanSchema): readonly Plain[] | undefined =>
  schema.const === undefined ? schema.enum?.map((entry) => entry.value) : [schema.const];

/** As a value of the column's type; null is no value, and what cannot be of the type is none of its values. */
function literalsOf(value: Plain, type: ColumnType): readonly SqlLiteral[] {
  if (value === null || typeof value === 'object') return [];
  if (type === 'integer' || type === 'number') {
    const text = String(value);
    if (/^-?\d+$/.test(text)) return [literal(BigInt(text))];
    return Number.isFinite(Number(text)) && text.trim() !== '' ? [literal(Number(text))] : [];
  }
  if (type === 'boolean') return typeof value === 'boolean' ? [literal(value)] : [];
  return [literal(String(value))];
}
