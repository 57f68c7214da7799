// What stands in the files is what was generated, for any text, name and kind of value.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wideColumnsOf } from '../../../../server/dataset/columns.ts';
import { rowObject } from '../../../../server/events/rows/object.ts';
import type { Plain, Plan, PlanSchema } from '../../../../server/plan/plan.ts';
import { fuzz } from '../../../fuzz.ts';
import { event, plan, property } from '../build.ts';
import { everything } from '../everything.ts';
import { csv, generate, ndjson } from '../files.ts';
import { properties } from '../schemas.ts';

/** Both files against the rows, cell by cell. */
async function compare(said: Plan, users = 3): Promise<void> {
  const [comma, lines] = [await generate(said, { users }, { as: 'csv' }), await generate(said, { users })];
  const { generator } = lines;
  const rows = [...generator.batches()].flatMap((played) =>
    Array.from(played.shard.kept, (row) => rowObject(played, row, generator.simulation.context.envelope)),
  );
  const columns = wideColumnsOf(said);
  const read = ndjson(lines.texts.get('events.ndjson'));
  expect(read.length).toBe(rows.length);
  const [header, ...cells] = csv(comma.texts.get('events.csv') ?? '');
  expect(header).toEqual(columns.map(({ name }) => name));
  rows.forEach((row, i) => {
    const named = columns.filter(({ as }) => Object.hasOwn(row, as)).map(({ as, name }) => [name, row[as]] as const);
    expect(Object.entries(read[i]!)).toEqual(named);
    expect(cells[i]).toEqual(
      columns.map(({ as, type }) =>
        spelled(Object.hasOwn(row, as) ? row[as]! : null, cells[i]![columns.findIndex((one) => one.as === as)]!, type),
      ),
    );
  });
  expect(cells.length).toBe(rows.length);
}

/** A number may keep zeros behind its point. */
function spelled(value: Plain, cell: string | null, type: string): string | null {
  if (value === null) return null;
  if (type === 'json') return JSON.stringify(value);
  return typeof value === 'number'
    ? Number(cell) === value && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell ?? '')
      ? cell
      : String(value)
    : String(value);
}

const lists = (...list: readonly Plain[]): PlanSchema & { required: true } => ({
  types: [],
  enum: list.map((value) => ({ value })),
  required: true,
});

test('a plan with everything', () => compare(everything, 60));

test('random plans', async () => {
  await fc.assert(
    fc.asyncProperty(properties, async (list) => {
      // A lone surrogate has no UTF-8.
      if (/\\ud[89a-f]/i.test(JSON.stringify(list))) return;
      await compare(
        plan({ events: [event('one', { properties: list }), event('two', { properties: list.slice(1) })] }),
      );
    }),
    { numRuns: fuzz.runs(40) },
  );
});

describe('texts', () => {
  test.each([
    ['quotes, commas, lines', ['a"b', '"', 'a,b', 'a\nb', 'a\r\nb', '\t', "'", '\\', '\\n']],
    ['blanks and nothing', ['', ' ', ' a', 'a ', 'a b', 'null', 'NULL']],
    ['beyond ASCII', ['größe', '日本語', '🦊', '\u2028', '\u0000', '\u007f', 'e\u0301']],
    ['what a spreadsheet would run', ['=1+1', '@cmd', '+1', '-1']],
    ['long ones', ['x'.repeat(300_000), '"'.repeat(200_000), '🦊'.repeat(100_000)]],
  ])('%s', (_, texts) =>
    compare(
      plan({
        events: [
          event('one', {
            properties: [
              property('text', { ...lists(...texts), types: ['string'] }),
              property('nested', {
                types: ['array'],
                items: lists(...texts.map((text) => text.slice(0, 9))),
                required: true,
              }),
            ],
          }),
        ],
      }),
    ),
  );
  test('in event names, sources, ids', () =>
    compare(
      plan({
        sources: [{ name: 'the "web", new', platform: 'größe' }],
        properties: [property('user_id', { enum: [{ value: 'a,"b"' }, { value: '日本' }] })],
        events: [event('said, "so"'), event('größe')],
      }),
    ));
});

test('names that are keywords, twins but for case, or odd', () =>
  compare(
    plan({
      events: [
        event('one', {
          properties: [
            '__proto__',
            'constructor',
            'toString',
            'Value',
            'value',
            'a.b',
            'a b',
            'größe',
            '"',
            ',',
            '',
          ].map((as, i) => property(`p${i}`, { as, required: true })),
        }),
        event('two', { properties: [property('event_id'), property('x', { as: 'SOURCE' })] }),
      ],
    }),
    20,
  ));

test('events that disagree about a type share a column that holds both', () =>
  compare(
    plan({
      events: [
        event('one', {
          properties: [
            property('x', { types: ['integer'], required: true }),
            property('y', { format: 'date', required: true }),
          ],
        }),
        event('two', { properties: [property('x', { required: true }), property('y', { required: true })] }),
        event('three', {
          properties: [property('x', { format: 'uuid', required: true }), property('y', { format: 'date-time' })],
        }),
        event('four', {
          properties: [
            property('x', { types: ['boolean', 'null'], required: true }),
            property('y', lists(1, 'a', true)),
          ],
        }),
      ],
    }),
    20,
  ));

test('numbers: negative, with and without decimals, large', () =>
  compare(
    plan({
      events: [
        event('one', {
          properties: [
            property('a', { types: ['number'], minimum: -5, maximum: 5, required: true }),
            property('b', { types: ['number'], minimum: -0.001, maximum: 0.001, required: true }),
            property('c', { types: ['integer'], minimum: -9e15, maximum: 9e15, required: true }),
            property('d', { types: ['number'], minimum: 1e15, maximum: 2e15, required: true }),
            property('e', lists(1e21, -1.5e-7, 0, -0.1)),
            property('f', { types: ['number'], multipleOf: 0.000001, minimum: 0, maximum: 1, required: true }),
          ],
        }),
      ],
    }),
    20,
  ));
