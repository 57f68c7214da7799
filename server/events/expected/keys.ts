// Whose a row is: the key of an entity as the row carries it.
import type { Plan } from '../../plan/plan.ts';
import type { Played } from '../generation-context.ts';
import { columnValue, present } from '../rows/column.ts';

/** The key of a kept row; undefined where it is absent or null, which counts for nobody. */
export type KeyReader = (row: number) => string | number | undefined;

export function keyReader(entity: string, plan: Plan, { cell }: Played): KeyReader {
  const as = plan.entities.find((one) => one.name === entity)?.key;
  // Users and sessions of a cell are numbered; their ids are as different as their numbers.
  if (as === 'user_id' || as === 'anonymous_id') return (row) => cell.user[row];
  if (as === 'session_id') return (row) => cell.session[row];
  return as === undefined ? () => undefined : valueReader(as, cell);
}

/** The value of a property, by wire name, as text. */
export function valueReader(as: string, cell: Played['cell']): KeyReader {
  const columns = cell.filled.map(({ form, columns: made }) => made[form.byWire.get(as) ?? -1]);
  return (row) => {
    const column = columns[cell.part[row] as number];
    const local = cell.local[row] as number;
    if (!column || column.state[local] !== present) return undefined;
    const value = columnValue(column, local);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
}
