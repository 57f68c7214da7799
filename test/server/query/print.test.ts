import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aggregate,
  aliased,
  and,
  caseWhen,
  column,
  compare,
  literal,
  or,
  scan,
  typedNull,
} from '../../../server/query/build.ts';
import { duckdb } from '../../../server/query/dialects/duckdb.ts';
import { commentLine, printQuery } from '../../../server/query/print.ts';
import { expressionPrinting } from '../../../server/query/print-expression.ts';
import type { Relation, SqlExpr } from '../../../server/query/tree.ts';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const [a, b, c] = [column('a'), column('b'), column('c')];
const text = (expr: SqlExpr): string => expressionPrinting(duckdb).print(expr).text;
const arithmetic = (op: '+' | '-' | '*' | '/', left: SqlExpr, right: SqlExpr): SqlExpr => ({
  kind: 'arithmetic',
  op,
  left,
  right,
});
const not = (of: SqlExpr): SqlExpr => ({ kind: 'not', of });

describe('expressions', () => {
  test.each<[string, SqlExpr]>([
    ['a - (b - c)', arithmetic('-', a, arithmetic('-', b, c))],
    ['a - b - c', arithmetic('-', arithmetic('-', a, b), c)],
    ['(a + b) * c', arithmetic('*', arithmetic('+', a, b), c)],
    ['cast(a - b as double) / nullif(c, 0)', arithmetic('/', arithmetic('-', a, b), c)],
    ['cast(a as double) / 2', arithmetic('/', a, literal(2))],
    ['cast(a as double) / nullif(0, 0)', arithmetic('/', a, literal(0))],
    ['a - -1', arithmetic('-', a, literal(-1))],
    ['a and (b or c)', and(a, or([b, c])) as SqlExpr],
    ['a and b and c', and(and(a, undefined, b), c) as SqlExpr],
    ['not (a and b)', not(and(a, b) as SqlExpr)],
    ['not a = b', not(compare('=', a, b))],
    ['not (not a)', not(not(a))],
    ['(a < b) = c', compare('=', compare('<', a, b), c)],
    ['a <> b', compare('!=', a, b)],
    ['(a or b) is not null', { kind: 'isNull', not: true, of: or([a, b]) }],
    ["a in (1, 'x', null)", { kind: 'in', of: a, items: [literal(1), literal('x'), literal(null)] }],
    ["a like 'x!%' escape '!'", { kind: 'like', of: a, pattern: literal('x!%'), escape: '!' }],
    ['case when a then 1 else b end', caseWhen(a, literal(1), b)],
    ['try_cast(a as double)', { kind: 'cast', of: a, to: 'number', safe: true }],
    ['cast(null as boolean)', typedNull('boolean')],
    ["timestamp '2026-01-31 10:00:00'", literal('2026-01-31 10:00:00', 'time')],
    ["'it''s'", literal("it's")],
    ["cast('Infinity' as double)", literal(Number.POSITIVE_INFINITY)],
    ['count(*)', aggregate('count')],
    ['count(distinct a)', aggregate('countDistinct', a)],
    ['median(a)', aggregate('percentile', a, 0.5)],
    ['quantile_cont(a, 0.9e0)', aggregate('percentile', a, 0.9)],
    ['a + interval 90 second', { kind: 'call', name: 'addSeconds', of: a, seconds: 90 }],
    ['a + interval 7 day', { kind: 'call', name: 'addSeconds', of: a, seconds: 604_800 }],
    ['(epoch_us(b) - epoch_us(a)) / 1e6', { kind: 'call', name: 'secondsBetween', from: a, to: b }],
    ["(a ->> 'k')", { kind: 'call', name: 'jsonText', of: a, path: ['k'] }],
    ["(a ->> '/k/l m/~1/~0')", { kind: 'call', name: 'jsonText', of: a, path: ['k', 'l m', '/', '~'] }],
    ["(a ->> '/$k')", { kind: 'call', name: 'jsonText', of: a, path: ['$k'] }],
    [
      "date_trunc('month', a)",
      { kind: 'call', name: 'dateTrunc', of: a, grain: 'month', weekStart: 1, timezone: 'UTC' },
    ],
    [
      "date_trunc('day', a at time zone 'UTC' at time zone 'Europe/Berlin')",
      { kind: 'call', name: 'dateTrunc', of: a, grain: 'day', weekStart: 1, timezone: 'Europe/Berlin' },
    ],
    [
      "date_trunc('week', a - interval 6 day) + interval 6 day",
      { kind: 'call', name: 'dateTrunc', of: a, grain: 'week', weekStart: 7, timezone: 'UTC' },
    ],
    [
      'max(a) over (partition by b order by c, a desc rows between unbounded preceding and 1 preceding)',
      {
        kind: 'windowCall',
        name: 'max',
        of: a,
        partition: [b],
        order: [{ of: c }, { of: a, descending: true }],
        rows: 'before',
      },
    ],
    ['row_number() over ()', { kind: 'windowCall', name: 'rowNumber', partition: [], order: [] }],
  ])('%s', (sql, expr) => {
    expect(text(expr)).toBe(sql);
  });
});

