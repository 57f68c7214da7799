// Where nothing is wrong nothing fails: whatever the plan, in every form of data.
import { mkdir } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertFiles } from '../../../server/engines/duckdb/convert.ts';
import { knownColumns } from '../../../server/engines/known-columns.ts';
import type { Plan } from '../../../server/plan/plan.ts';
import { fuzz } from '../../fuzz.ts';
import { lab as openLab } from '../engines/duckdb/lab.ts';
import { event, plan, property } from '../events/build.ts';
import { everything } from '../events/everything.ts';
import { generate } from '../events/files.ts';
import { properties } from '../events/schemas.ts';
import { type Around, checked, notGood, notPassed, writeTables } from './checked.ts';
import { shop, shopTables } from './shop.ts';

const lab = openLab();
const forms = ['ndjson', 'csv', 'parquet', 'duckdb'] as const;
type Form = (typeof forms)[number];

/** Generated events in a form, and where they lie. */
async function generated(
  plan: Plan,
  form: Form,
  folder: string,
  options: { users: number; days: number },
): Promise<string> {
  const { texts, written } = await generate(plan, options, { as: form === 'csv' ? 'csv' : 'ndjson' });
  for (const [path, text] of texts) if (!path.startsWith('truth')) await lab.write(`${folder}/${path}`, text);
  const tables = written.files.map(({ path, table }) => ({ name: table, files: [lab.path(`${folder}/${path}`)] }));
  return form === 'csv' || form === 'ndjson' ? folder : converted(plan, form, folder, tables);
}

async function converted(
  plan: Plan,
  form: 'parquet' | 'duckdb',
  folder: string,
  tables: readonly { readonly name: string; readonly files: readonly string[] }[],
): Promise<string> {
  const known = knownColumns(plan);
  const typed = tables.map((table) => ({ ...table, columns: known[table.name] ?? [] }));
  const out = (name: string) => lab.path(`${folder}-${form}/${name === 'events' ? name : `entities/${name}`}.parquet`);
  await mkdir(lab.path(`${folder}-${form}`), { recursive: true });
  const options = { sandbox: lab.sandbox, signal: new AbortController().signal };
  if (form === 'parquet') {
    await convertFiles({ as: form, tables: typed.map((table) => ({ ...table, out: out(table.name) })) }, options);
    return `${folder}-${form}`;
  }
  await convertFiles({ as: form, tables: typed, out: lab.path(`${folder}-${form}/events.duckdb`) }, options);
  return `${folder}-${form}/events.duckdb`;
}

describe('clean rows', () => {
  const skipped = { 'required order_paid.coupon': expect.stringMatching(/^skip: .*null is allowed/) };
  it.each(forms)('of the shop as %s', async (form) => {
    const folder = await writeTables(lab, `shop-${form}`, shopTables());
    const tables = ['events', 'user', 'product'].map((name) => ({
      name,
      files: [lab.path(`${folder}/${name === 'events' ? name : `entities/${name}`}.ndjson`)],
    }));
    const where =
      form === 'ndjson' ? folder : form === 'csv' ? await asCsv(folder) : await converted(shop, form, folder, tables);
    const results = await checked(lab, shop, where);
    expect(notPassed(results)).toEqual(skipped);
    expect(results.length).toBe(69);
  });

  it.each(forms)('of a generated plan with everything as %s', async (form) => {
    const size = { users: 60, days: 6 };
    const around: Around = { now: Date.parse('2026-01-07'), since: '2026-01-01', until: '2026-01-06' };
    const results = await checked(
      lab,
      everything,
      await generated(everything, form, `everything-${form}`, size),
      around,
    );
    expect(notGood(results)).toEqual({});
    expect(results.length).toBeGreaterThan(100);
  });

  it.each(forms)('whatever the names, as %s', async (form) => {
    const odd = [
      'select',
      'a"b',
      "it's",
      'größe',
      '中文',
      'with space',
      'a.b',
      'e/f~g',
      '$id',
      '1st',
      '🎁',
      'Order',
      'order',
      'event name',
    ];
    const list = odd.map((as, i) =>
      property(`p${i}`, { as, types: [['string'], ['integer'], ['boolean']][i % 3] as ['string'], required: true }),
    );
    const inside = property('holder', { as: 'hol"der', types: ['object'], required: true, properties: list });
    const named = plan({
      events: [
        event('table', { as: 'it\'s "a" table', properties: [...list, inside], uniqueKey: [], status: 'verified' }),
        event('view', { as: 'ビュー', properties: list.slice(3), status: 'verified' }),
      ],
      checks: [
        { name: "o'check", event: 'table', expect: 'p0 is not null and holder.p1 = holder.p1', severity: 'error' },
      ],
    });
    const around: Around = { now: Date.parse('2026-01-04'), since: '2026-01-01', until: '2026-01-03' };
    const results = await checked(
      lab,
      named,
      await generated(named, form, `odd-${form}`, { users: 40, days: 3 }),
      around,
    );
    expect(notGood(results)).toEqual({});
    expect(results.filter(({ check, total }) => check === 'required' && total > 0).length).toBe(3 * odd.length - 3 + 1);
  });

  it('of random plans', async () => {
    let nth = 0;
    await fc.assert(
      fc.asyncProperty(properties, fc.constantFrom(...forms), async (list, form) => {
        const random = plan({ events: [event('thing', { properties: list, status: 'verified' })] });
        const where = await generated(random, form, `random-${nth++}`, { users: 25, days: 2 });
        const around: Around = { now: Date.parse('2026-01-03'), since: '2026-01-01', until: '2026-01-02' };
        expect(notGood(await checked(lab, random, where, around))).toEqual({});
      }),
      { numRuns: fuzz.runs(15) },
    );
  });
});

async function asCsv(folder: string): Promise<string> {
  const { events, ...entities } = shopTables();
  const cell = (value: unknown): string => {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `"${text.replaceAll('"', '""')}"`;
  };
  for (const [name, rows] of Object.entries({ events, ...entities })) {
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const lines = [names, ...rows.map((row) => names.map((one) => row[one]))].map((line) => line.map(cell).join());
    await lab.write(`${folder}-csv/${name === 'events' ? name : `entities/${name}`}.csv`, `${lines.join('\n')}\n`);
  }
  return `${folder}-csv`;
}
