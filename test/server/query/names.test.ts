// Hostile names of events, properties, metrics, funnels and retentions: the SQL answers what truth says, or names what it cannot hold.

import { beforeAll, describe, expect, it } from 'vitest';
import type { FoundResult } from '../../../server/checks/check-result.ts';
import { runCheckInstances } from '../../../server/checks/run.ts';
import { canonicalStorage } from '../../../server/dataset/storage.ts';
import type { Engine } from '../../../server/engines/engine.ts';
import { knownColumns } from '../../../server/engines/known-columns.ts';
import { writeName } from '../../../server/expressions/names.ts';
import { coveredDays } from '../../../server/operations/data-source.ts';
import type { Plan } from '../../../server/plan/plan.ts';
import { compileQuestion } from '../../../server/query/compile.ts';
import { duckdb } from '../../../server/query/dialects/duckdb.ts';
import { questionOf } from '../../../server/query/question-of.ts';
import { collect, lab, never } from '../engines/duckdb/lab.ts';
import { event, funnel, metric, plan, property } from '../events/build.ts';
import { generate } from '../events/files.ts';

const room = lab();

const names = [
  ...[
    '*',
    '**',
    '%',
    '_',
    '?',
    '$1',
    ':a',
    '@a',
    '#',
    '!',
    '-',
    '--',
    '/*',
    '*/',
    ';',
    ',',
    '.',
    'a.b',
    'a/b',
    '~0',
    '\\',
  ],
  ...["'", "''", '"', '""', '`', '``', "\\'", "a'b", 'a"b', "'; DROP TABLE events; --", '"; DROP TABLE events; --'],
  ...[
    '$$',
    '$a$',
    '$' + '{x}',
    '{{ x }}',
    '{% raw %}',
    '{# x #}',
    '[0]',
    '{"a":1}',
    '(',
    ')',
    "' or 1=1 --",
    '/* */',
    "E'\\'",
  ],
  ...['select', 'SELECT', 'Select', 'null', 'true', 'from', 'events', 'periods', 'matched', 'step_1', 'is_1', 'entity'],
  ...['value', 'complete', 'cohort', 'count', 'data', 'e', 'r', 'any event', 'all events', '1', '1e5', '-1', '0x41'],
  ...[
    ' leading',
    'trailing ',
    'two  blanks',
    'tab\tin',
    '\ttab',
    'two\nlines',
    'car\rriage',
    'both\r\n',
    '\nfirst',
    '\u00a0nbsp',
    'nbsp\u00a0',
  ],
  ...[
    '\ufefffirst',
    'last\ufeff',
    'in\ufeffside',
    '\ufeff',
    'zero\u200bwidth',
    '\u200b',
    '\u202eevil',
    '\u2028',
    '\u0085',
  ],
  ...[
    'ä',
    'a\u0308',
    'Ä',
    'İ',
    'ı',
    '\u212a',
    'ẞ',
    'ﬁ',
    '😀',
    '👨‍👩‍👧',
    '名前',
    'عربي',
    '\u0001',
    '\u001b[31m',
    '\u007f',
  ],
  ...['__proto__', 'constructor', 'toString', 'x'.repeat(300)],
];

const usual = event('usual', { properties: [property('amount', { types: ['number'], required: true })] });
const hostile = names.map((name) =>
  event(name, { properties: [property(name, { types: ['integer'], required: true, minimum: 1, maximum: 9 })] }),
);
const retention = (name: string, start: string) =>
  ({
    name,
    entity: 'user',
    start: { event: start, name: start },
    return: { name: '*' },
    period: 'week',
    brackets: [],
  }) as const;
const asked: Plan = plan({
  events: [usual, ...hostile],
  metrics: names
    .flatMap((name, i) => [
      metric(`count ${name}`, { agg: 'count', event: name }),
      metric(`sum ${name}`, { agg: 'sum', event: name, property: name }),
      metric(`some ${name}`, {
        agg: 'count_distinct',
        entity: 'user',
        event: name,
        where: `${writeName(name)} > ${i % 5}`,
      }),
    ])
    .concat([
      metric('anybody', { type: 'active', entity: 'user' }),
      metric(names[30] as string, { agg: 'count', event: 'usual' }),
    ]),
  funnels: names.map((name) => funnel(`from ${name}`, [name, 'usual'], { window: '7d' })),
  retention: names.map((name) => retention(`after ${name}`, name)),
});
interface Truth {
  readonly metric: string;
  readonly total: number;
  readonly funnel: string;
  readonly steps: readonly { readonly entities: number }[];
  readonly retention: string;
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly size: number;
    readonly values: readonly { readonly period: number; readonly entities: number }[];
  }[];
}
const covers = coveredDays('2026-01-20', '2026-01-30', 'UTC');
const range = { since: covers.since, until: covers.until, through: covers.whole.last };

