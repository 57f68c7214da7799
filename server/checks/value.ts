// How a value lies and how it is read: as it was sent, as the plan says it is, and whether the one fits the other.

import type { BoundField } from '../dataset/binding.ts';
import { type ColumnType, columnTypeOf } from '../dataset/column-type.ts';
import type { PlanSchema } from '../plan/plan.ts';
import { and, column, isNullExpr, literal, or, typedNull } from '../query/build.ts';
import type { SqlField } from '../query/field.ts';
import type { SqlExpr } from '../query/tree.ts';

export interface CheckedValue {
  /** As it lies, to be shown. */
  readonly raw: SqlExpr;
  /** Whether there is one: not null, and not blank where text stands for another type. */
  readonly there: SqlExpr;
  /** Read as the plan says; null where that cannot be. */
  readonly field: SqlField;
  /** Which rows hold something that is not of the type; undefined where nothing can be. */
  readonly misfit?: SqlExpr;
  /** What the data give every value of the column, where that is another type than the plan's. */
  readonly storedType?: ColumnType;
  /** Where the data tell one from the other: no key, and a key whose value is null. */
  readonly absent?: SqlExpr;
  readonly sentNull?: SqlExpr;
}

export const isThere = (of: SqlExpr): SqlExpr => ({ kind: 'isNull', not: true, of });
const blankless = (of: SqlExpr): SqlExpr => ({ kind: 'call', name: 'blankToNull', of });
const jsonOf = (of: SqlExpr): SqlExpr => ({ kind: 'cast', of, to: 'json', safe: true });
/** A column as JSON; null where it holds none. */
export const asJson = (of: SqlExpr, lies: ColumnType): SqlExpr => (lies === 'json' ? of : jsonOf(textOf(of, lies)));
const jsonText = (of: SqlExpr, path: readonly string[] = []): SqlExpr => ({ kind: 'call', name: 'jsonText', of, path });
const jsonType = (of: SqlExpr, path: readonly string[] = []): SqlExpr => ({ kind: 'call', name: 'jsonType', of, path });

/** A value that no data hold. */
export function nowhere(schema: PlanSchema): CheckedValue {
  const type = columnTypeOf(schema);
  const of = typedNull(type === 'json' ? 'string' : type);
  return { raw: of, there: literal(false), field: { of, type } };
}

/** A value where it lies; undefined where the data have none. */
export function checkedValue(field: BoundField): CheckedValue | undefined {
  const { column: name, path, stored, schema } = field;
  if (name === undefined) return undefined;
  const of = column(name);
  return path.length ? memberValue(asJson(of, stored), path, schema) : columnValue(of, field);
}

function columnValue(
  of: SqlExpr,
  { stored: storedType, planned, type: wanted, textual, schema }: BoundField,
): CheckedValue {
  if (textual) return textValue(of, wanted, schema);
  const there = isThere(storedType === 'json' ? jsonText(of) : of);
  const fits = fitting(storedType, planned);
  const field =
    storedType === wanted && wanted !== 'json'
      ? { of, type: wanted }
      : read(textOf(of, storedType), wanted, of, storedType);
  if (!fits) return { raw: of, there, field, misfit: there, storedType };
  const value: CheckedValue = { raw: of, there, field };
  if (wanted === 'json') {
    const shape = shapeMisfit(there, asJson(of, storedType), [], schema);
    return shape ? { ...value, misfit: shape } : value;
  }
  const misfit = storedType === wanted && wanted !== 'number' ? undefined : unread(there, field);
  return misfit ? { ...value, misfit } : value;
}

/** A member of a JSON value. */
function memberValue(of: SqlExpr, path: readonly string[], schema: PlanSchema): CheckedValue {
  const wanted = columnTypeOf(schema);
  const text = jsonText(of, path);
  const type = jsonType(of, path);
  const told = { absent: isNullExpr(type), sentNull: equals(type, 'null') };
  if (wanted !== 'json') return { ...textValue(text, wanted, schema), ...told };
  const there = isThere(text);
  const misfit = shapeMisfit(there, of, path, schema);
  return {
    raw: text,
    there,
    field: { of: text, type: wanted, json: { of, path } },
    ...told,
    ...(misfit && { misfit }),
  };
}

/** A text that stands for a value of the type. */
function textValue(of: SqlExpr, wanted: ColumnType, schema: PlanSchema): CheckedValue {
  if (wanted === 'string') return { raw: of, there: isThere(of), field: { of, type: wanted } };
  const filled = blankless(of);
  const there = isThere(filled);
  const field = read(filled, wanted, filled, 'string');
  const misfit = wanted === 'json' ? shapeMisfit(there, jsonOf(filled), [], schema) : unread(there, field);
  return { raw: of, there, field, ...(misfit && { misfit }) };
}

/** Which rows hold an object, whose members can be asked for. */
export const isObject = ({ field: { json }, there }: CheckedValue): SqlExpr =>
  json ? equals(jsonType(json.of, json.path), 'object') : there;

/** What a text says as the type. `json` is read from `raw`, of which the text was made. */
function read(text: SqlExpr, wanted: ColumnType, raw: SqlExpr, lies: ColumnType): SqlField {
  switch (wanted) {
    case 'string':
      return { of: text, type: wanted };
    case 'integer':
      return { of: { kind: 'call', name: 'safeInteger', of: text }, type: wanted };
    case 'time':
      return { of: { kind: 'call', name: 'safeTime', of: text }, type: wanted };
    case 'json': {
      if (lies === 'json') return { of: text, type: wanted, json: { of: raw, path: [] } };
      // A text is JSON where it reads as such, else itself: NDJSON gives abc for what CSV writes as "abc".
      const json = jsonOf(text);
      const of: SqlExpr = { kind: 'case', when: [[isThere(json), jsonText(json)]], otherwise: text };
      return { of, type: wanted, json: { of: json, path: [] } };
    }
    default:
      return { of: { kind: 'cast', of: text, to: wanted, safe: true }, type: wanted };
  }
}

const textOf = (of: SqlExpr, lies: ColumnType): SqlExpr =>
  lies === 'string' ? of : lies === 'json' ? jsonText(of) : { kind: 'cast', of, to: 'string' };

/** NaN does not count as a number. */
function unread(there: SqlExpr, { of, type }: SqlField): SqlExpr | undefined {
  if (type === 'string') return undefined;
  return and(there, isNullExpr(type === 'number' ? { kind: 'call', name: 'nanToNull', of } : of));
}

/** Which values are neither list nor object, where the plan wants only those. */
function shapeMisfit(there: SqlExpr, of: SqlExpr, path: readonly string[], { types }: PlanSchema): SqlExpr | undefined {
  const wanted = types.filter((type) => type !== 'null');
  if (!wanted.length || !wanted.every((type) => type === 'array' || type === 'object')) return undefined;
  const type = jsonType(of, path);
  const other: SqlExpr = { kind: 'not', of: { kind: 'in', of: type, items: wanted.map((word) => literal(word)) } };
  return and(there, or([isNullExpr(type), other]));
}

const equals = (left: SqlExpr, word: string): SqlExpr => ({ kind: 'compare', op: '=', left, right: literal(word) });

/** Whether a column of this type can hold what the plan's type says; texts, numbers and JSON are then judged value by value. */
function fitting(lies: ColumnType, wanted: ColumnType): boolean {
  if (lies === wanted || lies === 'string') return true;
  if (wanted === 'number') return lies === 'integer';
  if (wanted === 'integer') return lies === 'number';
  return wanted === 'json';
}
