// What a metric's property holds in a row: a property by its name, a member or a trait by a path of names.
import type { Value } from '../../expressions/evaluate.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Played } from '../generation-context.ts';
import { readerOf } from '../rows/reader.ts';

/** Null where it is absent. `event` is a name, or `*`: then the property is that of whichever event has it. */
export function valuesOf(
  event: string | undefined,
  property: string,
  plan: Plan,
  { cell, around }: Played,
): (row: number) => Value {
  const named = plan.events.find((one) => one.name === event);
  const properties = named?.properties ?? [...plan.events.flatMap((one) => one.properties), ...plan.properties];
  const path = properties.some((one) => one.name === property) ? [property] : property.split('.');
  const readers = cell.filled.map(({ form, columns }) =>
    readerOf(named ?? { ...form.shape.event, properties }, form, columns, around),
  );
  return (row) => {
    const reader = readers[cell.part[row] as number];
    reader?.move(row, cell.local[row] as number);
    return reader?.lookup(path) ?? null;
  };
}