describe.each(['csv', 'ndjson'] as const)('in %s', (as) => {
  let engine: Engine;
  let truth: Record<'metrics' | 'funnels' | 'retention', readonly Truth[]>;
  beforeAll(async () => {
    const { texts } = await generate(asked, { users: 150, days: 10, start: '2026-01-20' }, { as });
    await room.write(`${as}/events.${as}`, texts.get(`events.${as}`) as string);
    const read = (name: string) => JSON.parse(texts.get(`truth/${name}.json`) as string);
    truth = { metrics: read('metrics'), funnels: read('funnels'), retention: read('retention') };
    ({ engine } = await room.open(as, knownColumns(asked)));
  }, 120_000);

  async function answer(name: string) {
    const question = questionOf(asked, name, range);
    if ('fault' in question) throw new Error(question.message);
    const compiled = compileQuestion(asked, question, canonicalStorage, duckdb);
    if ('fault' in compiled) throw new Error(compiled.message);
    const { rows } = await collect(engine, compiled.sql, { ms: 600_000 });
    const at = (row: readonly unknown[], column: string) =>
      row[compiled.columns.findIndex((one) => one.name === column)];
    return rows.map((row) => (column: string) => at(row, column));
  }

  it('metrics', async () => {
    expect(truth.metrics).toHaveLength(asked.metrics.length);
    let counted = 0;
    for (const { metric: name, total } of truth.metrics) {
      const [row] = await answer(`metric:${name}`);
      expect([name, row?.('value')]).toEqual([name, total]);
      if (Number(total) > 0) counted++;
    }
    expect(counted).toBeGreaterThan(asked.metrics.length / 2);
  });

  it('funnels', async () => {
    for (const { funnel: name, steps } of truth.funnels) {
      const rows = await answer(`funnel:${name}`);
      expect([name, rows.map((row) => row('entities'))]).toEqual([name, steps.map((step) => step.entities)]);
    }
  });

  it('retention', async () => {
    for (const { retention: name, cohorts } of truth.retention) {
      const rows = await answer(`retention:${name}`);
      const found = new Map(rows.map((row) => [`${row('cohort')} ${row('period')}`, [row('size'), row('entities')]]));
      for (const { cohort, size, values } of cohorts)
        for (const { period, entities } of values)
          expect([name, found.get(`${cohort} ${period}`)]).toEqual([name, [size, entities]]);
    }
  });

  it('checks', async () => {
    const found = await runCheckInstances(
      { plan: asked, storage: canonicalStorage, settings: {}, names: [], now: Date.parse('2026-01-30') },
      {
        tables: await engine.tables(never),
        ask: async (sql, rows) =>
          collect(engine, sql, { rows, ms: 600_000 }).catch((error: Error) => ({
            failure: `${error.message}\n${sql}`,
          })),
        dialect: duckdb,
        progress: () => undefined,
      },
    );
    const bad = (one: FoundResult) => ['fail', 'error'].includes(one.result.status);
    expect(found.filter(bad).map(({ result }) => [result.check, result.event, result.reason])).toEqual([]);
    expect(found.length).toBeGreaterThan(names.length);
  });
});

it('are many', () => {
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(100);
});

it.each(['\0', 'a\0', '\0; DROP TABLE events', "a'\0"])('%j is refused: SQL cannot hold it', (name) => {
  const bad = plan({ events: [event(name), event('usual')], metrics: [metric('m', { agg: 'count', event: name })] });
  const compiled = compileQuestion(bad, { kind: 'metric', metric: 'm' }, canonicalStorage, duckdb);
  expect(compiled).toEqual({
    fault: 'wrong-question',
    message: `${JSON.stringify(name)} holds a NUL character (U+0000), which no name or text may hold in SQL. Remove it from the plan.`,
  });
});

it('an event that is called * is meant by it; where none is named, any event is', () => {
  const both = (events: Plan['events']) => {
    const of = plan({
      events,
      metrics: [metric('star', { agg: 'count', event: '*' }), metric('anybody', { type: 'active', entity: 'user' })],
    });
    return ['star', 'anybody'].map((name) => {
      const compiled = compileQuestion(of, { kind: 'metric', metric: name }, canonicalStorage, duckdb);
      return 'sql' in compiled && compiled.sql.includes("event_name = '*'");
    });
  };
  expect(both([event('usual')])).toEqual([false, false]);
  expect(both([event('usual'), event('*')])).toEqual([true, false]);
});
