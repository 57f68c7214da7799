// The loop that writes the rows of a cell as bytes, the same for CSV and NDJSON.
import type { WideColumn } from '../../dataset/columns.ts';
import type { EnvelopePlan } from '../envelope.ts';
import type { Materialized } from '../generation-context.ts';
import { present } from '../rows/column.ts';
import { timeWriter, writeBytes } from './bytes.ts';
import type { Dictionaries, FieldWriter, Pen } from './field.ts';
import { fieldWriter, makeRoom, writeField } from './field.ts';
import type { RowFormat } from './format.ts';
import { whoWriter } from './identity.ts';
import type { RowPlan } from './row-plan.ts';
import { rowPlan } from './row-plan.ts';

/** Writes cells; the bytes given to `flush` are only good until it is done. */
export interface RowWriter {
  readonly header: () => Uint8Array;
  readonly write: (played: Materialized, flush: (bytes: Uint8Array) => void | Promise<void>) => Promise<void>;
}

const chunk = 1 << 20;
const utf8 = new TextEncoder();

/** @param columns the wide layout: envelope fields first, in their order */
export function rowWriter(format: RowFormat, columns: readonly WideColumn[], envelope: EnvelopePlan): RowWriter {
  const before = (as: string) => {
    const i = columns.findIndex((column) => column.envelope && column.as === as);
    return format.before(columns[i]?.name ?? as, i, 0);
  };
  const received = utf8.encode(`${format.quote}${before('received_at')}${format.quote}`);
  const empty = utf8.encode(format.null);
  const dictionaries: Dictionaries = new Map();
  const pen: Pen = { buffer: new Uint8Array(chunk * 2), format };
  const writeTime = timeWriter();
  const whoOf = whoWriter(format, columns, envelope);
  const { separatesAbsent } = format;

  /** Writes one row at p and gives the position behind it. */
  function writeRow(
    at: number,
    row: number,
    local: number,
    plan: RowPlan,
    id: FieldWriter,
    who: Uint8Array,
    played: Materialized,
  ): number {
    const spare = plan.most + who.length;
    makeRoom(pen, at + spare);
    let p = writeBytes(pen.buffer, at, id.before, 0, id.before.length);
    p = writeField(pen, p, id, row, spare);
    p = writeBytes(pen.buffer, p, plan.name, 0, plan.name.length);
    p = writeTime(pen.buffer, p, played.shard.time[row] as number);
    p = writeBytes(pen.buffer, p, received, 0, received.length);
    p = writeTime(pen.buffer, p, played.envelope.received[row] as number);
    pen.buffer.set(who, p);
    p += who.length;
    const { fields } = plan;
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i] as FieldWriter;
      const state = field.column.state[local];
      if (separatesAbsent || state) p = writeBytes(pen.buffer, p, field.before, 0, field.before.length);
      if (state === present) p = writeField(pen, p, field, local, spare);
      else if (state) p = writeBytes(pen.buffer, p, empty, 0, empty.length);
    }
    return writeBytes(pen.buffer, p, plan.end, 0, plan.end.length);
  }

  return {
    header: () => utf8.encode(format.header(columns.map(({ name }) => name))),
    write: async (played, flush) => {
      const { shard } = played;
      const plans = shard.filled.map((filled) => rowPlan(filled, format, columns, before, dictionaries));
      const id = fieldWriter(played.envelope.eventId, { type: 'string' }, before('event_id'), format, dictionaries);
      const who = whoOf(played, dictionaries);
      let p = 0;
      for (const row of shard.kept) {
        const plan = plans[shard.part[row] as number] as RowPlan;
        p = writeRow(p, row, shard.local[row] as number, plan, id, who(row), played);
        if (p < chunk) continue;
        await flush(pen.buffer.subarray(0, p));
        p = 0;
      }
      if (p) await flush(pen.buffer.subarray(0, p));
    },
  };
}
