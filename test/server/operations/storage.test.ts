// How a connection's data are said to lie: what is read, what is refused, each in a sentence that names the place.
import { expect, test } from 'vitest';
import { tableCalled } from '../../../server/dataset/tables.ts';
import { onDisk } from '../../../server/engines/duckdb/duckdb.ts';
import { storageAt } from '../../../server/operations/ask.ts';
import { readStorage } from '../../../server/operations/storage.ts';
import { plan } from '../query/plans.ts';

const where = 'Connection "prod" of trackwright.yml';

test.each<[string, object]>([
  ['nothing', {}],
  ['a layout alone', { layout: 'json' }],
  ['a table alone', { table: 'analytics.events' }],
  ['all of it', { layout: 'json', table: 'raw.events', properties: 'payload', columns: { event_time: 'ts' } }],
  [
    'tables of entities',
    {
      entities: [
        { ref: 'user', table: 'analytics.users', key: 'id' },
        { ref: 'team', table: 't' },
      ],
    },
  ],
])('%s is taken as it is', (_, said) => expect(readStorage(said, where)).toEqual(said));

test('times in UTC are what is read anyway', () =>
  expect(readStorage({ timezone: 'UTC', layout: 'wide' }, where)).toEqual({ layout: 'wide' }));

test.each<[unknown, string]>([
  ['wide', 'it is a list of keys, such as {layout: wide, table: analytics.events}.'],
  [[1], 'it is a list of keys, such as {layout: wide, table: analytics.events}.'],
  [{ layuot: 'wide' }, 'there is no key layuot. Did you mean layout?'],
  [{ __proto__x: 1 }, 'there is no key __proto__x.'],
  [{ layout: 'cube' }, 'layout is "cube". Say wide, json or table_per_event.'],
  [{ layout: null }, 'layout is null. Say wide, json or table_per_event.'],
  [{ table: 5 }, 'table is 5. Give a name, such as analytics.events.'],
  [{ table: ' ' }, 'table is " ". Give a name, such as analytics.events.'],
  [{ properties: [] }, 'properties is []. Give a name, such as payload.'],
  [{ columns: 7 }, 'columns is a list of names, such as {event_time: ts, user_id: uid}.'],
  [
    { columns: { event_tiem: 'ts' } },
    'columns names event_tiem, which is not a field of the envelope. Did you mean event_time?',
  ],
  [{ columns: { event_time: 3 } }, 'the column of event_time is 3. Give its name.'],
  [{ entities: 5 }, 'entities is a list such as [{ref: user, table: analytics.users, key: id}].'],
  [{ entities: [{ ref: 'user' }] }, 'entities is a list such as [{ref: user, table: analytics.users, key: id}].'],
  [
    { timezone: 'Europe/Berlin' },
    'timezone is "Europe/Berlin", and this version reads times without a zone as UTC only. Make a view with times in UTC.',
  ],
  [{ identity_map: 'ids' }, 'this version reads no identity_map. Make a view whose user_id is known throughout.'],
])('%j is refused', (said, message) => {
  expect(() => readStorage(said, where)).toThrow(`${where}, storage: ${message}`);
});

test('what a connection leaves unsaid lies as we generate it', () => {
  const at = { connection: onDisk('a.duckdb', '/'), shown: 'a' };
  const whole = { layout: 'wide', table: 'events', entities: [{ ref: 'user', table: 'user', key: 'user_id' }] };
  expect(storageAt(plan([]), at)).toEqual(whole);
  expect(storageAt(plan([]), { ...at, storage: { layout: 'json' } })).toEqual({ ...whole, layout: 'json' });
});

test('tables of the own schema are found with its name and without', () => {
  const tables = ['events', 'raw.events'].map((name) => ({ name, columns: [] }));
  expect(tableCalled(tables, 'main.events')?.name).toBe('events');
  expect(tableCalled(tables, 'RAW.events')?.name).toBe('raw.events');
  expect(tableCalled(tables, 'other.events')).toBeUndefined();
});
