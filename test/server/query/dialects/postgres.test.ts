// What PostgreSQL's SQL looks like; that it means the same is proved on the real one (test/conformance/).
import { describe, expect, test } from 'vitest';
import { aggregate, aliased, column, compare, literal, tableScan } from '../../../../server/query/build.ts';
import { dialect } from '../../../../server/query/dialects/dialect.ts';
import { postgres } from '../../../../server/query/dialects/postgres.ts';
import { postgresPattern } from '../../../../server/query/dialects/postgres-pattern.ts';
import { printQuery } from '../../../../server/query/print.ts';
import type { Relation, SqlExpr } from '../../../../server/query/tree.ts';

const events = tableScan('events', [
  ['name', 'string'],
  ['n', 'integer'],
  ['x', 'number'],
  ['ok', 'boolean'],
  ['payload', 'json'],
]);
const printed = (of: SqlExpr): string =>
  printQuery({ kind: 'project', from: events, columns: [aliased('made', of)] }, postgres)
    .split('\n')[1]
    ?.trim() ?? '';

describe('expressions', () => {
  test.each<[string, SqlExpr]>([
    ['name < \'b\' collate "C"', compare('<', column('name'), literal('b'))],
    ["name = 'b'", compare('=', column('name'), literal('b'))],
    ['n < 1', compare('<', column('n'), literal(1))],
    ["n > double precision '0.5'", compare('>', column('n'), literal(0.5))],
    [
      "x > 1 and not x = double precision 'NaN'",
      { ...compare('>', column('x'), literal(1)), nan: { left: true, right: false } } as SqlExpr,
    ],
    ["name like 'a%'", { kind: 'like', of: column('name'), pattern: literal('a%') }],
    ["name like 'a\\%' escape ''", { kind: 'like', of: column('name'), pattern: literal('a\\%') }],
    ['min(name collate "C")', aggregate('min', column('name'))],
    ['bool_or(ok)', aggregate('max', column('ok'))],
    ['avg(x)', aggregate('average', column('x'))],
    ['cast(avg(n) as double precision)', aggregate('average', column('n'))],
    ['percentile_cont(0.9) within group (order by n)', aggregate('percentile', column('n'), 0.9)],
    ["(payload ->> 'k')", { kind: 'call', name: 'jsonText', of: column('payload'), path: ['k'] }],
    [
      "(payload #>> array['a', 'it''s'])",
      { kind: 'call', name: 'jsonText', of: column('payload'), path: ['a', "it's"] },
    ],
    ["n + interval '7' day", { kind: 'call', name: 'addSeconds', of: column('n'), seconds: 604_800 }],
    [
      'sum(n) over (partition by cast(payload as text) order by name collate "C" desc nulls last)',
      {
        kind: 'windowCall',
        name: 'sum',
        of: column('n'),
        partition: [column('payload')],
        order: [{ of: column('name'), descending: true }],
      },
    ],
  ])('%s', (sql, expr) => {
    expect(printed(expr)).toBe(`${sql} as made`);
  });
});

test('JSON values are grouped by their texts, and distinct rows sorted outside', () => {
  const grouped: Relation = { kind: 'aggregate', from: events, by: [aliased('payload')], columns: [] };
  expect(printQuery(grouped, postgres)).toBe(
    'select\n  cast(payload as text) as payload\nfrom events\ngroup by cast(payload as text)',
  );
  const distinct: Relation = { kind: 'project', from: events, columns: [aliased('name')], distinct: true };
  expect(printQuery({ kind: 'sort', from: distinct, by: [column('name')] }, postgres)).toBe(
    'select\n  *\nfrom (\n  select distinct\n    name\n  from events\n) as r\norder by name collate "C" nulls last',
  );
});

test('patterns are those of PostgreSQL, or said to be none', () => {
  expect(postgresPattern('\\b[\\x08\\x{a0}\\]b]\\x{1f600}a{2,255}\\B')).toBe(
    '\\y[\\u0008\\u00a0\\]b]\\U0001f600a{2,255}\\Y',
  );
  expect(() => postgresPattern('\\p{L}')).toThrow(
    'The pattern \\p{L} names a class of Unicode, which PostgreSQL does not know.',
  );
  expect(() => postgresPattern('a{256}')).toThrow('repeats more than 255 times');
});

test('a dialect may lower what its database cannot run', () => {
  const flat = dialect(postgres, {
    name: 'flat',
    functions: {},
    lower: (relation, { columnsOf }) =>
      relation.kind === 'project' && columnsOf(relation.from)('payload') === 'json'
        ? { ...relation, columns: relation.columns.filter(({ of }) => of.kind !== 'column' || of.name !== 'payload') }
        : relation,
  });
  const query: Relation = { kind: 'project', from: events, columns: [aliased('n'), aliased('payload')] };
  expect(printQuery(query, flat)).toBe('select\n  n\nfrom events');
  expect(printQuery(query, postgres)).toBe('select\n  n,\n  payload\nfrom events');
});
