// What we print for PostgreSQL, run there, gives what DuckDB gives: every question, condition and check, cell by cell.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CheckReport, checkReport } from '../../server/checks/result.ts';
import { runCheckInstances } from '../../server/checks/run.ts';
import type { Storage } from '../../server/dataset/storage.ts';
import { canonicalStorage, canonicalStorageOf } from '../../server/dataset/storage.ts';
import { plannedTables } from '../../server/dataset/tables.ts';

import type { Plan } from '../../server/plan/plan.ts';
import { planOf } from '../../server/plan/resolve-plan.ts';
import { questionOf } from '../../server/query/question-of.ts';
import type { Question } from '../../server/query/questions/registry.ts';
import { generate, ndjson } from '../server/events/files.ts';
import { snapshotOf } from '../server/lint/examples.ts';
import type { Cell } from '../server/query/database.ts';
import { goldens, shop } from '../server/query/goldens.ts';
import { type Both, loadEvents, openBoth, type Row, sameAnswer, sameCells } from './both.ts';

let both: Both;
beforeAll(async () => {
  both = await openBoth();
});
afterAll(() => both.close());

interface Events {
  readonly rows: readonly Row[];
  readonly entities: Readonly<Record<string, readonly Row[]>>;
}
const first = '2026-01-01';

async function eventsOf(plan: Plan, users: number, days: number): Promise<Events> {
  const { texts } = await generate(plan, { users, days, start: first });
  const entities = [...texts].flatMap(([file, text]) => {
    const name = /^entities\/(.*)\.ndjson$/.exec(file)?.[1];
    return name === undefined ? [] : [[name, ndjson(text)] as const];
  });
  return { rows: ndjson(texts.get('events.ndjson')), entities: Object.fromEntries(entities) };
}

function exampleOf(folder: string): Plan {
  const root = path.resolve('examples', folder);
  const files = (readdirSync(root, { recursive: true }) as string[]).filter((file) => file.endsWith('.plan.yml'));
  return planOf(
    snapshotOf(Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]))),
  );
}

const layouts = ['wide', 'json'] as const;
const storageOf = (plan: Plan, layout: Storage['layout']): Storage => ({ ...canonicalStorageOf(plan), layout });

/** Everything that the plan names, by each of its grains and dimensions, in whole days and without a range. */
function questionsOf(plan: Plan): readonly Question[] {
  const range = { since: first, until: '2026-01-09', through: '2026-01-07' };
  const named = (name: string, options: object): readonly Question[] => {
    const question = questionOf(plan, name, options);
    return 'fault' in question ? [] : [question];
  };
  const dimensions = (names: readonly string[]) => ['platform', ...names].map((name) => ({ by: [name] }));
  const splits = (name: string, of: readonly string[]) =>
    [{}, ...dimensions(of)].flatMap((by) => named(name, { ...range, ...by }));
  return [
    ...plan.metrics.flatMap(({ name, dimensions: of }) => [
      ...splits(`metric:${name}`, of),
      ...(['day', 'week', 'month'] as const).flatMap((grain) => named(`metric:${name}`, { ...range, grain })),
      ...named(`metric:${name}`, { grain: 'hour' }),
    ]),
    ...plan.funnels.flatMap(({ name }) => [...splits(`funnel:${name}`, []), ...named(`funnel:${name}`, {})]),
    ...plan.retention.flatMap(({ name }) => named(`retention:${name}`, range)),
  ];
}

test('it is a PostgreSQL whose sessions sort and tell the time in their own way', async () => {
  const [, { database }] = both.sides;
  const [[version, zone, isPeoples]] = (await database.rows(
    "select current_setting('server_version_num')::int / 10000, current_setting('timezone'), 'a' < 'B'",
  )) as [Cell[]];
  expect([version, zone, isPeoples]).toEqual([16, 'Asia/Kolkata', true]);
});

describe('the questions of the goldens', () => {
  test.each(goldens)('%s', async (_, question, storage = canonicalStorage) => {
    const { rows } = await eventsOf(shop, 60, 9);
    const tiers = ['pro', 'gold', 'free', null];
    const users = [...new Set(rows.map((row) => row.user_id))].map((user_id, i) => ({
      user_id,
      plan_tier: tiers[i % 4],
    }));
    await loadEvents(both, shop, storage, rows, { user: users });
    expect(await sameAnswer(both, shop, question, storage)).toBeGreaterThan(0);
  });
});

