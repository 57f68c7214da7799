// A card that comes from outside of the program: kept by another version, or written by somebody else. Every part that a renderer reads is looked
// at, so that one that is accepted can be shown.
import { isRecord } from '../base/record.ts';
import { type Card, cardCommands, cardSchema, columnRoles, tableViews } from './card.ts';

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isCell: Check = (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    isText(value) && words.includes(value as string);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shaped =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) &&
    Object.entries(shape).every(([key, check]) =>
      check(Object.hasOwn(value as object, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined),
    );

const columns = listOf(
  shaped({
    name: isText,
    title: optional(isText),
    role: optional(oneOf(...columnRoles)),
    type: oneOf('string', 'integer', 'number', 'boolean', 'date', 'time', 'json'),
    unit: optional(isText),
  }),
);
const table: Check = (value) => {
  if (!shaped({ view: optional(oneOf(...tableViews)), columns, rows: listOf(listOf(isCell)) })(value)) return false;
  const { columns: heads, rows } = value as { columns: readonly unknown[]; rows: readonly (readonly unknown[])[] };
  return rows.every((row) => row.length === heads.length);
};
const isCard = shaped({
  schema: oneOf(cardSchema),
  id: isText,
  kind: isText,
  title: isText,
  verdict: oneOf('ok', 'warn', 'fail', 'info', 'unknown'),
  headline: isText,
  facts: listOf(
    shaped({
      name: isText,
      value: isCell,
      unit: optional(isText),
      interval: optional(shaped({ low: isCell, high: isCell, level: isNumber })),
    }),
  ),
  table: optional(table),
  chart: optional(isRecord),
  checks: listOf(shaped({ name: isText, status: oneOf('pass', 'fail', 'error', 'skip'), message: optional(isText) })),
  assumptions: listOf(isText),
  caveats: listOf(isText),
  sql: listOf(shaped({ name: isText, text: isText, ms: optional(isNumber), rows: optional(isNumber) })),
  provenance: shaped({
    asOf: optional(isText),
    data: optional(isText),
    dataHash: optional(isText),
    planHash: optional(isText),
    engine: optional(isText),
    seed: optional(isNumber),
    version: isText,
  }),
  actions: listOf(shaped({ title: isText, command: oneOf(...cardCommands), arguments: optional(listOf(isCell)) })),
});

/** Undefined for what is no card of this version. */
export const readCard = (value: unknown): Card | undefined => (isCard(value) ? (value as Card) : undefined);
