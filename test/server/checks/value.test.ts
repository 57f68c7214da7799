// How values are read where they lie: each type of the plan from each type of a column, and from JSON.
import { describe, expect, it } from 'vitest';
import type { PlanSchema } from '../../../server/plan/plan.ts';
import { lab as openLab } from '../engines/duckdb/lab.ts';
import { event, plan, property } from '../events/build.ts';
import { type Around, checked, notPassed } from './checked.ts';

const lab = openLab();
let nth = 0;

/** A database with one column `p` of a type, in rows of the event `e`; how many values fail `type`, and how many there are. */
async function typeOf(
  column: string,
  values: readonly string[],
  schema: Partial<PlanSchema>,
): Promise<readonly [number, number]> {
  const file = `types-${nth++}.duckdb`;
  const rows = values.map((value, i) => `(uuid(), 'e', TIMESTAMP '2026-01-01 10:00:0${i % 10}', ${value})`).join(', ');
  await lab.sql(
    `CREATE TABLE events AS SELECT * FROM (VALUES ${rows}) t(event_id, event_name, event_time, p);
    ALTER TABLE events ALTER p TYPE ${column}`,
    file,
  );
  const one = plan({ events: [event('e', { properties: [property('p', schema)] })] });
  const [result] = await checked(lab, one, file, { names: ['type'] });
  return [result?.failing ?? -1, result?.total ?? -1];
}

describe('a column of text is judged value by value; one of another type that the plan does not give fails with every value', () => {
  it.each<[string, string, PlanSchema['types'], number]>([
    ['VARCHAR', "'12.5'", ['number'], 0],
    ['VARCHAR', "'12.5'", ['integer'], 1],
    ['VARCHAR', "'12'", ['integer'], 0],
    ['VARCHAR', "'many'", ['number'], 1],
    ['VARCHAR', "'NaN'", ['number'], 1],
    ['VARCHAR', "''", ['number'], 1],
    ['VARCHAR', "'abc'", ['string'], 0],
    ['BIGINT', '7', ['string'], 1],
    ['BIGINT', '7', ['number'], 0],
    ['INTEGER', '7', ['integer'], 0],
    ['DOUBLE', '7.0', ['integer'], 0],
    ['DOUBLE', '7.5', ['integer'], 1],
    ['DOUBLE', "'NaN'", ['number'], 1],
    ['DECIMAL(9,2)', '7.25', ['number'], 0],
    ['BOOLEAN', 'true', ['boolean'], 0],
    ['VARCHAR', "'true'", ['boolean'], 0],
    ['VARCHAR', "'maybe'", ['boolean'], 1],
    ['BIGINT', '1', ['boolean'], 1],
    ['JSON', `'"abc"'`, ['string', 'integer'], 0],
    ['JSON', `'[1]'`, ['array'], 0],
    ['JSON', `'{ }'`, ['array'], 1],
    ['JSON', `'{ }'`, ['object', 'null'], 0],
    ['VARCHAR', `'[1]'`, ['array'], 0],
    ['VARCHAR', `'one'`, ['array'], 1],
    ['INTEGER[]', '[1]', ['array'], 0],
    ['STRUCT(a INTEGER)', '{a: 1}', ['object'], 0],
    ['UUID', 'uuid()', ['string'], 0],
  ])('%s %s for %j', async (column, value, types, failing) =>
    expect(await typeOf(column, [value, 'NULL'], { types })).toEqual([failing, 1]),
  );

  it.each<[string, string, string, number]>([
    ['DATE', "'2026-01-31'", 'date', 0],
    ['TIMESTAMP', "'2026-01-31 10:00:00'", 'date-time', 0],
    ['TIMESTAMPTZ', "'2026-01-31 10:00:00+02'", 'date-time', 0],
    ['VARCHAR', "'2026-01-31'", 'date', 0],
    ['VARCHAR', "'2026-02-31'", 'date', 1],
    ['VARCHAR', "'2026-01-31T10:00:00+02:00'", 'date-time', 0],
    ['DATE', "'2026-01-31'", 'date-time', 1],
  ])('%s %s for format %s', async (column, value, format, failing) =>
    expect(await typeOf(column, [value], { types: ['string'], format })).toEqual([failing, 1]),
  );

  it('says which type the column has', async () => {
    await lab.sql(
      `CREATE TABLE events AS SELECT uuid() AS event_id, 'e' AS event_name, now()::TIMESTAMP AS event_time, true AS p`,
      'said.duckdb',
    );
    const one = plan({ events: [event('e', { properties: [property('p', { types: ['integer', 'null'] })] })] });
    const [result] = await checked(lab, one, 'said.duckdb', { names: ['type'] });
    expect(result).toMatchObject({ expected: 'an integer or null', actual: 'a column of type boolean', failing: 1 });
  });
});

