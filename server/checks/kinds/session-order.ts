// Within a session, rows are received in the order in which they happened, give or take some minutes.
import { aggregate, aliased, and, caseWhen, column, compare, filter, literal } from '../../query/build.ts';
import type { Relation, SqlExpr } from '../../query/tree.ts';
import { sampleOf } from '../count-rows.ts';
import type { CheckKind } from '../kind.ts';
import { relationOf, rowsOf } from '../rows.ts';
import { durationInWords } from '../time.ts';
import { isThere } from '../value.ts';

const tolerated = 300;

export const sessionOrder: CheckKind = {
  id: 'session_order',
  dimension: 'consistency',
  layer: 's',
  severity: 'warning',
  checks: 'the rows of a session are received in the order in which they happened',
  remediation: 'Look for devices whose clock jumps, and for queues that send late.',
  derive: ({ after = tolerated }) => [
    {
      check: 'session_order',
      expected: `no row that happened more than ${durationInWords(after)} before one received earlier`,
      plan(data) {
        const rows = rowsOf(data, '*');
        const session = rows.envelope('session_id');
        const received = rows.envelope('received_at').field.of;
        const time = rows.envelope('event_time').field.of;
        const windowed: Relation = {
          kind: 'window',
          from: relationOf(data, [rows], and(session.there, isThere(received), isThere(time))),
          columns: [
            aliased('latest_before', {
              kind: 'windowCall',
              name: 'max',
              of: time,
              partition: [session.field.of],
              order: [{ of: received }, { of: time }],
              rows: 'before',
            }),
          ],
        };
        const behind: SqlExpr = { kind: 'call', name: 'secondsBetween', from: time, to: column('latest_before') };
        const failing = compare('>', behind, literal(after));
        return {
          rows,
          over: windowed,
          counts: [
            aggregate('countDistinct', caseWhen(failing, session.field.of)),
            aggregate('countDistinct', session.field.of),
          ],
          outcome: ([bad = 0, total = 0]) => ({ failing: bad, total }),
          failing: () =>
            sampleOf(data, rows, filter(windowed, failing), [
              { name: 'session_id', of: session.raw },
              { name: 'received_at', of: rows.envelope('received_at').raw },
              { name: 'latest_before', of: column('latest_before') },
            ]),
          personal: new Set(),
          actual: (_, { failing: n }) => `${n === 1 ? 'a session' : `${n} sessions`} out of order`,
        };
      },
    },
  ],
};
