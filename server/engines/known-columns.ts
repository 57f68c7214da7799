// What the plan knows of columns, in the words of the engine.
import { typeOf, wideColumnsOf } from '../dataset/columns.ts';
import type { Plan, PlanSchema } from '../plan/plan.ts';
import type { KnownColumn, KnownColumns } from './duckdb/columns.ts';

const types: Readonly<Record<string, KnownColumn['type']>> = {
  VARCHAR: 'string',
  BIGINT: 'integer',
  DOUBLE: 'number',
  BOOLEAN: 'boolean',
  DATE: 'date',
  TIMESTAMP: 'time',
  JSON: 'json',
};
export const knownColumn = ({ name, type }: { readonly name: string; readonly type: string }): KnownColumn => ({
  name,
  type: types[type] ?? 'string',
});

/** The events table as the canonical wide layout has it, and a table per entity. */
export function knownColumns(plan: Plan): KnownColumns {
  const events = wideColumnsOf(plan).map((column) => ({
    ...knownColumn(column),
    ...(column.as === 'event_name' || column.as === 'event_time' ? { required: true } : {}),
  }));
  const text: PlanSchema = { types: ['string'] };
  const keyOf = (key: string) => plan.properties.find((property) => property.as === key) ?? text;
  const entities = plan.entities.map((entity) => {
    const parent = plan.entities.find((one) => one.name === entity.parent && one.key !== entity.key);
    const columns = [
      { name: entity.key, type: typeOf(keyOf(entity.key)) },
      ...(parent ? [{ name: parent.key, type: typeOf(keyOf(parent.key)) }] : []),
      ...entity.traits.map((trait) => ({ name: trait.as, type: typeOf(trait) })),
    ];
    return [entity.name, columns.map(knownColumn)] as const;
  });
  return { ...Object.fromEntries(entities), events };
}
