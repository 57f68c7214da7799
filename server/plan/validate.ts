// Why a value does not fit what the plan says of it: every breach, with the way to it.
import { isRecord } from '../base/record.ts';
import { isOfFormat } from './formats.ts';
import { type MatcherOf, matcher } from './pattern.ts';
import type { Plain, PlanProperty, PlanSchema, TypeName } from './plan.ts';

export interface Violation {
  /** Names of members (on the wire) and places in lists, from the value inwards. */
  readonly path: readonly (string | number)[];
  /** Goes on where the value was named: `is not of type integer`, `lacks "currency"`. */
  readonly why: string;
  readonly keyword: Keyword;
}
export type Keyword = 'type' | 'enum' | 'format' | 'pattern' | 'bound' | 'required' | 'additional';

/** Skips invalid patterns, patterns that cannot be decided in time, and `required_when`. */
export function validate(
  schema: PlanSchema,
  value: Plain,
  matcherOf: MatcherOf = matcher,
  path: Violation['path'] = [],
): readonly Violation[] {
  const no = (keyword: Keyword, why: string): readonly Violation[] => [{ path, why, keyword }];
  const { types, enum: values } = schema;
  if (types.length && !types.some((type) => isOfType(type, value)))
    return no('type', `is not of type ${types.join(' or ')}`);
  if (values && !values.some((entry) => same(entry.value, value)))
    return no('enum', 'is not one of the values it may have');
  if (schema.const !== undefined && !same(schema.const, value))
    return no('enum', `is not ${JSON.stringify(schema.const)}`);
  if (typeof value === 'string') return validateText(schema, value, matcherOf, no);
  if (typeof value === 'number') return validateNumber(schema, value, no);
  if (isList(value)) return validateList(schema, value, matcherOf, path, no);
  return isRecord(value) ? validateObject(schema, value, matcherOf, path, no) : [];
}

export function isOfType(type: TypeName, value: Plain): boolean {
  if (type === 'any') return true;
  if (type === 'null') return value === null;
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value);
  if (type === 'array') return isList(value);
  return type === 'object' ? isRecord(value) : typeof value === type;
}
/** Equal as JSON, whatever the order of members. */
export const same = (a: Plain, b: Plain): boolean => a === b || canonicalJson(a) === canonicalJson(b);

/** JSON with members in the order of their names: equal values have equal texts. */
export function canonicalJson(value: Plain): string {
  if (isList(value)) return `[${value.map(canonicalJson).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join()}}`;
}

type No = (keyword: Keyword, why: string) => readonly Violation[];
type Plains = { readonly [key: string]: Plain };
const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

function validateText(
  { minLength, maxLength, pattern, format }: PlanSchema,
  value: string,
  matcherOf: MatcherOf,
  no: No,
) {
  const length = [...value].length;
  if (minLength !== undefined && length < minLength)
    return no('bound', `has fewer than ${count(minLength, 'character')}`);
  if (maxLength !== undefined && length > maxLength)
    return no('bound', `has more than ${count(maxLength, 'character')}`);
  if (pattern !== undefined && matcherOf(pattern)?.isMatch(value) === false)
    return no('pattern', `does not match ${pattern}`);
  return format !== undefined && !isOfFormat(format, value) ? no('format', `is not in the format ${format}`) : [];
}
function validateNumber(schema: PlanSchema, value: number, no: No) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && value < minimum) return no('bound', `is less than ${minimum}`);
  if (maximum !== undefined && value > maximum) return no('bound', `is greater than ${maximum}`);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return no('bound', `is not greater than ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return no('bound', `is not less than ${exclusiveMaximum}`);
  if (!multipleOf) return [];
  const times = value / multipleOf;
  return Math.abs(times - Math.round(times)) > 1e-9 ? no('bound', `is not a multiple of ${multipleOf}`) : [];
}

function validateList(
  schema: PlanSchema,
  value: readonly Plain[],
  matcherOf: MatcherOf,
  path: Violation['path'],
  no: No,
): readonly Violation[] {
  const { minItems, maxItems, uniqueItems, items } = schema;
  if (minItems !== undefined && value.length < minItems)
    return no('bound', `has fewer than ${count(minItems, 'item')}`);
  if (maxItems !== undefined && value.length > maxItems) return no('bound', `has more than ${count(maxItems, 'item')}`);
  if (uniqueItems && new Set(value.map(canonicalJson)).size < value.length) return no('bound', 'holds an item twice');
  return items ? value.flatMap((item, i) => validate(items, item, matcherOf, [...path, i])) : [];
}

function validateObject(
  schema: PlanSchema,
  value: Plains,
  matcherOf: MatcherOf,
  path: Violation['path'],
  no: No,
): readonly Violation[] {
  const { properties = [], additionalProperties: more } = schema;
  const known = new Map(properties.map((property) => [property.as, property]));
  return [
    ...lacking(properties, value).flatMap(({ as }) => no('required', `lacks "${as}"`)),
    ...Object.entries(value).flatMap(([key, member]): readonly Violation[] => {
      const of = known.get(key) ?? (typeof more === 'object' ? more : undefined);
      if (of) return validate(of, member, matcherOf, [...path, key]);
      return more === false
        ? [{ path: [...path, key], why: 'is not among the properties', keyword: 'additional' }]
        : [];
    }),
  ];
}
const lacking = (properties: readonly PlanProperty[], value: Plains): readonly PlanProperty[] =>
  properties.filter(({ as, required }) => required && !Object.hasOwn(value, as));

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
