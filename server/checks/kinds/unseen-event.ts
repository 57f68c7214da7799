// Every event that is sent is seen: one row at least.
import { aggregate, aliased, column, compare, filter, literal } from '../../query/build.ts';
import type { Relation } from '../../query/tree.ts';
import { eachEvent } from '../each.ts';
import type { CheckKind } from '../kind.ts';
import { relationOf, rowsOf } from '../rows.ts';

export const unseenEvent: CheckKind = {
  id: 'unseen_event',
  dimension: 'coverage',
  layer: 'b',
  severity: 'warning',
  checks: 'every event that the plan calls implemented or verified has a row',
  remediation:
    'See whether it is sent at all, and under this name; where it is not built yet, set its status to planned.',
  derive: (from) =>
    eachEvent('unseen_event', from, (event) => ({
      expected: 'a row at least',
      // What is only planned need not be there.
      ...(event.status === 'implemented' || event.status === 'verified' ? {} : { severity: 'information' as const }),
      plan(data) {
        const rows = rowsOf(data, event);
        const isScarce = data.rows < fewest * from.live.length;
        return {
          rows,
          counts: [aggregate('count')],
          outcome: ([n = 0]) => (n === 0 && isScarce ? { skip: scarce } : { failing: n ? 0 : 1, total: 1 }),
          failing: () => {
            const all: Relation = {
              kind: 'aggregate',
              from: relationOf(data, [rows]),
              by: [],
              columns: [aliased('rows', aggregate('count'))],
            };
            return filter(all, compare('=', column('rows'), literal(0)));
          },
          personal: new Set(),
          actual: () => 'no row',
        };
      },
    })),
};

/** With fewer rows for each event of the plan, a rare one may well not have come yet. */
const fewest = 100;
const scarce = `With fewer than ${fewest} rows for each event of the plan, one that does not come is nothing strange.`;
