// What a key's value can be. The key table is written in these words; reader, types, faults, JSON Schema and completion follow them.

export type Kind =
  /** `any` keeps its source text and is read by the property's resolved type later. */
  | { readonly is: 'name' | 'boolean' | 'condition' | 'any' }
  | { readonly is: 'number' }
  /** `suggests`: words that may as well stand there, for completion. */
  | { readonly is: 'text'; readonly form?: TextForm; readonly suggests?: readonly string[] }
  /** `from`, `to`: its bounds, themselves allowed; `names` are words that stand for `from` and those after it. */
  | { readonly is: 'integer'; readonly from?: number; readonly to?: number; readonly names?: readonly string[] }
  /** Where `off` is one of them, `false` is taken for it: to YAML 1.1 tools an unquoted `off` is a boolean. */
  | { readonly is: 'oneOf'; readonly of: readonly string[] }
  /** `open`: the name may also be an envelope field or a glob, so that an unknown one is judged elsewhere. */
  | { readonly is: 'ref'; readonly to: string; readonly open?: true }
  /** A JSON type or the name of a `types:` entry. */
  | { readonly is: 'type' }
  /** Property name -> text, or `false`. */
  | { readonly is: 'renames' }
  /** Any names -> plain values. `of`: the shape that knows names and values, where the table has it. */
  | { readonly is: 'map'; readonly of?: string }
  /** `lone`: one value may stand for a list of one; `lines`: a text stands for a list of its lines. `filled`: not empty. */
  | { readonly is: 'list'; readonly of: Kind; readonly lone?: true; readonly lines?: true; readonly filled?: true }
  /** `of` names a shape of the table; typed string, or the table's type would refer to itself. `short`: the key that a lone scalar stands for. */
  | { readonly is: 'item'; readonly of: string; readonly short?: string }
  | { readonly is: 'either'; readonly of: readonly Kind[] };

/** What a text must be beyond being text. */
export interface TextForm {
  /** Goes on behind "wants". */
  readonly wants: string;
  /** A regular expression as JSON Schema has them. */
  readonly pattern: string;
  /** Bounds for numbers, where one may stand for the text; elsewhere a number is none. */
  readonly number?: { readonly minimum: number; readonly exclusiveMaximum: number; readonly multipleOf?: number };
  /** What it wants instead, where a text of the pattern does not fit all the same; beyond what JSON Schema can say. */
  readonly unfit?: (text: string) => string | undefined;
  /** What can be offered, for a "did you mean" and for completion. */
  readonly offers?: () => readonly string[];
  /** What somebody who wrote this certainly meant; taken only where it fits. */
  readonly meant?: (text: string) => string | undefined;
}

/** Plain data, as written. */
export type DefaultValue =
  | string
  | number
  | boolean
  | readonly DefaultValue[]
  | { readonly [key: string]: DefaultValue };

/** The key of a shape under which every name that the table does not know may stand. */
export const ANY_NAME = '*';

export interface KeySpec {
  readonly kind: Kind;
  readonly doc: string;
  /** A fault when absent, never a guarantee to the reader of an item. */
  readonly required?: true;
  /** What holds where it is absent. */
  readonly default?: DefaultValue;
  /** The other key that may stand for a required one (`name` or `ref`). */
  readonly instead?: string;
  readonly since?: string;
  /** Of `ANY_NAME`: the names that may stand there; any, where it is absent. */
  readonly only?: readonly string[];
  /** Of `ANY_NAME`: what the names are of. */
  readonly names?: string;
}

/** Key -> what may stand there. */
export type ShapeKeys = Readonly<Record<string, KeySpec>>;
/** Shape -> its keys: all that a language says of its mappings. */
export type KeyTable = Readonly<Record<string, ShapeKeys>>;

export const text = { is: 'text' } as const;
export const name = { is: 'name' } as const;
export const boolean = { is: 'boolean' } as const;
export const integer = { is: 'integer' } as const;
export const number = { is: 'number' } as const;
export const condition = { is: 'condition' } as const;
export const any = { is: 'any' } as const;
export const type = { is: 'type' } as const;
export const map = { is: 'map' } as const;
export const mapOf = <const S extends string>(of: S) => ({ is: 'map', of }) as const;
/** A text of any kind; some are usual. */
export const suggested = (...suggests: readonly string[]) => ({ is: 'text', suggests }) as const;
export const formed = (form: TextForm) => ({ is: 'text', form }) as const;
export const integerFrom = (from: number, to: number, names: readonly string[] = []) =>
  ({ is: 'integer', from, to, names }) as const;
export const renames = { is: 'renames' } as const;
export const oneOf = <const W extends readonly string[]>(...of: W) => ({ is: 'oneOf', of }) as const;
export const ref = <const N extends string>(to: N) => ({ is: 'ref', to }) as const;
export const looseRef = <const N extends string>(to: N) => ({ is: 'ref', to, open: true }) as const;
export const list = <const K extends Kind>(of: K) => ({ is: 'list', of }) as const;
/** One value or a list of them. */
export const oneOrMany = <const K extends Kind>(of: K) => ({ is: 'list', of, lone: true }) as const;
/** A list, or a text with a value a line. */
export const listOrLines = <const K extends Kind>(of: K) => ({ is: 'list', of, lines: true }) as const;
/** The same, never empty. */
export const filledListOrLines = <const K extends Kind>(of: K) =>
  ({ is: 'list', of, lines: true, filled: true }) as const;
export const item = <const S extends string>(of: S) => ({ is: 'item', of }) as const;
export const shorthand = <const S extends string, const H extends string>(of: S, short: H) =>
  ({ is: 'item', of, short }) as const;
export const either = <const K extends readonly Kind[]>(...of: K) => ({ is: 'either', of }) as const;
export const optional = <const K extends Kind>(kind: K, doc: string) => ({ kind, doc }) as const;
/** `value` holds where the key is absent. */
export const defaulted = <const K extends Kind, const D extends DefaultValue>(kind: K, value: D, doc: string) =>
  ({ kind, doc, default: value }) as const;
export const required = <const K extends Kind>(kind: K, doc: string) => ({ kind, doc, required: true }) as const;
export const requiredUnless = <const K extends Kind, const I extends string>(kind: K, instead: I, doc: string) =>
  ({ kind, doc, required: true, instead }) as const;
