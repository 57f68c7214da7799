// What the plan knows of columns, in the words of the engine.
import { columnTypeOf } from '../dataset/column-type.ts';
import { wideColumnsOf } from '../dataset/columns.ts';
import type { Plan, PlanSchema } from '../plan/plan.ts';
import type { KnownColumns } from './duckdb/columns.ts';

/** The events table as the canonical wide layout has it, and a table per entity. */
export function knownColumns(plan: Plan): KnownColumns {
  const events = wideColumnsOf(plan).map((column) => ({
    name: column.name,
    type: column.type,
    ...(column.as === 'event_name' || column.as === 'event_time' ? { required: true } : {}),
  }));
  const text: PlanSchema = { types: ['string'] };
  const keyOf = (key: string) => plan.properties.find((property) => property.as === key) ?? text;
  const entities = plan.entities.map((entity) => {
    const parent = plan.entities.find((one) => one.name === entity.parent && one.key !== entity.key);
    const columns = [
      { name: entity.key, type: columnTypeOf(keyOf(entity.key)) },
      ...(parent ? [{ name: parent.key, type: columnTypeOf(keyOf(parent.key)) }] : []),
      ...entity.traits.map((trait) => ({ name: trait.as, type: columnTypeOf(trait) })),
    ];
    return [entity.name, columns] as const;
  });
  return { ...Object.fromEntries(entities), events };
}
