// truth/ against the SQL of the same questions, run by DuckDB on the files as written.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wideColumnsOf } from '../../../../server/dataset/columns.ts';
import { canonicalStorage } from '../../../../server/dataset/storage.ts';
import { sqlType } from '../../../../server/engines/duckdb/read-as.ts';
import type { FunnelTruth } from '../../../../server/events/expected/funnels.ts';
import type { MetricTruth } from '../../../../server/events/expected/metrics.ts';
import type { RetentionTruth } from '../../../../server/events/expected/retention.ts';
import { coveredDays } from '../../../../server/operations/data-source.ts';
import type { Plan, Semantics } from '../../../../server/plan/plan.ts';
import { compileQuestion } from '../../../../server/query/compile.ts';
import { duckdb } from '../../../../server/query/dialects/duckdb.ts';
import { questionOf } from '../../../../server/query/question-of.ts';
import type { Database } from '../../query/database.ts';
import { openDatabase } from '../../query/database.ts';
import { everything } from '../everything.ts';
import { generate } from '../files.ts';
import { shop } from './shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'trackwright-truth-'));
let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const [since, end] = ['2026-01-20', '2026-02-09'];

/** The events as DuckDB reads the file with the types of the plan, and truth beside them. */
async function load(
  plan: Plan,
  as: 'csv' | 'ndjson',
): Promise<{ readonly funnels: FunnelTruth[]; readonly metrics: MetricTruth[]; readonly retention: RetentionTruth[] }> {
  const { texts } = await generate(plan, { users: 500, days: 20, start: since }, { as });
  const file = join(folder, `events.${as}`);
  writeFileSync(file, texts.get(`events.${as}`)!);
  const types = wideColumnsOf(plan).map(({ name, type }) => `'${name.replaceAll("'", "''")}': '${sqlType[type]}'`);
  const how =
    as === 'csv'
      ? "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false"
      : "format = 'newline_delimited'";
  await database.run(
    `create or replace table events as select * from read_${as === 'csv' ? 'csv' : 'json'}('${file}', columns = {${types.join(', ')}}, ${how})`,
  );
  const read = (path: string) => JSON.parse(texts.get(path)!);
  return {
    funnels: read('truth/funnels.json'),
    metrics: read('truth/metrics.json'),
    retention: read('truth/retention.json'),
  };
}

async function answer(
  plan: Plan,
  name: string,
  options: object,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const question = questionOf(plan, name, options);
  if ('fault' in question) throw new Error(question.message);
  const compiled = compileQuestion(plan, question, canonicalStorage, duckdb);
  if ('fault' in compiled) throw new Error(compiled.message);
  const rows = await database.rows(compiled.sql);
  return rows.map((row) => Object.fromEntries(compiled.columns.map(({ name: column }, i) => [column, row[i]])));
}

const utc: Semantics = { timezone: 'UTC', week_start: 1 };
describe.each([
  ['shop', shop, 'ndjson', utc],
  ['shop', shop, 'csv', utc],
  ['shop', shop, 'ndjson', { timezone: 'America/New_York', week_start: 7 }],
  ['shop', shop, 'ndjson', { timezone: 'Asia/Kathmandu', week_start: 3 }],
  ['everything', everything, 'ndjson', utc],
  ['everything', everything, 'csv', utc],
] as const)('%s as %s, %j', (_, original, as, semantics) => {
  const plan: Plan = { ...original, semantics };
  const covers = coveredDays(since, end, semantics.timezone);
  const range = { since: covers.since, until: covers.until, through: covers.whole.last };

  test('the same entities in every step, the same numbers in every period, the same who came back', async () => {
    const { funnels, metrics, retention } = await load(plan, as);
    for (const { funnel, order, steps } of funnels) {
      if (order === 'unordered') continue;
      const rows = await answer(plan, `funnel:${funnel}`, range);
      expect([funnel, rows.map((row) => row.entities)]).toEqual([funnel, steps.map((step) => step.entities)]);
    }
    for (const { metric, grain, total, values } of metrics) {
      const rows = await answer(plan, `metric:${metric}`, { ...range, grain });
      const found = rows.map((row) => [String(row.period).slice(0, 10), near(row.value)]);
      expect([metric, found]).toEqual([metric, values.map(({ period, value }) => [period, near(value)])]);
      const whole = plan.metrics.find((one) => one.name === metric)!;
      const { grain: ignored, ...ungrained } = whole;
      const [all] = await answer(
        { ...plan, metrics: [...plan.metrics.filter((one) => one !== whole), ungrained] },
        `metric:${metric}`,
        range,
      );
      expect([metric, near(all?.value)]).toEqual([metric, near(total)]);
    }
    expect(retention.map((one) => one.retention)).toEqual(plan.retention.map((one) => one.name));
    for (const { retention: name, cohorts } of retention) {
      const rows = await answer(plan, `retention:${name}`, range);
      const all = new Map(rows.map((row) => [`${row.cohort} ${row.period}`, [row.size, row.entities, near(row.rate)]]));
      const told = cohorts.flatMap(({ cohort, size, values }) =>
        values.map(({ period, entities, rate }) => [`${cohort} ${period}`, [size, entities, near(rate)]] as const),
      );
      expect([name, told]).toEqual([name, told.map(([key]) => [key, all.get(key)])]);
      expect(told.length).toBeGreaterThan(0);
    }
  });
});

/** Sums of doubles differ in their last digits; a time is text. */
const near = (value: unknown): unknown => {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d[ T]\d/.test(value)) return value ?? null;
  return new Date(`${value.replace(' ', 'T').replace(/Z$/, '')}Z`).toISOString();
};
