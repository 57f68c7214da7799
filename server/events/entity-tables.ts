// Tables of entities: who and what the events of a cell are about, with their traits.

import { columnTypeOf } from '../dataset/column-type.ts';
import { keySchemaOf } from '../dataset/columns.ts';
import type { Plain, Plan } from '../plan/plan.ts';
import type { RowFormat } from './encode/format.ts';
import type { TableColumn } from './encode/table.ts';
import { tableRow } from './encode/table.ts';
import type { EntityPlan } from './entities.ts';
import { groupSize } from './entities.ts';
import type { GenerationContext, Materialized } from './generation-context.ts';
import type { ValueColumn } from './rows/column.ts';
import { isNullAt, present, valueAtRow } from './rows/column.ts';
import { placesOf } from './rows/draw-counters.ts';

export interface EntityTable {
  readonly entity: string;
  readonly columns: readonly TableColumn[];
  /** The entities of a cell, one row each: all users and groups, of the others those that rows mean. */
  readonly rows: (played: Materialized, format: RowFormat) => { readonly text: string; readonly count: number };
}

/** Where instances stand, with a row of the cell that means each (of users and groups the draws need none). */
interface Instances {
  readonly ids: Uint32Array;
  readonly slots: Uint32Array;
  readonly keys: readonly Plain[];
}

const always = { absentBelow: 0, nullBelow: 0 };

export function entityTables(plan: Plan, context: GenerationContext): readonly EntityTable[] {
  return context.entities.filter(({ owner }) => owner !== 'session').map((entity) => tableOf(entity, plan, context));
}

function tableOf(one: EntityPlan, plan: Plan, context: GenerationContext): EntityTable {
  const { entity, owner, traits } = one;
  const parent = context.entities.find((other) => other.entity.name === entity.parent && other !== one);
  const parentKey = parent?.key && parent.entity.key !== entity.key ? parent : undefined;
  const typed = (as: string) => ({ name: as, type: columnTypeOf(keySchemaOf(as, plan)) });
  const columns: readonly TableColumn[] = [
    typed(entity.key),
    ...(parentKey ? [typed(parentKey.entity.key)] : []),
    ...traits.map(({ property }) => ({ name: property.as, type: columnTypeOf(property) })),
  ];
  return {
    entity: entity.name,
    columns,
    rows: (played, format) => {
      const { ids, slots, keys } = owner === 'action' ? meant(one, played, context) : standing(one, played, context);
      const made = [
        ...(parentKey ? [parentColumn(parentKey, owner, ids, slots, context)] : []),
        ...traits.map((trait) => context.columnOf(trait, ids, slots)),
      ];
      const rows = keys.map((key, i) => tableRow(columns, [key, ...made.map((column) => sent(column, i))], format));
      return { text: rows.join(''), count: rows.length };
    },
  };
}

const sent = (column: ValueColumn | undefined, i: number): Plain | undefined =>
  column?.state[i] === present ? valueAtRow(column, i) : column?.state[i] === isNullAt ? null : undefined;

/** All users or groups of the cell. */
function standing(
  { entity, owner, key }: EntityPlan,
  { shard, envelope }: Materialized,
  context: GenerationContext,
): Instances {
  const share = owner === 'group' ? groupSize : 1;
  const first = Math.floor(shard.firstUser / share);
  const count = Math.ceil(shard.users / share);
  const ids = Uint32Array.from({ length: count }, (_, i) => first + i);
  const slots = new Uint32Array(count);
  const field = entity.key === 'anonymous_id' ? envelope.anonymousId : envelope.userId;
  const column = key ? context.columnOf({ ...key, presences: always }, ids, slots) : field;
  return { ids, slots, keys: Array.from(ids, (_, i) => valueAtRow(column, i)) };
}

/** The instances that rows of the cell mean, in the order of their first row. */
function meant({ key }: EntityPlan, { shard }: Materialized, { placing }: GenerationContext): Instances {
  const found = new Map<
    string,
    { readonly row: number; readonly id: number; readonly slot: number; readonly key: Plain }
  >();
  for (const { form, rows, columns, dropped } of shard.filled) {
    const at = form.fields.findIndex((field) => field.path === key?.path);
    const column = columns[at];
    if (!column) continue;
    const { ids, slots } = placesOf(rows, form.template, 'action', undefined, shard, placing);
    rows.forEach((row, i) => {
      if (dropped[i] || column.state[i] !== present) return;
      const [id, slot] = [ids[i] as number, slots[i] as number];
      const old = found.get(`${id}.${slot}`);
      if (!old || old.row > row) found.set(`${id}.${slot}`, { row, id, slot, key: valueAtRow(column, i) });
    });
  }
  const list = [...found.values()].sort((a, b) => a.row - b.row);
  return {
    ids: Uint32Array.from(list, ({ id }) => id),
    slots: Uint32Array.from(list, ({ slot }) => slot),
    keys: list.map((one) => one.key),
  };
}

/** What the instances belong to. Numbers of single instances are not known here, so such a parent is left out. */
function parentColumn(
  parent: EntityPlan,
  owner: EntityPlan['owner'],
  ids: Uint32Array,
  slots: Uint32Array,
  context: GenerationContext,
) {
  if (!parent.key || (parent.owner === 'action' && parent.key.generator?.kind === 'numbered')) return undefined;
  const grouped = parent.owner === 'group' && owner !== 'group';
  const above = grouped ? ids.map((id) => Math.floor(id / groupSize)) : ids;
  const places = parent.owner === 'action' ? slots : new Uint32Array(ids.length);
  return context.columnOf({ ...parent.key, presences: always }, above, places);
}
