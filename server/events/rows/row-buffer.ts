// The rows of a skeleton while their number is not known yet.
import type { Skeleton } from './shard.ts';

export interface Growing {
  readonly add: (
    user: number,
    slot: number,
    time: number,
    template: number,
    device: number,
    version: number,
    session: number,
  ) => void;
  readonly done: (firstUser: number, users: number, sessions: number) => Skeleton;
}

/** @param expected rows there is room for at first */
export function rowBuffer(expected: number): Growing {
  let room = Math.max(16, expected);
  let count = 0;
  let user = new Uint32Array(room);
  let slot = new Uint32Array(room);
  let time = new Float64Array(room);
  let template = new Uint32Array(room);
  let device = new Uint16Array(room);
  let version = new Uint16Array(room);
  let session = new Uint32Array(room);
  const grow = () => {
    room *= 2;
    user = moved(user, new Uint32Array(room));
    slot = moved(slot, new Uint32Array(room));
    time = moved(time, new Float64Array(room));
    template = moved(template, new Uint32Array(room));
    device = moved(device, new Uint16Array(room));
    version = moved(version, new Uint16Array(room));
    session = moved(session, new Uint32Array(room));
  };
  return {
    add: (u, s, t, sh, d, v, se) => {
      if (count === room) grow();
      user[count] = u;
      slot[count] = s;
      time[count] = t;
      template[count] = sh;
      device[count] = d;
      version[count] = v;
      session[count++] = se;
    },
    done: (firstUser, users, sessions) => ({
      firstUser,
      users,
      count,
      user: user.subarray(0, count),
      slot: slot.subarray(0, count),
      time: time.subarray(0, count),
      template: template.subarray(0, count),
      device: device.subarray(0, count),
      version: version.subarray(0, count),
      session: session.subarray(0, count),
      sessions,
    }),
  };
}

function moved<T extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  from: T,
  to: T,
): T {
  to.set(from);
  return to;
}
