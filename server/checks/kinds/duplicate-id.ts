// An event_id stands for one row.
import { aggregate, aliased, and, column, compare, filter, literal } from '../../query/build.ts';
import type { Relation } from '../../query/tree.ts';
import { sampleOf } from '../count-rows.ts';
import type { CheckKind } from '../kind.ts';
import { relationOf, rowsOf } from '../rows.ts';

export const duplicateId: CheckKind = {
  id: 'duplicate_id',
  dimension: 'uniqueness',
  layer: 'b',
  severity: 'error',
  checks: 'no two rows have the same event_id',
  remediation: 'Drop repeated ids when loading; look for retries that deliver a batch twice.',
  derive: () => [
    {
      check: 'duplicate_id',
      expected: 'every event_id once',
      plan(data) {
        const rows = rowsOf(data, '*');
        const id = rows.envelope('event_id');
        const order = [{ of: rows.envelope('event_time').field.of }];
        const numbered: Relation = {
          kind: 'window',
          from: relationOf(data, [rows], id.there),
          columns: [aliased('nth', { kind: 'windowCall', name: 'rowNumber', partition: [id.field.of], order })],
        };
        return {
          rows,
          counts: [aggregate('count', id.field.of), aggregate('countDistinct', id.field.of)],
          outcome: ([total = 0, distinct = 0]) => ({ failing: total - distinct, total }),
          failing: () =>
            sampleOf(data, rows, filter(numbered, and(compare('>', column('nth'), literal(1)))), [
              { name: 'nth', of: column('nth') },
            ]),
          personal: new Set(),
          actual: (_, { failing }) => `${failing === 1 ? 'a row that repeats' : 'rows that repeat'} an earlier id`,
        };
      },
    },
  ],
};
