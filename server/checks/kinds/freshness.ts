// Data keep coming: the newest row is not old.
import { aggregate, aliased, column, compare, filter } from '../../query/build.ts';
import { isTrue, not } from '../count-rows.ts';
import type { CheckKind } from '../kind.ts';
import { relationOf, rowsOf } from '../rows.ts';
import { durationInWords, timeLiteral } from '../time.ts';

const day = 86_400;

export const freshness: CheckKind = {
  id: 'freshness',
  dimension: 'timeliness',
  layer: 'b',
  severity: 'warning',
  checks: 'the newest row was received within the last day',
  remediation: 'See whether the pipeline runs and the collector answers.',
  derive: ({ after = day }) => [
    {
      check: 'freshness',
      expected: `a row in the ${durationInWords(after)} before now`,
      plan(data) {
        const rows = rowsOf(data, '*');
        const time = (data.envelope('received_at') ?? rows.envelope('event_time')).field.of;
        const newest = aggregate('max', time);
        const limit = timeLiteral(data.now - after * 1000);
        return {
          rows,
          counts: [
            aggregate('count', time),
            { kind: 'call', name: 'secondsBetween', from: newest, to: timeLiteral(data.now) },
          ],
          outcome: ([times = 0, age = 0]) => ({ failing: times === 0 || age > after ? 1 : 0, total: 1 }),
          failing: () =>
            filter(
              { kind: 'aggregate', from: relationOf(data, [rows]), by: [], columns: [aliased('newest', newest)] },
              not(isTrue(compare('>=', column('newest'), limit))),
            ),
          personal: new Set(),
          actual: ([row]) => (row?.newest === null ? 'no row at all' : `the newest is of ${row?.newest}`),
        };
      },
    },
  ],
};
