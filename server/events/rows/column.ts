// Columns of made values: typed arrays where the maker allows it.
import type { Plain } from '../../plan/plan.ts';
import { chosenIndex } from '../draws/choice.ts';
import type { KeyOf } from '../draws/keys.ts';
import { drawAll } from '../draws/threefry.ts';
import type { Presences } from '../values/presence.ts';
import type { ValueGenerator } from '../values/value-generator.ts';
import { streamOf, unscaled, uuidText } from '../values/value-generator.ts';

export const absentColumn = 0;
export const isNullAt = 1;
export const present = 2;

type Made<K extends ValueGenerator['kind']> = Extract<ValueGenerator, { kind: K }>;

/** `state[i]`: 0 absent, 1 null, 2 sent. A value is made also where it is not sent, in case a condition asks for it. */
export type ValueColumn = { readonly state: Uint8Array } & (
  | { readonly kind: 'choice'; readonly generator: Made<'choice'>; readonly codes: Uint32Array }
  | { readonly kind: 'scaled'; readonly generator: Made<'scaled'>; readonly units: Float64Array }
  | { readonly kind: 'uuid'; readonly generator: Made<'uuid'>; readonly words: Uint32Array }
  | { readonly kind: 'text'; readonly generator: Made<'text'>; readonly texts: string[] }
  | { readonly kind: 'plain'; readonly generator: Made<'plain' | 'numbered'>; readonly values: Plain[] }
  | { readonly kind: 'none' }
);

/** Where the values of a column stand; `ids` are numbers beyond 2^32 for a numbered maker. */
export interface Places {
  readonly ids: Uint32Array | Float64Array;
  readonly slots: Uint32Array;
  readonly times: Float64Array;
}

/** What a column is made by. */
export interface ColumnPlan {
  readonly path: string;
  readonly generator: ValueGenerator | undefined;
  readonly presences: Presences;
}

/** The columns of one cell share these. */
export interface Scratch {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

export function makeColumn(
  plan: ColumnPlan,
  places: Places,
  count: number,
  keyOf: KeyOf,
  scratch: Scratch,
): ValueColumn {
  const { path, generator, presences } = plan;
  const state = new Uint8Array(count);
  const { a, b } = scratch;
  if (generator?.kind === 'numbered')
    return { kind: 'plain', generator, state: state.fill(present), values: numbers(generator, places, count) };
  const ids = places.ids as Uint32Array;
  drawAll(keyOf(path), ids, places.slots, count, a, b);
  fillStates(state, b, presences);
  if (!generator) return { kind: 'none', state: withoutValue(state, presences) };
  switch (generator.kind) {
    case 'choice': {
      const codes = new Uint32Array(count);
      for (let i = 0; i < count; i++) codes[i] = chosenIndex(generator.choice, a[i] as number);
      return { kind: 'choice', generator, state, codes };
    }
    case 'scaled': {
      const units = new Float64Array(count);
      for (let i = 0; i < count; i++) units[i] = generator.of(a[i] as number);
      return { kind: 'scaled', generator, state, units };
    }
    case 'uuid':
      return { kind: 'uuid', generator, state, words: uuids(generator, places, count, scratch) };
    case 'text':
    case 'plain': {
      const values = singles(plan, generator, places, count, keyOf);
      if (generator.kind === 'text') return { kind: 'text', generator, state, texts: values as string[] };
      return { kind: 'plain', generator, state, values };
    }
  }
}

/** The value, whether it is sent or not. */
export function valueAtRow(column: ValueColumn, i: number): Plain {
  switch (column.kind) {
    case 'choice':
      return column.generator.values[column.codes[i] as number] as Plain;
    case 'scaled':
      return unscaled(column.units[i] as number, column.generator.decimals);
    case 'uuid': {
      const { words } = column;
      const at = i * 4;
      return uuidText(words[at] as number, words[at + 1] as number, words[at + 2] as number, words[at + 3] as number);
    }
    case 'text':
      return column.texts[i] as string;
    case 'plain':
      return column.values[i] as Plain;
    case 'none':
      return null;
  }
}

/** Puts value and state of a one-row column into a row of another of the same kind. */
export function putInto(column: ValueColumn, i: number, one: ValueColumn): void {
  column.state[i] = one.state[0] as number;
  if (column.kind === 'choice' && one.kind === 'choice') column.codes[i] = one.codes[0] as number;
  if (column.kind === 'scaled' && one.kind === 'scaled') column.units[i] = one.units[0] as number;
  if (column.kind === 'uuid' && one.kind === 'uuid') column.words.set(one.words, i * 4);
  if (column.kind === 'text' && one.kind === 'text') column.texts[i] = one.texts[0] as string;
  if (column.kind === 'plain' && one.kind === 'plain') column.values[i] = one.values[0] as Plain;
}

function fillStates(state: Uint8Array, b: Uint32Array, { absentBelow, nullBelow }: Presences): void {
  for (let i = 0; i < state.length; i++) {
    const word = b[i] as number;
    state[i] = word < absentBelow ? absentColumn : word < nullBelow ? isNullAt : present;
  }
}

/** Without a value null is sent where it may be, else nothing. */
function withoutValue(state: Uint8Array, { absentBelow, nullBelow }: Presences): Uint8Array {
  const instead = nullBelow > absentBelow ? isNullAt : absentColumn;
  return state.map((one) => (one === present ? instead : one));
}

function numbers(generator: Made<'numbered'>, places: Places, count: number): Plain[] {
  return Array.from({ length: count }, (_, i) => generator.of((places.ids[i] as number) % generator.room));
}

function uuids(generator: Made<'uuid'>, places: Places, count: number, { a, b }: Scratch): Uint32Array {
  const words = new Uint32Array(count * 4);
  for (let i = 0; i < count; i++) {
    words[i * 4] = a[i] as number;
    words[i * 4 + 1] = b[i] as number;
  }
  drawAll(generator.second, places.ids as Uint32Array, places.slots, count, a, b);
  for (let i = 0; i < count; i++) {
    words[i * 4 + 2] = a[i] as number;
    words[i * 4 + 3] = b[i] as number;
  }
  return words;
}

function singles(
  { path }: ColumnPlan,
  generator: Made<'text' | 'plain'>,
  { ids, slots, times }: Places,
  count: number,
  keyOf: KeyOf,
): Plain[] {
  const stream = streamOf(keyOf, path);
  const at = { id: 0, slot: 0, time: 0 };
  let fresh = true;
  const next = () => {
    if (!fresh) return stream.next();
    fresh = false;
    return stream.a();
  };
  const values: Plain[] = new Array(count);
  for (let i = 0; i < count; i++) {
    at.id = ids[i] as number;
    at.slot = slots[i] as number;
    at.time = times[i] as number;
    stream.start(at.id, at.slot);
    fresh = true;
    values[i] = generator.kind === 'text' ? generator.of(next, at) : generator.of(stream.a(), at, '');
  }
  return values;
}
