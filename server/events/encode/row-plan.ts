// What is the same in all rows of a form: names, separators, and how each value is written.
import type { WideColumn } from '../../dataset/columns.ts';
import type { Filled } from '../rows/shard.ts';
import type { Dictionaries, FieldWriter } from './field.ts';
import { fieldWriter } from './field.ts';
import type { RowFormat } from './format.ts';

export interface RowPlan {
  /** From behind the event's id to the event's time. */
  readonly name: Uint8Array;
  readonly fields: readonly FieldWriter[];
  readonly end: Uint8Array;
  /** Bytes of a row without who it is about and without its texts. */
  readonly most: number;
}

const utf8 = new TextEncoder();

export function rowPlan(
  { form, columns: made }: Filled,
  format: RowFormat,
  columns: readonly WideColumn[],
  before: (as: string) => string,
  dictionaries: Dictionaries,
): RowPlan {
  let skipped = 0;
  const fields: FieldWriter[] = [];
  columns.forEach((column, i) => {
    if (column.envelope) return;
    const mine = made[form.byWire.get(column.as) ?? -1];
    if (mine) fields.push(fieldWriter(mine, column, format.before(column.name, i, skipped), format, dictionaries));
    skipped = mine ? 0 : skipped + 1;
  });
  const event = format.value(form.template.event.as, 'string');
  const name = utf8.encode(`${before('event_name')}${event}${before('event_time')}${format.quote}`);
  const end = utf8.encode(format.end(skipped));
  const most = fields.reduce((sum, field) => sum + field.before.length + field.most, 0);
  return { name, fields, end, most: most + name.length + end.length + 300 };
}
