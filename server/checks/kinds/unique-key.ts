// The key of an event stands for one happening: no two rows share it.
import type { PlanEvent } from '../../plan/plan.ts';
import { aggregate, aliased, and, column, compare, filter, literal } from '../../query/build.ts';
import type { Relation } from '../../query/tree.ts';
import { countOf } from '../count-rows.ts';
import type { Data } from '../data.ts';
import { eachEvent } from '../each.ts';
import type { CheckKind } from '../kind.ts';
import { isPersonal, type PropertyPath, pathTo } from '../path.ts';
import { relationOf, rowsOf } from '../rows.ts';

export const uniqueKey: CheckKind = {
  id: 'unique_key',
  dimension: 'uniqueness',
  layer: 's',
  severity: 'error',
  checks: 'no two rows of the event have the same `unique_key`',
  remediation: 'Send it once, from the server where it happens, or give retries the id of the first try.',
  derive: (from) =>
    eachEvent('unique_key', from, (event) => {
      if (!event.uniqueKey.length) return undefined;
      return {
        expected: `${event.uniqueKey.join(', ')} once`,
        plan(data) {
          const rows = rowsOf(data, event);
          const key = event.uniqueKey.map((as) => pathOf(as, event));
          const groups = groupsOf(data, event, key);
          const twice = compare('>', column(rowCount), literal(1));
          return {
            rows,
            over: groups,
            counts: [countOf(twice), aggregate('count')],
            outcome: ([failing = 0, total = 0]) => ({ failing, total }),
            failing: () => ({
              kind: 'sort',
              from: filter(groups, twice),
              by: event.uniqueKey.map((as) => column(as)),
            }),
            personal: new Set(key.filter(isPersonal).map(({ keys }) => keys[0])),
            actual: (sample) => `up to ${Math.max(...sample.map((row) => Number(row[rowCount])))} rows with one key`,
          };
        },
      };
    }),
};

const rowCount = 'rows with this key';
const pathOf = (as: string, { properties }: PlanEvent): PropertyPath =>
  pathTo(properties.find((one) => one.as === as) ?? { name: as, as, types: ['string'], required: false });

/** One row per key; a key with a missing part does not count. */
function groupsOf(data: Data, event: PlanEvent, key: readonly PropertyPath[]): Relation {
  const rows = rowsOf(data, event);
  const values = key.map((path) => ({ name: path.keys[0], ...data.property(path) }));
  return {
    kind: 'aggregate',
    from: relationOf(data, [rows], and(...values.map(({ there }) => there))),
    by: values.map(({ name, raw }) => aliased(name, raw)),
    columns: [aliased(rowCount, aggregate('count'))],
  };
}