describe.each(['ai-study', 'checkout'])('examples/%s', (folder) => {
  const plan = exampleOf(folder);
  let events: Events;
  beforeAll(async () => {
    events = await eventsOf(plan, 80, 9);
  });

  describe.each(layouts)('as %s', (layout) => {
    const storage = storageOf(plan, layout);
    beforeAll(() => loadEvents(both, plan, storage, events.rows, events.entities));

    test('every metric, funnel and retention', async () => {
      const questions = questionsOf(plan);
      expect(questions.length).toBeGreaterThan(20);
      let answered = 0;
      for (const question of questions) {
        const isUnordered = question.kind === 'funnel' && question.order === 'unordered';
        if (isUnordered) continue;
        answered += (await sameAnswer(both, plan, question, storage)) > 0 ? 1 : 0;
      }
      expect(answered).toBeGreaterThan(20);
    });

    test('every check, of sound rows and of broken ones', async () => {
      const sound = await sameChecks(plan, storage);
      expect(sound.pass).toBeGreaterThan(20);
      await loadEvents(both, plan, storage, broken(events.rows, layout), events.entities);
      const found = await sameChecks(plan, storage);
      expect(found.fail).toBeGreaterThan(sound.fail + 3);
      expect([sound.error, found.error]).toEqual([0, 0]);
    });
  });
});

/** What may be sent where nothing holds a value to its type; a column takes no other than its own. */
const odd: readonly unknown[] = [
  'abc',
  -1,
  5.7,
  null,
  true,
  [1],
  { a: 1 },
  '',
  ' ',
  '2026-02-30',
  '1e3',
  'é',
  '0x1F',
  'NaN',
];

const isSameKind = (one: unknown, other: unknown): boolean =>
  typeof one === 'number'
    ? typeof other === 'number' && (Number.isInteger(one) || !Number.isInteger(other))
    : typeof one === 'string' && typeof other === 'string' && !/^\d{4}-/.test(other);

/** Every seventh row with a value that is not as it was, some twice, some late. */
function broken(rows: readonly Row[], layout: Storage['layout']): readonly Row[] {
  return rows.flatMap((row, i) => {
    if (i % 7) return [row];
    const names = Object.keys(row).filter((name) => !/^(event_id|event_name|event_time|received_at)$/.test(name));
    const name = names[(i / 7) % names.length] ?? '';
    const value = odd[(i / 7) % odd.length];
    const fits = layout === 'json' || value === null || isSameKind(value, row[name]);
    const other = { ...row, [name]: fits ? value : null };
    return i % 14 ? [other] : [other, { ...row, event_id: `${row.event_id}-again` }];
  });
}

/** Both run all checks of the plan; results and failing rows are the same. */
async function sameChecks(plan: Plan, storage: Storage): Promise<CheckReport['counts']> {
  const tables = plannedTables(plan, storage);
  const input = { plan, storage, settings: {}, names: [], now: Date.parse('2026-01-10') };
  const [expected = [], found = []] = await Promise.all(
    both.sides.map(({ dialect, database }) =>
      runCheckInstances(input, {
        tables,
        dialect,
        progress: () => undefined,
        async ask(sql) {
          try {
            const { columns, rows } = await database.answer(sql);
            return { columns: columns.map((name) => ({ name })), rows };
          } catch (error) {
            return { failure: `${String(error)}\n${sql}` };
          }
        },
      }),
    ),
  );
  const judged = (all: typeof found) => all.map(({ result: { sql, sample, ...rest } }) => rest);
  expect(judged(found)).toEqual(judged(expected));
  found.forEach(({ result: { sample = [], sql = '' } }, i) => {
    const cells = (rows: typeof sample) => rows.map((row) => Object.values(row) as Cell[]);
    sameCells(cells(sample), cells(expected[i]?.result.sample ?? []), sql);
  });
  return checkReport(found.map(({ result }) => result)).counts;
}
