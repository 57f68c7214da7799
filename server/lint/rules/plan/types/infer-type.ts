// The type that a value must have by what else is said of it: its values, its constraints, its name.

import { wordsOf } from '../../../../base/naming.ts';
import type { TypeName } from '../../../../plan/plan.ts';
import type { Located } from '../../../../schema/item.ts';
import type { ConstraintFacts } from '../../../engine/indexes/constraint-facts.ts';

/** Undefined where nothing tells, or two things tell otherwise. */
export function inferredType(says: ConstraintFacts): readonly TypeName[] | undefined {
  return fromValues(says) ?? fromConstraints(says) ?? fromName(says.name.value);
}

function fromValues({
  enum: values,
  const: only,
  default: usual,
  examples,
}: ConstraintFacts): readonly TypeName[] | undefined {
  const all = [
    ...(values ?? []).map((one) => one.value),
    only,
    usual,
    ...((examples ?? []) as readonly Located<unknown>[]),
  ];
  const types = new Set(all.flatMap((at) => (at ? [typeOf(at.value)] : [])));
  // A whole number is a number too.
  if (types.has('number')) types.delete('integer');
  const telling = [...types].filter((type) => type !== 'null');
  if (telling.length !== 1) return undefined;
  return types.has('null') ? [...telling, 'null'] : telling;
}
function typeOf(value: unknown): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'bigint') return 'integer';
  return typeof value === 'boolean' ? 'boolean' : typeof value === 'object' ? 'object' : 'string';
}

const telling: readonly (readonly [TypeName, readonly (keyof ConstraintFacts)[]])[] = [
  ['string', ['format', 'pattern', 'minLength', 'maxLength']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
  ['array', ['items', 'minItems', 'maxItems', 'uniqueItems']],
  ['object', ['properties', 'additionalProperties', 'minProperties', 'maxProperties']],
];
function fromConstraints(says: ConstraintFacts): readonly TypeName[] | undefined {
  const types = telling.flatMap(([type, keys]) => (keys.some((key) => says[key] !== undefined) ? [type] : []));
  return types.length === 1 ? types : undefined;
}

const first: Readonly<Record<string, TypeName>> = { is: 'boolean', has: 'boolean', can: 'boolean', was: 'boolean' };
const last: Readonly<Record<string, TypeName>> = {
  id: 'string',
  name: 'string',
  url: 'string',
  email: 'string',
  title: 'string',
  slug: 'string',
  country: 'string',
  currency: 'string',
  locale: 'string',
  language: 'string',
  at: 'string',
  count: 'integer',
  quantity: 'integer',
  index: 'integer',
  price: 'number',
  amount: 'number',
  revenue: 'number',
  ratio: 'number',
  percent: 'number',
};
function fromName(name: string): readonly TypeName[] | undefined {
  const all = wordsOf(name);
  const [head = ''] = all;
  const tail = all.at(-1) ?? '';
  const type =
    (all.length > 1 && Object.hasOwn(first, head) ? first[head] : undefined) ??
    (Object.hasOwn(last, tail) ? last[tail] : undefined);
  return type && [type];
}