describe('events that disagree about a property share a column that is wider than either', () => {
  it('and each is judged by its own values', async () => {
    await lab.write(
      'shared/events.ndjson',
      ['{"event_name":"a","p":"x"}', '{"event_name":"b","p":7}', '{"event_name":"b","p":"y"}']
        .map((line, i) => line.replace('{', `{"event_id":"${i}","event_time":"2026-01-01T00:00:0${i}Z",`))
        .join('\n'),
    );
    const shared = plan({
      events: [
        event('a', { properties: [property('p')] }),
        event('b', { properties: [property('p', { types: ['integer'] })] }),
      ],
    });
    expect(notPassed(await checked(lab, shared, 'shared', { names: ['type'] }))).toEqual({ 'type b.p': 1 });
  });
});

describe('properties in one JSON column', () => {
  const json: Around = {
    storage: { layout: 'json', table: 'raw.rows', columns: { event_time: 'ts' }, properties: 'props' },
  };
  const one = plan({
    events: [
      event('e', {
        status: 'verified',
        additionalProperties: false,
        uniqueKey: ['id'],
        properties: [
          property('id', { required: true }),
          property('note', { types: ['string', 'null'], required: true }),
          property('n', { types: ['integer'], minimum: 1 }),
          property('cart', {
            types: ['object'],
            properties: [property('size', { types: ['integer'], required: true })],
          }),
        ],
      }),
    ],
    checks: [{ name: 'small', event: 'e', expect: 'n < 100 and cart.size < 10', severity: 'error' }],
  });
  const check = async (rows: readonly object[]) => {
    const file = `json-${nth++}.duckdb`;
    const values = rows.map(
      (row, i) =>
        `('i${i}', 'e', TIMESTAMP '2026-01-0${1 + (i % 9)} 10:00', '${JSON.stringify(row).replaceAll('{}', '{ }')}')`,
    );
    await lab.sql(
      `CREATE SCHEMA raw; CREATE TABLE raw.rows AS SELECT * FROM (VALUES ${values.join(', ')}) t(event_id, event_name, ts, props)`,
      file,
    );
    const found = notPassed(await checked(lab, one, file, json));
    // What one JSON column and few days cannot tell.
    const told = Object.entries(found).filter(
      ([key]) => !/^(missing_day|volume|freshness|session_order|entity_orphan)/.test(key),
    );
    return Object.fromEntries(told);
  };
  const good = { id: 'a', note: null, n: 5, cart: { size: 2 } };
  it.each<[string, readonly object[], Readonly<Record<string, unknown>>]>([
    ['nothing wrong', [good, { ...good, id: 'b', n: undefined }], {}],
    ['a key left out is told from null', [{ id: 'a' }, good], { 'required e.note': 1, 'unique_key e': 1 }],
    ['a null that is not allowed', [{ ...good, n: null }], { 'not_null e.n': 1 }],
    ['a required key that is null is not absent', [{ ...good, id: null }], { 'not_null e.id': 1 }],
    ['another type', [{ ...good, n: 'many' }], { 'type e.n': 1 }],
    ['out of range', [{ ...good, n: 0 }], { 'range e.n': 1 }],
    [
      'a broken expectation',
      [
        { ...good, n: 100 },
        { ...good, id: 'b', cart: { size: 10 } },
      ],
      { 'small e': 2 },
    ],
    ['a key that is not planned', [{ ...good, more: 1, öther: null }], { 'unplanned_property e': 1 }],
    ['a member left out', [{ ...good, cart: {} }], { 'required e.cart.size': 1 }],
  ])('%s', async (_, rows, expected) => expect(await check(rows)).toEqual(expected));
});
