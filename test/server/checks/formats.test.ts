import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPatterns } from '../../../server/checks/formats.ts';
import { valueFormats } from '../../../server/events/values/formats.ts';
import { type Database, openDatabase, sqlLiteral } from '../query/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const samples: Readonly<Record<string, readonly string[]>> = {
  time: ['10:00:00Z', '23:59:60+02:00', '24:00:00Z', '10:00Z', '10:00:00', '10:00:00.5z'],
  duration: ['P1D', 'PT5M', 'P1Y2M3DT4H5M6S', 'P2W', 'P', 'PT', 'P1DT', '1D', 'P1M', 'PT1H3S', 'P1S'],
  email: ['a@b.co', 'a.b+c@example.com', 'a@b', 'a b@c.de', '@c.de', 'a@c..de', 'a@-c.de', 'a.@c.de'],
  uri: ['https://a.b/c?d#e', 'mailto:x', 'a b', '/path', 'x:', 'HTTP://A', 'http://a b'],
  uuid: [
    '00000000-0000-4000-8000-000000000000',
    '00000000-0000-4000-8000-00000000000',
    'ABCDEF00-0000-4000-8000-000000000000',
  ],
  hostname: ['a.example.com', 'a', '-a', 'a-', 'a..b', 'a_b', `${'a'.repeat(63)}.b`, 'a'.repeat(64)],
  ipv4: ['1.2.3.4', '255.255.255.255', '256.1.1.1', '1.2.3', '01.2.3.4', '1.2.3.4.5'],
  ipv6: [
    '::',
    '::1',
    '1::',
    '2001:db8::1',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7',
    'g::',
    ':1',
  ],
  currency: ['EUR', 'eur', 'EURO'],
  country: ['DE', 'de', 'DEU'],
  locale: ['de', 'de-DE', 'zh-Hans-CN', 'es-419', 'DE', 'de-de', 'd'],
  semver: ['1.2.3', '1.2', '01.2.3', '1.2.3-beta.1+5', '1.2.3.4'],
};

describe('a format is the same in the database as where values are made', () => {
  it.each(Object.keys(formatPatterns))('%s', async (name) => {
    const list = samples[name] ?? [];
    expect(list.length).toBeGreaterThan(2);
    for (const text of list) {
      const sql = `select regexp_matches(${sqlLiteral(text, 'varchar')}, ${sqlLiteral(formatPatterns[name], 'varchar')})`;
      const [[found] = []] = await database.rows(sql);
      expect([text, found]).toEqual([text, valueFormats.get(name)?.is(text)]);
    }
  });

  it('all but dates and times, which are types', () => {
    const missing = [...valueFormats.keys()].filter((name) => !Object.hasOwn(formatPatterns, name));
    expect(missing).toEqual(['date-time', 'date']);
  });
});
