// The loop that writes the rows of a cell as bytes, the same for CSV and NDJSON.
import type { Plain } from '../../../read/plan/plan.ts';
import type { WideColumn } from '../../sql/columns.ts';
import type { EnvelopePlan } from '../envelope.ts';
import type { Filled } from '../rows/cell.ts';
import { columnValue, present } from '../rows/column.ts';
import type { Played } from '../stage.ts';
import { timeWriter, widest, writeBytes } from './bytes.ts';
import type { Dictionaries, FieldWriter, Pen } from './field.ts';
import { fieldWriter, makeRoom, writeField } from './field.ts';
import type { Format } from './format.ts';

/** Writes cells; the bytes given to `flush` are only good until the next ones. */
export interface RowWriter {
  readonly header: () => Uint8Array;
  readonly write: (played: Played, flush: (bytes: Uint8Array) => void | Promise<void>) => Promise<number>;
}

interface RowPlan {
  /** From behind the event's id to the event's time. */
  readonly name: Uint8Array;
  readonly fields: readonly FieldWriter[];
  readonly end: Uint8Array;
  /** Bytes of a row without its texts. */
  readonly most: number;
}

const chunk = 1 << 20;
const utf8 = new TextEncoder();

/** @param columns the wide layout: envelope fields first, in their order */
export function rowWriter(format: Format, columns: readonly WideColumn[], envelope: EnvelopePlan): RowWriter {
  const own = columns.filter((column) => !column.envelope);
  const named = (as: string) => columns.findIndex((column) => column.envelope && column.as === as);
  const before = (as: string) => format.before(columns[named(as)]?.name ?? as, named(as), 0);
  const id = utf8.encode(before('event_id'));
  const received = utf8.encode(`${format.quote}${before('received_at')}${format.quote}`);
  const dictionaries: Dictionaries = new Map();
  const pen: Pen = { buffer: new Uint8Array(chunk * 2), format };
  const writeTime = timeWriter();

  const planOf = ({ form, columns: made }: Filled): RowPlan => {
    let skipped = 0;
    const fields = own.flatMap((column, i) => {
      const at = form.byWire.get(column.as);
      const mine = at === undefined ? undefined : made[at];
      if (!mine) {
        skipped++;
        return [];
      }
      const writer = fieldWriter(
        mine,
        column,
        format.before(column.name, i + columns.length - own.length, skipped),
        format,
        dictionaries,
      );
      skipped = 0;
      return [writer];
    });
    const name = `${before('event_name')}${format.value(form.shape.event.as, 'VARCHAR')}${before('event_time')}${format.quote}`;
    const most = fields.reduce((sum, field) => sum + field.before.length + field.most, 0);
    return {
      name: utf8.encode(name),
      fields,
      end: utf8.encode(format.end(skipped)),
      most: most + name.length * 3 + skipped + 200,
    };
  };

  /** What all rows of a session share: who, and from where. */
  const sessionOf = ({ cell, envelope: made }: Played, row: number): Uint8Array => {
    const user = (cell.user[row] as number) - cell.firstUser;
    const device = envelope.devices[cell.device[row] as number];
    const values: readonly (readonly [string, Plain])[] = [
      ['user_id', columnValue(made.userId, user)],
      ['anonymous_id', columnValue(made.anonymousId, user)],
      ['session_id', columnValue(made.sessionId, cell.session[row] as number)],
      ['source', device?.source ?? null],
      ['platform', device?.platform ?? null],
      ['app_version', device?.versions[cell.version[row] as number] ?? null],
    ];
    const spelled = values.map(([as, value]) => before(as) + format.value(value, 'VARCHAR'));
    return utf8.encode(format.quote + spelled.join(''));
  };

  const write: RowWriter['write'] = async (played, flush) => {
    const { cell, envelope: made } = played;
    const plans = cell.filled.map(planOf);
    const idWriter = fieldWriter(made.eventId, columns[named('event_id')] as WideColumn, '', format, dictionaries);
    let session: Uint8Array = new Uint8Array();
    let [lastSession, lastDevice] = [-1, -1];
    let p = 0;
    let bytes = 0;
    for (const row of cell.kept) {
      const part = cell.part[row] as number;
      const local = cell.local[row] as number;
      const plan = plans[part] as RowPlan;
      const device = cell.device[row] as number;
      if (cell.session[row] !== lastSession || device !== lastDevice) {
        [lastSession, lastDevice] = [cell.session[row] as number, device];
        session = sessionOf(played, row);
      }
      const needed = plan.most + session.length + widest * 4;
      makeRoom(pen, p + needed);
      p = writeBytes(pen.buffer, p, id, 0, id.length);
      p = writeField(pen, p, idWriter, row, needed);
      p = writeBytes(pen.buffer, p, plan.name, 0, plan.name.length);
      p = writeTime(pen.buffer, p, cell.time[row] as number);
      p = writeBytes(pen.buffer, p, received, 0, received.length);
      p = writeTime(pen.buffer, p, made.received[row] as number);
      p = writeBytes(pen.buffer, p, session, 0, session.length);
      for (const field of plan.fields) {
        const state = field.column.state[local];
        if (format.separatesAbsent || state) p = writeBytes(pen.buffer, p, field.before, 0, field.before.length);
        if (state === present) p = writeField(pen, p, field, local, needed);
        else if (state) p = writeBytes(pen.buffer, p, nothing, 0, format.null.length);
      }
      p = writeBytes(pen.buffer, p, plan.end, 0, plan.end.length);
      if (p >= chunk) {
        bytes += p;
        await flush(pen.buffer.subarray(0, p));
        p = 0;
      }
    }
    if (p) await flush(pen.buffer.subarray(0, p));
    return bytes + p;
  };

  return { header: () => utf8.encode(format.header(columns.map(({ name }) => name))), write };
}

const nothing = utf8.encode('null');
