// Examples that people wrote, read as their schema reads them, with the places of their members.

import type { Plain, PlanSchema, TypeName } from '../../../plan/plan.ts';
import { plainOf } from '../../../plan/schema-of.ts';
import { canonicalJson } from '../../../plan/validate.ts';
import type { Located, Text } from '../../../schema/item.ts';
import { itemsOf, pairsOf } from '../handles.ts';

/** An example of a whole event. */
export interface ExampleValue {
  readonly at: Located<unknown>;
  readonly members: readonly Member[];
}
export interface Member {
  readonly key: Text;
  readonly at: Located<unknown>;
}

/** The members of an object as written; empty for anything else, and for an alias. */
export function membersOf(of: Located<unknown>): readonly Member[] {
  const values = Object(of.value) as Readonly<Record<string, unknown>>;
  return pairsOf(of.node).map(({ key, at, value }) => ({ key: at, at: { ...value, value: values[key] } }));
}

/** A value as its schema reads it: a plain scalar is its source text where text is wanted, at any depth. */
export function readAs(at: Located<unknown>, schema: PlanSchema): Plain {
  const { value } = at;
  if (typeof value === 'bigint') return schema.types.includes('string') ? at.text : Number(value);
  if (Array.isArray(value)) {
    const places = itemsOf(at.node);
    if (places.length !== value.length) return countable(value);
    return places.map((place, i) => readAs({ ...place, value: value[i] }, schema.items ?? anything));
  }
  if (typeof value !== 'object' || value === null) return plainOf(at, schema.types);
  const members = membersOf(at);
  if (!members.length) return countable(value);
  const { properties = [], additionalProperties: more } = schema;
  const rest = typeof more === 'object' ? more : anything;
  return Object.fromEntries(
    members.map((member) => {
      const of = properties.find((property) => property.as === member.key.value) ?? rest;
      return [member.key.value, readAs(member.at, of)];
    }),
  );
}
const anything: PlanSchema = { types: [] };

/** Behind an alias there is no source text to read; integers beyond 2^53 are rounded. */
function countable(value: unknown): Plain {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(countable);
  if (typeof value !== 'object' || value === null) return value as Plain;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, countable(member)]));
}
/** What tells two listed values apart: integers beyond 2^53 by their digits. */
export const identityOf = (at: Located<unknown>, types: readonly TypeName[]): string =>
  canonicalJson(typeof at.value === 'object' && at.value !== null ? readAs(at, { types }) : plainOf(at, types));
