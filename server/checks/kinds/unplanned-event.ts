// Every row is an event of the plan, under its name or one of its old ones.

import { counted } from '../../base/count.ts';
import { closest } from '../../base/did-you-mean.ts';
import type { Plan, PlanEvent } from '../../plan/plan.ts';
import { aggregate, aliased, and, column } from '../../query/build.ts';
import type { Relation, SqlExpr } from '../../query/tree.ts';
import { anyTrue, countOf, isTrue, not } from '../count-rows.ts';
import type { CheckKind, SampleRow } from '../kind.ts';
import { relationOf, rowsOf } from '../rows.ts';

export const unplannedEvent: CheckKind = {
  id: 'unplanned_event',
  dimension: 'validity',
  layer: 'b',
  severity: 'warning',
  checks: 'every row is an event of the plan',
  remediation: 'Add the event to the plan, correct its name where it is sent, or stop sending it.',
  derive: ({ plan }) =>
    plan.unplanned === 'allow'
      ? []
      : [
          {
            check: 'unplanned_event',
            expected: 'an event of the plan',
            plan(data) {
              const rows = rowsOf(data, '*');
              const name = rows.envelope('event_name');
              // What a shared name's conditions leave over is no event either.
              const planned = plannedEvents(plan).map(rows.areOf);
              const failing: SqlExpr = and(name.there, not(isTrue(anyTrue(planned)))) as SqlExpr;
              const names: Relation = {
                kind: 'aggregate',
                from: relationOf(data, [rows], failing),
                by: [aliased('event_name', name.raw)],
                columns: [aliased('rows', aggregate('count'))],
              };
              return {
                rows,
                counts: [countOf(failing), countOf(name.there)],
                outcome: ([bad = 0, total = 0]) => ({ failing: bad, total }),
                failing: () => ({ kind: 'sort', from: names, by: [column('event_name')] }),
                personal: new Set(),
                actual: (sample) =>
                  sample
                    .slice(0, 5)
                    .map((row) => nameWords(row, plan))
                    .join('; '),
              };
            },
          },
        ],
};

/** Also what is deprecated or not built yet: it is planned. */
const plannedEvents = ({ events }: Plan): readonly PlanEvent[] => events.filter((event) => event.status !== 'removed');

function nameWords({ event_name: name, rows }: SampleRow, plan: Plan): string {
  const known = plannedEvents(plan).flatMap((event) => [event.as, ...event.aliases.map((alias) => alias.name)]);
  const near = closest(String(name), known);
  return `"${name}" (${counted(Number(rows), 'row')}${near === undefined || near === name ? '' : `, did you mean "${near}"?`})`;
}
