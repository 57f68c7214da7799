import { describe, expect, test } from 'vitest';
import { columnTypeOf } from '../../../server/dataset/column-type.ts';
import { wideColumnsOf } from '../../../server/dataset/columns.ts';
import { event, plan, property } from '../query/plans.ts';

const added = (...events: Parameters<typeof plan>[0]) =>
  wideColumnsOf(plan(events))
    .filter((column) => !column.envelope)
    .map(({ name, type }) => `${name} ${type}`);

describe('wideColumnsOf', () => {
  test('begins with the envelope', () => {
    expect(wideColumnsOf(plan([])).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'event_id string',
      'event_name string',
      'event_time time',
      'received_at time',
      'user_id string',
      'anonymous_id string',
      'session_id string',
      'source string',
      'platform string',
      'app_version string',
    ]);
  });

  test('orders wire names by code point, one column each', () => {
    const first = event('a', [
      property('b', 'string'),
      property('launch', 'string', { as: 'Z' }),
      property('\u{1f600}', 'string'),
    ]);
    expect(added(first, event('b', [property('\uffee', 'string'), property('b', 'string')]))).toEqual([
      'Z string',
      'b string',
      '\uffee string',
      '\u{1f600} string',
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
    ).toEqual(['Platform_2 integer', 'userId integer', 'userid_2 integer', 'userid_2_2 integer']);
  });

  test.each([
    ['integer', 'number', 'number'],
    ['integer', 'integer', 'integer'],
    ['integer', 'string', 'json'],
    ['boolean', 'string', 'json'],
    ['object', 'array', 'json'],
  ] as const)('%s in one event and %s in another: %s', (one, other, type) => {
    expect(added(event('a', [property('p', one)]), event('b', [property('p', other)]))).toEqual([`p ${type}`]);
  });

  test('text in one event and a time in another is text', () => {
    const time = property('p', 'string', { format: 'date-time' });
    expect(added(event('a', [time]), event('b', [property('p', 'string')]))).toEqual(['p string']);
    expect(added(event('a', [time]), event('b', [property('p', 'string', { format: 'date' })]))).toEqual(['p string']);
  });
});

describe('columnTypeOf', () => {
  test.each([
    [{ types: ['string'] }, 'string'],
    [{ types: ['string'], format: 'uuid' }, 'string'],
    [{ types: ['string', 'null'], format: 'date' }, 'date'],
    [{ types: ['string'], format: 'date-time' }, 'time'],
    [{ types: ['string'], format: 'date', pattern: '^2026' }, 'string'],
    [{ types: ['string'], format: 'date', enum: [{ value: 'soon' }] }, 'string'],
    [{ types: ['integer', 'number', 'null'] }, 'number'],
    [{ types: ['string', 'integer'] }, 'json'],
    [{ types: ['string', 'integer', 'boolean'] }, 'json'],
    [{ types: ['null'] }, 'json'],
    [{ types: ['any'] }, 'json'],
    [{ types: [] }, 'json'],
    [{ types: [], enum: [{ value: 'a' }, { value: null }] }, 'string'],
    [{ types: [], const: true }, 'boolean'],
    [{ types: [], enum: [{ value: 1 }, { value: 'a' }] }, 'json'],
  ] as const)('%j is %s', (schema, type) => {
    expect(columnTypeOf(schema)).toBe(type);
  });
});
