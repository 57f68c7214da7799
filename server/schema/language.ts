// A language: the key table of one kind of file, and what its items are called. Reader, types, errors, completion, hover,
// JSON Schema and reference page follow from it.

import type { KeySpec, KeyTable } from './kinds.ts';

export interface Language {
  readonly table: KeyTable;
  /** The shape of the file itself. */
  readonly root: string;
  /** Shape -> what messages call an item of it, where that is not its shape. A shape `a:b` is called as `a` is. */
  readonly nouns: Readonly<Record<string, string>>;
  /** The keys under which an item's name may stand, first one first. */
  readonly names: readonly string[];
  /** Shapes that are called by the key they stand under. */
  readonly keyed?: readonly string[];
  /** Nouns of wholes that go without saying behind what stands in them. */
  readonly wholes: readonly string[];
  /** Keys of the file that are kept for a later version. */
  readonly reserved?: readonly string[];
}

const head = (shape: string): string => shape.split(':', 1)[0] ?? shape;
export const nounOf = (shape: string, { nouns }: Pick<Language, 'nouns'>): string => nouns[head(shape)] ?? head(shape);
/** Whether an item bears the key that it stands under as its name. */
export const isKeyed = (shape: string, { keyed = [] }: Language): boolean => keyed.includes(head(shape));

/** What a key is for, and what holds without it. */
export const documented = ({ doc, default: value }: KeySpec): string =>
  value === undefined ? doc : `${doc} Default: ${typeof value === 'string' ? value : JSON.stringify(value)}.`;
