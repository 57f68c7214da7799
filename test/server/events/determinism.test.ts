// The same bytes on any run, in any time zone; values that stay where something else changes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { generatorVersion } from '../../../server/events/draws/keys.ts';
import type { Options } from '../../../server/events/scenario.ts';
import type { Plan } from '../../../server/plan/plan.ts';
import { event, property } from './build.ts';
import { everything } from './everything.ts';
import type { Row } from './files.ts';
import { generate, ndjson, rowsOf } from './files.ts';

const sha256 = (text: string | undefined) =>
  createHash('sha256')
    .update(text ?? '')
    .digest('hex');

// Bytes may change only together with `generatorVersion`; then these are written anew.
const golden: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: {
    'events.csv': 'af186297db7bbbf355bac20ecef48a4ecbdcc577bcb70c915c9f34c4df320515',
    'events.ndjson': 'b324bfc6a1d10daf8da9a4b02f04697d0766027f31bc4efc22900bf05b2492b4',
    'entities/user.ndjson': 'f461ed27f400180d0aefdfefb3a946c9673d34dd51af13a8bd4cd291e10bd409',
    'truth/funnels.json': 'a520f38dfc6d79c7a286c5bd9ba4ab913327aa4c88be100bd2ec969124ddbf05',
    'truth/metrics.json': 'b24e02cc774f0f031fe435e963644be72639c232698438e2072115c989818fff',
  },
};

test('golden bytes of this generator', async () => {
  const [csv, json] = [
    await generate(everything, { users: 300 }, { as: 'csv' }),
    await generate(everything, { users: 300 }),
  ];
  const hashes = Object.fromEntries(
    Object.keys(golden[generatorVersion] ?? {}).map((path) => [
      path,
      sha256(csv.texts.get(path) ?? json.texts.get(path)),
    ]),
  );
  expect(hashes).toEqual(golden[generatorVersion]);
  for (const { written, texts } of [csv, json]) {
    for (const file of written.files) expect(sha256(texts.get(file.path))).toBe(file.sha256);
  }
});

const folder = mkdtempSync(join(tmpdir(), 'trackwright-events-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a run in another time zone and locale gives the same bytes', async () => {
  const script = join(folder, 'run.mjs');
  const entry = `
    import { everything } from './test/server/events/everything.ts';
    import { generate } from './test/server/events/files.ts';
    const { texts } = await generate(everything, { users: 120 });
    console.log(JSON.stringify([new Date(0).getHours(), ...[...texts].flat()]));`;
  const bundled = await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
    ...{ bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'silent' },
  });
  writeFileSync(script, bundled.outputFiles[0]!.text);
  const run = (TZ: string, LANG: string) =>
    JSON.parse(
      execFileSync(process.execPath, [script], {
        env: { ...process.env, TZ, LANG, LC_ALL: LANG },
        maxBuffer: 1 << 28,
      }).toString(),
    ) as unknown[];
  const [there, here] = [run('Asia/Kathmandu', 'tr_TR.UTF-8'), run('America/St_Johns', 'de_DE.UTF-8')];
  expect(there[0]).not.toBe(here[0]);
  expect(there.slice(1)).toEqual(here.slice(1));
  expect(there.slice(1)).toEqual([...(await generate(everything, { users: 120 })).texts].flat());
});

test('the generator bundles for a browser, without a single Node module', async () => {
  const bundled = await build({
    entryPoints: ['server/events/generator.ts'],
    ...{ bundle: true, write: false, format: 'esm', platform: 'browser', logLevel: 'silent', metafile: true },
  });
  const inputs = Object.keys(bundled.metafile?.inputs ?? {});
  expect(inputs.filter((path) => path.includes('faker'))).toEqual([]);
  const used = Object.values(bundled.metafile?.inputs ?? {}).flatMap((input) => input.imports.map(({ path }) => path));
  expect(used.filter((path) => path.startsWith('node:'))).toEqual([]);
});

const rows = (plan: Plan, options: Options = {}) => rowsOf(plan, { users: 200, days: 12, ...options });
const byId = (list: readonly Row[]) => new Map(list.map((row) => [row.event_id, row]));

test('a property, a trait added changes no other value', async () => {
  const more: Plan = {
    ...everything,
    entities: everything.entities.map((one) => ({
      ...one,
      traits: [property('shoe_size', { types: ['integer'] }), ...one.traits],
    })),
    events: everything.events.map((one) => ({
      ...one,
      properties: [property('added', { types: ['integer'] }), ...one.properties],
    })),
  };
  const after = (await rows(more)).map(({ added, ...row }) => row);
  expect(after).toEqual(await rows(everything));
});

test('more days append, fewer cut: rows of the days both have are the same', async () => {
  const short = await rows(everything);
  const long = byId(await rows(everything, { days: 19 }));
  expect(short.filter((row) => JSON.stringify(long.get(row.event_id)) !== JSON.stringify(row))).toEqual([]);
  const end = '2026-01-13T00:00:00.000Z';
  expect([...long.values()].filter((row) => (row.event_time as string) < end).length).toBe(short.length);
  expect(long.size).toBeGreaterThan(short.length * 1.3);
});

test('an event added moves no place: what still happens at one keeps its values', async () => {
  const more = { ...everything, events: [...everything.events, event('newcomer')] };
  const before = byId(await rows(everything));
  const after = (await rows(more)).filter((row) => before.get(row.event_id)?.event_name === row.event_name);
  expect(after.length).toBeGreaterThan(before.size / 3);
  const kept = ['theme', 'load_ms', 'country'];
  for (const row of after) for (const name of kept) expect(row[name]).toEqual(before.get(row.event_id)?.[name]);
});

test('another seed, start: other rows', async () => {
  const ids = async (options: Options) => new Set((await rows(everything, options)).map((row) => row.event_id));
  const first = await ids({});
  for (const options of [{ seed: 2 }, { seed: 2n ** 40n }, { start: '2026-01-02' }]) {
    const other = await ids(options);
    expect([...other].filter((id) => first.has(id)).length / other.size).toBeLessThan(options.start ? 1 : 0.001);
  }
});

test('rows stand by user, time; ids do not come twice', async () => {
  const list = ndjson((await generate(everything, { users: 300 })).texts.get('events.ndjson'));
  expect(new Set(list.map((row) => row.event_id)).size).toBe(list.length);
  for (let i = 1; i < list.length; i++) {
    const [before, row] = [list[i - 1]!, list[i]!];
    expect(
      (before.user_id as string) < (row.user_id as string) ||
        (before.user_id === row.user_id && (before.event_time as string) < (row.event_time as string)),
    ).toBe(true);
  }
});
