// What a metric's property holds in a row: a property by its name, a member or a trait by a path of names.
import type { ConditionValue } from '../../expressions/evaluate.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Materialized } from '../generation-context.ts';
import { readerOf } from '../rows/reader.ts';

/** Null where it is absent. `event` is a name, or `*`: then the property is that of whichever event has it. */
export function valuesOf(
  event: string | undefined,
  property: string,
  plan: Plan,
  { shard, around }: Materialized,
): (row: number) => ConditionValue {
  const named = plan.events.find((one) => one.name === event);
  const properties = named?.properties ?? [...plan.events.flatMap((one) => one.properties), ...plan.properties];
  const path = properties.some((one) => one.name === property) ? [property] : property.split('.');
  const readers = shard.filled.map(({ form, columns }) =>
    readerOf(named ?? { ...form.template.event, properties }, form, columns, around),
  );
  return (row) => {
    const reader = readers[shard.part[row] as number];
    reader?.move(row, shard.local[row] as number);
    return reader?.lookup(path) ?? null;
  };
}
