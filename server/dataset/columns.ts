// The columns that the event generator writes: the envelope's, then one typed column per wire name; for an entity its keys and traits.
import { codePointOrder } from '../expressions/values.ts';
import { envelope, type Plan, type PlanEntity, type PlanSchema } from '../plan/plan.ts';
import { type ColumnType, columnTypeOf, commonType } from './column-type.ts';

export interface WideColumn {
  /** The wire name, but for a suffix where another column's differs from it only in case: databases do not tell these apart. */
  readonly name: string;
  readonly type: ColumnType;
  /** The wire name. */
  readonly as: string;
  readonly envelope: boolean;
}

/**
 * Envelope columns in their order, then one per wire name of any event in code-point order. Where events disagree about one wire name, its type
 * is one that holds the values of all. A property named like an envelope field is that field.
 */
export function wideColumnsOf(plan: Plan): readonly WideColumn[] {
  const types = new Map<string, ColumnType>();
  for (const event of plan.events) {
    for (const property of event.properties) {
      if (Object.hasOwn(envelope, property.as)) continue;
      const type = columnTypeOf(property);
      const before = types.get(property.as);
      types.set(property.as, before === undefined ? type : commonType(before, type));
    }
  }
  const fields = Object.entries(envelope).map(([as, field]) => ({
    as,
    type: columnTypeOf({ types: [field.type], ...field }),
  }));
  const properties = [...types].sort(([a], [b]) => codePointOrder(a, b)).map(([as, type]) => ({ as, type }));
  const taken = new Set<string>();
  return [...fields, ...properties].map((column, i) => ({
    name: freshName(column.as, taken),
    ...column,
    envelope: i < fields.length,
  }));
}

/** The columns of an entity's table: its key (called `key`), the key of what it belongs to, its traits. */
export function entityColumnsOf(
  entity: PlanEntity,
  plan: Plan,
  key = entity.key,
): readonly { readonly name: string; readonly type: ColumnType }[] {
  const parent = plan.entities.find((one) => one.name === entity.parent && one.key !== entity.key);
  return [
    { name: key, type: columnTypeOf(keySchemaOf(entity.key, plan)) },
    ...(parent ? [{ name: parent.key, type: columnTypeOf(keySchemaOf(parent.key, plan)) }] : []),
    ...entity.traits.map((trait) => ({ name: trait.as, type: columnTypeOf(trait) })),
  ];
}

/** What the plan says of an entity's key: of the property that has this wire name, else any text. */
export function keySchemaOf(as: string, { properties, events }: Plan): PlanSchema {
  const found =
    properties.find((property) => property.as === as) ??
    events.flatMap((event) => event.properties).find((property) => property.as === as);
  return found ?? { types: ['string'] };
}

/** The name, with `_2`, `_3` … where it is taken already but for case; notes it as taken. */
function freshName(as: string, taken: Set<string>): string {
  const base = as.replaceAll('\0', '_') || '_';
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}_${n}`;
  taken.add(name.toLowerCase());
  return name;
}
