// Nobody does the same thing twice at the same instant: the same event with the same properties under another id was sent again.

import { wideColumnsOf } from '../../dataset/columns.ts';
import { envelope } from '../../plan/plan.ts';
import { aggregate, aliased, and, column, compare, filter, literal } from '../../query/build.ts';
import type { Relation, SortOrder, SqlExpr } from '../../query/tree.ts';
import { sampleOf } from '../count-rows.ts';
import type { Data } from '../data.ts';
import type { CheckKind } from '../kind.ts';
import { rowsOf } from '../rows.ts';
import { isThere } from '../value.ts';

export const duplicateEvent: CheckKind = {
  id: 'duplicate_event',
  dimension: 'uniqueness',
  layer: 'b',
  severity: 'warning',
  checks: 'no two rows are the same event of the same entity at the same time with the same properties',
  remediation: 'Look for a handler that is bound twice, or a retry that makes a new id; send the first id again.',
  derive: () => [
    {
      check: 'duplicate_event',
      expected: 'every event once',
      plan(data) {
        const rows = rowsOf(data, '*');
        const repeats = repeatsOf(data);
        return {
          rows,
          over: repeats,
          counts: [aggregate('count')],
          outcome: ([failing = 0]) => ({ failing, total: data.rows }),
          failing: () => sampleOf(data, rows, repeats),
          personal: new Set(),
        };
      },
    },
  ],
};

/** All but the first of each row that was sent again. Rows of one id are one row here: `duplicate_id` judges those. */
function repeatsOf(data: Data): Relation {
  const rows = rowsOf(data, '*');
  const id = rows.envelope('event_id').raw;
  const [name, time] = [rows.envelope('event_name').raw, rows.envelope('event_time').raw];
  const who = (['user_id', 'anonymous_id'] as const).flatMap((field) => data.envelope(field)?.raw ?? []);
  // Few rows share even these, so that all properties need be compared for few.
  const close: Relation = {
    kind: 'window',
    from: filter(data.events, and(isThere(id), isThere(time))),
    columns: [
      aliased('close', { kind: 'windowCall', name: 'sum', of: literal(1), partition: [name, time, ...who], order: [] }),
    ],
  };
  const suspects: Relation = {
    kind: 'project',
    from: filter(close, compare('>', column('close'), literal(1))),
    columns: [aliased('suspect', id)],
    distinct: true,
  };
  const joined: Relation = {
    kind: 'join',
    from: { of: data.events, as: 'event' },
    with: [{ of: suspects, as: 'suspects', type: 'inner', on: compare('=', id, column('suspect')) }],
  };
  const received = data.envelope('received_at')?.raw;
  const order = [...(received ? [{ of: received }] : []), { of: id }];
  const once = numbered(joined, 'nth_of_id', [id], order, '=');
  return numbered(once, 'nth', sameColumns(data), order, '>');
}

/** What two rows must share to be the same event. */
function sameColumns(data: Data): readonly SqlExpr[] {
  const properties = data.payload
    ? [data.payload]
    : wideColumnsOf(data.plan)
        .flatMap(({ as, envelope }) => (envelope ? [] : (data.columnOf(as) ?? [])))
        .map((one) => column(one));
  const fields = Object.keys(envelope).flatMap((field) =>
    field === 'event_id' || field === 'received_at' ? [] : (data.columnOf(field) ?? []),
  );
  return [...fields.map((one) => column(one)), ...properties];
}

/** The first row of each group, or all others. */
function numbered(
  from: Relation,
  name: string,
  partition: readonly SqlExpr[],
  order: readonly SortOrder[],
  op: '=' | '>',
): Relation {
  const columns = [aliased(name, { kind: 'windowCall', name: 'rowNumber', partition, order })];
  return filter({ kind: 'window', from, columns }, compare(op, column(name), literal(1)));
}
