// Whoever or whatever an event is about stands in the table of its kind.
import type { PlanEntity, PlanEvent } from '../../plan/plan.ts';
import { isEnvelope } from '../../plan/plan.ts';
import { and } from '../../query/build.ts';
import { not, rowJudgement, shownValue } from '../count-rows.ts';
import { eachEvent } from '../each.ts';
import type { CheckInstance, CheckKind } from '../kind.ts';
import { type PropertyPath, pathTo } from '../path.ts';
import { rowsOf } from '../rows.ts';
import { foundValues } from '../wording.ts';

export const entityOrphan: CheckKind = {
  id: 'entity_orphan',
  dimension: 'consistency',
  layer: 'e',
  severity: 'error',
  checks: 'every key of an entity stands in the table of the entity',
  remediation: 'Load the table before the events, or look for ids that are made up or of another environment.',
  derive: (from) =>
    from.plan.entities.flatMap((entity) =>
      eachEvent('entity_orphan', from, (event) => {
        const property = keyOf(entity, event);
        return property && { ...orphans(entity, event, property), property };
      }),
    ),
};

/** Where the event carries the key. */
function keyOf({ name, key }: PlanEntity, event: PlanEvent): PropertyPath | undefined {
  if (!event.entities.includes(name)) return undefined;
  const property = event.properties.find((one) => one.as === key);
  if (property) return pathTo(property);
  return isEnvelope(key) ? pathTo({ name: key, as: key, types: ['string'], required: false }) : undefined;
}

function orphans(
  entity: PlanEntity,
  event: PlanEvent,
  property: PropertyPath,
): Pick<CheckInstance, 'expected' | 'plan'> {
  return {
    expected: `a ${entity.key} that the table ${entity.name} holds`,
    plan(data) {
      if (!data.entity(entity)) return { skip: `The data have no table of ${entity.name}.` };
      const rows = rowsOf(data, event);
      const member = rows.member(entity);
      if (!member) return undefined;
      const { there } = member.key;
      return rowJudgement(data, rows, {
        failing: and(there, not(member.known)) ?? there,
        among: there,
        shown: [shownValue(property, member.key)],
        actual: (sample, { failing }) => foundValues(sample, entity.key, failing),
      });
    },
  };
}
