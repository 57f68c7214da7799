// Whose a row is: the key of an entity as the row carries it.
import type { Plan } from '../../plan/plan.ts';
import type { Materialized } from '../generation-context.ts';
import { present, valueAtRow } from '../rows/column.ts';

/** The key of a kept row; undefined where it is absent or null, which counts for nobody. */
export type KeyReader = (row: number) => string | number | undefined;

export function keyReader(entity: string, plan: Plan, { shard }: Materialized): KeyReader {
  const as = plan.entities.find((one) => one.name === entity)?.key;
  // Users and sessions of a cell are numbered; their ids are as different as their numbers.
  if (as === 'user_id' || as === 'anonymous_id') return (row) => shard.user[row];
  if (as === 'session_id') return (row) => shard.session[row];
  return as === undefined ? () => undefined : valueReader(as, shard);
}

/** The value of a property, by wire name, as text. */
export function valueReader(as: string, shard: Materialized['shard']): KeyReader {
  const columns = shard.filled.map(({ form, columns: made }) => made[form.byWire.get(as) ?? -1]);
  return (row) => {
    const column = columns[shard.part[row] as number];
    const local = shard.local[row] as number;
    if (!column || column.state[local] !== present) return undefined;
    const value = valueAtRow(column, local);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
}
