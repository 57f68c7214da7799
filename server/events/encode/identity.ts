// The part of a row that a session's rows share: who, and from where.
import type { WideColumn } from '../../dataset/columns.ts';
import type { EnvelopePlan } from '../envelope.ts';
import type { Materialized } from '../generation-context.ts';
import { writeBytes } from './bytes.ts';
import type { Dictionaries, FieldWriter, Pen } from './field.ts';
import { fieldWriter, makeRoom, writeField } from './field.ts';
import type { RowFormat } from './format.ts';

/** Gives the bytes from behind the arrival time to the version, good until it is asked for another session's. */
export type Identity = (row: number) => Uint8Array;

const utf8 = new TextEncoder();

export function whoWriter(format: RowFormat, columns: readonly WideColumn[], envelope: EnvelopePlan) {
  const pen: Pen = { buffer: new Uint8Array(1024), format };
  const before = (as: string, quote = '') => {
    const i = columns.findIndex((column) => column.envelope && column.as === as);
    return quote + format.before(columns[i]?.name ?? as, i, 0);
  };
  // The rest is one of few: a device and its version.
  const places = envelope.devices.map(({ source, platform, versions }) =>
    versions.map((version) => {
      const values = { source, platform, app_version: version };
      return utf8.encode(
        Object.entries(values)
          .map(([as, value]) => before(as) + format.value(value, 'string'))
          .join(''),
      );
    }),
  );
  const none = utf8.encode('');

  return ({ shard, envelope: made }: Materialized, dictionaries: Dictionaries): Identity => {
    const field = (as: string, column: FieldWriter['column'], quote = '') =>
      fieldWriter(column, { type: 'string' }, before(as, quote), format, dictionaries);
    // The quote closes the time before it.
    const user = field('user_id', made.userId, format.quote);
    const anonymous = field('anonymous_id', made.anonymousId);
    const session = field('session_id', made.sessionId);
    let [last, lastDevice] = [-1, -1];
    let length = 0;
    return (row) => {
      const device = shard.device[row] as number;
      if (shard.session[row] === last && device === lastDevice) return pen.buffer.subarray(0, length);
      last = shard.session[row] as number;
      lastDevice = device;
      const person = (shard.user[row] as number) - shard.firstUser;
      const place = places[device]?.[shard.version[row] as number] ?? none;
      const room = user.most + anonymous.most + session.most + place.length + 200;
      makeRoom(pen, room);
      let p = put(pen, 0, user, person, room);
      p = put(pen, p, anonymous, person, room);
      p = put(pen, p, session, last, room);
      makeRoom(pen, p + place.length);
      length = writeBytes(pen.buffer, p, place, 0, place.length);
      return pen.buffer.subarray(0, length);
    };
  };
}

function put(pen: Pen, at: number, field: FieldWriter, i: number, spare: number): number {
  return writeField(pen, writeBytes(pen.buffer, at, field.before, 0, field.before.length), field, i, spare);
}
