// How one value is made from a draw: few kinds, so that columns of them stay typed and cheap to write.
import type { Plain } from '../../plan/plan.ts';
import type { WeightedChoice } from '../draws/choice.ts';
import { chosenIndex } from '../draws/choice.ts';
import type { KeyOf } from '../draws/keys.ts';
import type { Words } from '../draws/threefry.ts';
import { drawAt } from '../draws/threefry.ts';

/** Where a value stands: `id` and `slot` are the draw's counter, `time` the instant it is about in ms since 1970. */
export interface At {
  readonly id: number;
  readonly slot: number;
  readonly time: number;
}

/** Gives 32-bit words: what a value is made of that needs more than one. */
export type NextDraw = () => number;

export type ValueGenerator =
  /** One of few values. */
  | { readonly kind: 'choice'; readonly values: readonly Plain[]; readonly choice: WeightedChoice }
  /** A number as an integer in units of 10^-decimals. */
  | { readonly kind: 'scaled'; readonly decimals: number; readonly of: (a: number) => number }
  /** A random UUID; its second half is drawn with the key of `path#2`. */
  | { readonly kind: 'uuid'; readonly second: Words }
  | { readonly kind: 'text'; readonly of: (next: NextDraw, at: At) => string }
  /** A value of its own for each number: no draw, `at.id` is the number. */
  | { readonly kind: 'numbered'; readonly room: number; readonly of: (n: number) => string | number }
  /** Lists and objects; `element` tells the members of a list apart, `size` is the most values it holds. */
  | { readonly kind: 'plain'; readonly size: number; readonly of: (a: number, at: At, element: string) => Plain };

/** The value at the place its path's stream was started at. */
export function makeValue(generator: ValueGenerator, stream: Stream, at: At, element = ''): Plain {
  switch (generator.kind) {
    case 'choice':
      return generator.values[chosenIndex(generator.choice, stream.a())] as Plain;
    case 'scaled':
      return unscaled(generator.of(stream.a()), generator.decimals);
    case 'uuid':
      return uuidText(stream.a(), stream.b(), stream.next(), stream.next());
    case 'text':
      return generator.of(firstThen(stream), at);
    case 'numbered':
      return generator.of(at.id % generator.room);
    case 'plain':
      return generator.of(stream.a(), at, element);
  }
}

/** The words a text is made of: a of the path, then all that follow. */
function firstThen(stream: Stream): NextDraw {
  let fresh = true;
  return () => {
    if (!fresh) return stream.next();
    fresh = false;
    return stream.a();
  };
}

/** The words of one path, place by place: the stream is started anew for each. */
export interface Stream {
  /** Begins at a place; afterwards a and b are the words of the path itself, and `next` gives those of `path#2`, `path#3` … */
  readonly start: (id: number, slot: number) => void;
  readonly a: () => number;
  readonly b: () => number;
  readonly next: NextDraw;
}

export function streamOf(keyOf: KeyOf, path: string): Stream {
  // Index 0 holds the words of the path itself, 1 those that came last.
  const [a, b] = [new Uint32Array(2), new Uint32Array(2)];
  const keys: Words[] = [keyOf(path)];
  let [id, slot, taken] = [0, 0, 0];
  return {
    start: (newId, newSlot) => {
      id = newId;
      slot = newSlot;
      taken = 0;
      drawAt(keys[0] as Words, id, slot, a, b, 0);
    },
    a: () => a[0] as number,
    b: () => b[0] as number,
    next: () => {
      if (taken++ & 1) return b[1] as number;
      const part = (taken + 1) >> 1;
      let key = keys[part];
      if (!key) {
        key = keyOf(`${path}#${part + 1}`);
        keys.push(key);
      }
      drawAt(key, id, slot, a, b, 1);
      return a[1] as number;
    },
  };
}

/** A stream started at one place. */
export function streamAt(keyOf: KeyOf, path: string, at: At): Stream {
  const stream = streamOf(keyOf, path);
  stream.start(at.id, at.slot);
  return stream;
}

/** The number of an integer in units of 10^-decimals: the double nearest to its decimal spelling. */
export const unscaled = (value: number, decimals: number): number => (decimals ? value / 10 ** decimals : value);

/** A version 4 UUID of four words (RFC 9562). */
export function uuidText(a: number, b: number, c: number, d: number): string {
  const hex = hex8(a) + hex8(((b & 0xffff0fff) | 0x4000) >>> 0) + hex8(((c & 0x3fffffff) | 0x80000000) >>> 0) + hex8(d);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const hex8 = (word: number): string => word.toString(16).padStart(8, '0');