describe('relations', () => {
  const print = (relation: Relation): string => printQuery(relation, duckdb);
  const filtered: Relation = { kind: 'filter', from: scan('raw', 'events'), where: and(a, or([b, c])) as SqlExpr };

  test('one select where the order of clauses allows it', () => {
    const query: Relation = {
      kind: 'sort',
      by: [a],
      from: { kind: 'aggregate', from: filtered, by: [aliased('a')], columns: [aliased('n', aggregate('count'))] },
    };
    expect(print(query)).toBe(
      'select\n  a,\n  count(*) as n\nfrom raw.events\nwhere a\n  and (b or c)\ngroup by a\norder by a nulls last',
    );
  });

  test('one below the other where it does not', () => {
    const query: Relation = {
      kind: 'filter',
      where: compare('>', column('n'), literal(1)),
      from: { kind: 'window', from: filtered, columns: [aliased('n', b)] },
    };
    expect(print(query)).toBe(
      'select\n  *\nfrom (\n  select\n    *,\n    b as n\n  from raw.events\n  where a\n    and (b or c)\n) as r\nwhere n > 1',
    );
  });

  test('joins, values, unions', () => {
    const values: Relation = { kind: 'values', columns: ['a', 'b c'], rows: [[literal(1), literal('x')]] };
    const join: Relation = {
      kind: 'join',
      from: { of: values, as: 'v' },
      with: [
        { of: scan('t'), as: 't', type: 'left', on: compare('=', column('a', 'v'), column('a', 't')) },
        { of: scan('u'), as: 'w', type: 'inner' },
        { of: scan('x'), as: 'x', type: 'left' },
      ],
    };
    expect(print(join)).toBe(
      'select\n  *\nfrom (\n  values\n    (1, \'x\')\n) as v(a, "b c")\nleft join t on v.a = t.a\ncross join u as w\nleft join x on true',
    );
    expect(print({ kind: 'union', of: [filtered, scan('t')], distinct: true })).toContain('\nunion\nselect');
  });

  test('text and names of several lines stay what they are, however deep', async () => {
    const lines = "one\n  two'\n--three\n";
    const name = 'a\n"b';
    const query: Relation = {
      kind: 'with',
      names: [{ name: 'x', of: { kind: 'values', columns: [name], rows: [[literal(lines)]] }, comment: 'one\ntwo' }],
      in: {
        kind: 'filter',
        from: { kind: 'project', from: scan('x'), columns: [aliased(name)] },
        where: compare('=', column(name), literal(lines)),
      },
    };
    expect(await database.rows(print(query))).toEqual([[lines]]);
  });
});

test('every word that DuckDB knows can be a name', async () => {
  const words = (
    await database.rows('select distinct keyword_name from duckdb_keywords() order by 1')
  ).flat() as string[];
  const columns = words.map((word, i) => aliased(word, literal(i)));
  const inner: Relation = { kind: 'project', from: scan('one'), columns };
  const group: Relation = {
    kind: 'aggregate',
    from: { kind: 'filter', from: scan('select'), where: compare('>=', column(words[0] as string), literal(0)) },
    by: words.map((word) => aliased(word)),
    columns: [],
  };
  const query: Relation = {
    kind: 'with',
    names: [
      { name: 'one', of: { kind: 'values', columns: ['x'], rows: [[literal(1)]] } },
      { name: 'select', of: inner },
    ],
    in: { kind: 'sort', from: group, by: words.map((word) => column(word)) },
  };
  expect(await database.rows(printQuery(query, duckdb))).toEqual([words.map((_, i) => i)]);
  for (const word of words) {
    const alone: Relation = {
      kind: 'with',
      names: [{ name: word, of: { kind: 'values', columns: [word], rows: [[literal(1)]] } }],
      in: {
        kind: 'project',
        from: { kind: 'join', from: { of: scan(word), as: word }, with: [] },
        columns: [aliased(word, column(word, word))],
      },
    };
    expect(await database.rows(printQuery(alone, duckdb)), word).toEqual([[1]]);
  }
});

test('a comment is one line whatever the plan says', () => {
  expect(commentLine('a\nb\r\nc\u2028d\u0000e')).toBe('-- a b c d e');
});
