import { describe, expect, test } from 'vitest';
import { typeOf, wideColumnsOf } from '../../../server/dataset/columns.ts';
import { event, plan, property } from '../query/plans.ts';

const added = (...events: Parameters<typeof plan>[0]) =>
  wideColumnsOf(plan(events))
    .filter((column) => !column.envelope)
    .map(({ name, type }) => `${name} ${type}`);

describe('columnsOf', () => {
  test('begins with the envelope', () => {
    expect(wideColumnsOf(plan([])).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'event_id VARCHAR',
      'event_name VARCHAR',
      'event_time TIMESTAMP',
      'received_at TIMESTAMP',
      'user_id VARCHAR',
      'anonymous_id VARCHAR',
      'session_id VARCHAR',
      'source VARCHAR',
      'platform VARCHAR',
      'app_version VARCHAR',
    ]);
  });

  test('orders wire names by code point, one column each', () => {
    const first = event('a', [
      property('b', 'string'),
      property('launch', 'string', { as: 'Z' }),
      property('\u{1f600}', 'string'),
    ]);
    expect(added(first, event('b', [property('\uffee', 'string'), property('b', 'string')]))).toEqual([
      'Z VARCHAR',
      'b VARCHAR',
      '\uffee VARCHAR',
      '\u{1f600} VARCHAR',
    ]);
  });

  test('a property named like an envelope field is that field', () => {
    expect(added(event('a', [property('user_id', 'integer')]))).toEqual([]);
  });

  test('names that differ only in case get a number', () => {
    const names = ['userId', 'userid', 'Platform', 'userid_2'];
    expect(
      added(
        event(
          'a',
          names.map((name) => property(name, 'integer')),
        ),
      ),
    ).toEqual(['Platform_2 BIGINT', 'userId BIGINT', 'userid_2 BIGINT', 'userid_2_2 BIGINT']);
  });

  test.each([
    ['integer', 'number', 'DOUBLE'],
    ['integer', 'integer', 'BIGINT'],
    ['integer', 'string', 'JSON'],
    ['boolean', 'string', 'JSON'],
    ['object', 'array', 'JSON'],
  ] as const)('%s in one event and %s in another: %s', (one, other, type) => {
    expect(added(event('a', [property('p', one)]), event('b', [property('p', other)]))).toEqual([`p ${type}`]);
  });

  test('text in one event and a time in another is text', () => {
    const time = property('p', 'string', { format: 'date-time' });
    expect(added(event('a', [time]), event('b', [property('p', 'string')]))).toEqual(['p VARCHAR']);
    expect(added(event('a', [time]), event('b', [property('p', 'string', { format: 'date' })]))).toEqual(['p VARCHAR']);
  });
});

describe('typeOf', () => {
  test.each([
    [{ types: ['string'] }, 'VARCHAR'],
    [{ types: ['string'], format: 'uuid' }, 'VARCHAR'],
    [{ types: ['string', 'null'], format: 'date' }, 'DATE'],
    [{ types: ['string'], format: 'date-time' }, 'TIMESTAMP'],
    [{ types: ['string'], format: 'date', pattern: '^2026' }, 'VARCHAR'],
    [{ types: ['string'], format: 'date', enum: [{ value: 'soon' }] }, 'VARCHAR'],
    [{ types: ['integer', 'number', 'null'] }, 'DOUBLE'],
    [{ types: ['string', 'integer'] }, 'JSON'],
    [{ types: ['string', 'integer', 'boolean'] }, 'JSON'],
    [{ types: ['null'] }, 'JSON'],
    [{ types: ['any'] }, 'JSON'],
    [{ types: [] }, 'JSON'],
    [{ types: [], enum: [{ value: 'a' }, { value: null }] }, 'VARCHAR'],
    [{ types: [], const: true }, 'BOOLEAN'],
    [{ types: [], enum: [{ value: 1 }, { value: 'a' }] }, 'JSON'],
  ] as const)('%j is %s', (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });
});
