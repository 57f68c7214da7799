// Types follow from what tables say of their columns, through every relation and expression.
import { describe, expect, test } from 'vitest';
import type { ColumnType } from '../../../server/dataset/column-type.ts';
import {
  aggregate,
  aliased,
  caseWhen,
  column,
  compare,
  literal,
  scan,
  tableScan,
} from '../../../server/query/build.ts';
import type { Relation, SqlExpr } from '../../../server/query/tree.ts';
import { typesIn } from '../../../server/query/types.ts';

const events = tableScan('raw.events', [
  ['name', 'string'],
  ['n', 'integer'],
  ['x', 'number'],
  ['at', 'time'],
  ['payload', 'json'],
]);

describe('of expressions', () => {
  const call = (name: 'nanToNull' | 'coalesceZero' | 'safeTime' | 'textLength', of: SqlExpr): SqlExpr => ({
    kind: 'call',
    name,
    of,
  });
  const arithmetic = (op: '+' | '/', left: SqlExpr, right: SqlExpr): SqlExpr => ({
    kind: 'arithmetic',
    op,
    left,
    right,
  });
  test.each<[ColumnType | undefined, SqlExpr]>([
    ['string', column('name')],
    [undefined, column('other')],
    ['string', literal('a')],
    ['integer', literal(1)],
    ['integer', literal(1n)],
    ['number', literal(0.5)],
    ['boolean', literal(true)],
    ['date', literal('2026-01-31', 'date')],
    [undefined, literal(null)],
    ['integer', arithmetic('+', column('n'), literal(1))],
    ['number', arithmetic('+', column('n'), column('x'))],
    ['number', arithmetic('/', column('n'), literal(2))],
    ['boolean', compare('<', column('n'), literal(1))],
    ['string', caseWhen(compare('<', column('n'), literal(1)), literal(null), column('name'))],
    ['date', { kind: 'cast', of: column('at'), to: 'date' }],
    ['string', { kind: 'call', name: 'jsonText', of: column('payload'), path: ['k'] }],
    ['integer', call('coalesceZero', column('n'))],
    ['number', call('nanToNull', column('x'))],
    ['time', call('safeTime', column('name'))],
    ['integer', call('textLength', column('name'))],
    ['integer', aggregate('count')],
    ['string', aggregate('max', column('name'))],
    ['number', aggregate('average', column('n'))],
    ['time', { kind: 'windowCall', name: 'lag', of: column('at'), partition: [], order: [] }],
  ])('%s %#', (type, expr) => {
    const { columnsOf, typeOf } = typesIn(events);
    expect(typeOf(expr, columnsOf(events))).toBe(type);
  });
});

test('of the columns of relations that a statement makes', () => {
  const grouped: Relation = {
    kind: 'aggregate',
    from: { kind: 'window', from: events, columns: [aliased('nth', literal(1))] },
    by: [aliased('who', column('name'))],
    columns: [aliased('last', aggregate('max', column('at'))), aliased('nth')],
  };
  const spine: Relation = {
    kind: 'values',
    columns: ['day', 'ok'],
    rows: [
      [literal(null), literal(true)],
      [literal('2026-01-01', 'date'), literal(false)],
    ],
  };
  const joined: Relation = {
    kind: 'join',
    from: { of: scan('spine'), as: 's' },
    with: [{ of: scan('grouped'), as: 'g', type: 'left' }],
  };
  const query: Relation = {
    kind: 'with',
    names: [
      { name: 'grouped', of: grouped },
      { name: 'spine', of: spine },
    ],
    in: { kind: 'union', of: [{ kind: 'filter', from: joined, where: literal(true) }, scan('unknown')] },
  };
  const columns = typesIn(query).columnsOf(query);
  expect(['day', 'ok', 'who', 'last', 'nth', 'name'].map((name) => columns(name))).toEqual([
    'date',
    'boolean',
    'string',
    'time',
    'integer',
    undefined,
  ]);
  expect([columns('who', 'g'), columns('who', 's')]).toEqual(['string', undefined]);
});
