// Writes one value of a column.
import type { ColumnType } from '../../dataset/column-type.ts';
import type { WideColumn } from '../../dataset/columns.ts';
import type { ValueColumn } from '../rows/column.ts';
import { valueAtRow } from '../rows/column.ts';
import type { ValueGenerator } from '../values/value-generator.ts';
import { widest, writeBytes, writeScaled, writeUuid } from './bytes.ts';
import type { RowFormat } from './format.ts';
import { writePlain } from './text.ts';

/** The buffer that is written to; it is replaced by a larger one when a text needs it. */
export interface Pen {
  buffer: Uint8Array;
  readonly format: RowFormat;
}

export interface FieldWriter {
  readonly column: ValueColumn;
  readonly type: ColumnType;
  /** What stands before the value. */
  readonly before: Uint8Array;
  /** The values of a choice, spelled, one behind the other. */
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  /** Bytes of a value, but for texts and nested values. */
  readonly most: number;
}

/** Choices that have been spelled, by maker and column type: they are the same from cell to cell. */
export type Dictionaries = Map<ValueGenerator, Map<ColumnType, Dictionary>>;

interface Dictionary {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  readonly most: number;
}

const utf8 = new TextEncoder();
const none: Dictionary = { bytes: new Uint8Array(), offsets: new Uint32Array(), most: 0 };

export function fieldWriter(
  column: ValueColumn,
  { type }: Pick<WideColumn, 'type'>,
  before: string,
  format: RowFormat,
  dictionaries: Dictionaries,
): FieldWriter {
  const { bytes, offsets, most } =
    column.kind === 'choice' ? dictionaryOf(column.generator, type, format, dictionaries) : none;
  return { column, type, before: utf8.encode(before), bytes, offsets, most: most + widest };
}

/** @param spare what the rest of the row needs: kept free behind a text */
export function writeField(pen: Pen, at: number, field: FieldWriter, i: number, spare: number): number {
  const { column, type } = field;
  switch (column.kind) {
    case 'choice': {
      const code = column.codes[i] as number;
      return writeBytes(pen.buffer, at, field.bytes, field.offsets[code] as number, field.offsets[code + 1] as number);
    }
    case 'scaled':
      return writeScaled(pen.buffer, at, column.units[i] as number, column.generator.decimals);
    case 'uuid': {
      const quote = type === 'json' ? undefined : pen.format.quote;
      if (quote === undefined) return writeSpelled(pen, at, pen.format.value(valueAtRow(column, i), type), spare);
      return quoted(pen, at, (buffer, p) => writeUuid(buffer, p, column.words, i * 4));
    }
    case 'text':
      return writeText(pen, at, column.texts[i] as string, type, spare);
    case 'plain': {
      const value = column.values[i] ?? null;
      if (typeof value === 'string') return writeText(pen, at, value, type, spare);
      return writeSpelled(pen, at, pen.format.value(value, type), spare);
    }
    case 'none':
      return at;
  }
}

function quoted(pen: Pen, at: number, write: (buffer: Uint8Array, at: number) => number): number {
  if (pen.format.quote === '') return write(pen.buffer, at);
  pen.buffer[at] = 34;
  const p = write(pen.buffer, at + 1);
  pen.buffer[p] = 34;
  return p + 1;
}

function writeText(pen: Pen, at: number, text: string, type: ColumnType, spare: number): number {
  makeRoom(pen, at + text.length + 2 + spare);
  const { quote, stops } = pen.format;
  if (type !== 'json' || quote) {
    const shift = quote ? 1 : 0;
    const end = writePlain(pen.buffer, at + shift, text, stops);
    if (end !== undefined) {
      if (!shift) return end;
      pen.buffer[at] = 34;
      pen.buffer[end] = 34;
      return end + 1;
    }
  }
  return writeSpelled(pen, at, pen.format.value(text, type), spare);
}

function writeSpelled(pen: Pen, at: number, spelled: string, spare: number): number {
  makeRoom(pen, at + spelled.length * 3 + spare);
  return at + utf8.encodeInto(spelled, pen.buffer.subarray(at)).written;
}

/** Room for so many bytes in all; what has been written stays. */
export function makeRoom(pen: Pen, needed: number): void {
  if (needed <= pen.buffer.length) return;
  const larger = new Uint8Array(Math.max(needed, pen.buffer.length * 2));
  larger.set(pen.buffer);
  pen.buffer = larger;
}

function dictionaryOf(
  generator: Extract<ValueGenerator, { kind: 'choice' }>,
  type: ColumnType,
  format: RowFormat,
  dictionaries: Dictionaries,
): Dictionary {
  const mine = dictionaries.get(generator) ?? new Map<ColumnType, Dictionary>();
  dictionaries.set(generator, mine);
  const old = mine.get(type);
  if (old) return old;
  const spelled = generator.values.map((value) => utf8.encode(format.value(value, type)));
  const offsets = new Uint32Array(spelled.length + 1);
  spelled.forEach((one, i) => {
    offsets[i + 1] = (offsets[i] as number) + one.length;
  });
  const bytes = new Uint8Array(offsets[spelled.length] as number);
  spelled.forEach((one, i) => {
    bytes.set(one, offsets[i]);
  });
  const made = { bytes, offsets, most: Math.max(0, ...spelled.map((one) => one.length)) };
  mine.set(type, made);
  return made;
}
