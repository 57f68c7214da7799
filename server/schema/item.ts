// Plan values: what was written, with where it stands. Their types are computed from the key table.

import type { keys, Shape } from '../plan/plan.schema.ts';
import type { Node, Span } from '../yaml/node.ts';
import type { Noun } from './kinds.ts';

declare const opaque: unique symbol;
/** A handle for edits, which rules carry and never open. */
export interface Handle {
  readonly [opaque]: 'node';
}
export const handle = (node: Node): Handle => node as unknown as Handle;
export const nodeOf = (handle: Handle): Node => handle as unknown as Node;

/** A value and where it stands; `text` as written, for enum values and messages. */
export interface Located<T> {
  readonly value: T;
  readonly text: string;
  readonly span: Span;
  readonly node: Handle;
}
export type Text = Located<string>;
export interface Ref<N extends Noun = Noun> extends Text {
  readonly to: N;
  /** The name may also be an envelope field or a glob. */
  readonly open?: true;
  /** The name stands inside a condition: `span` is the name, `node` the whole condition, `path` the dotted name and its place in it. */
  readonly inside?: { readonly path: readonly string[]; readonly index: number };
}
/** `order_value: value`, `email: false`: a property and its name elsewhere. */
export interface Rename {
  readonly property: Ref<'property'>;
  readonly to: Located<string | false>;
}
/** A name of the writer's own choosing, and its plain value. */
export interface MapEntry {
  readonly key: Text;
  readonly value: Located<unknown>;
}
/** A list, and where it stands. */
export interface LocatedList<T> extends ReadonlyArray<T> {
  readonly here?: Located<null>;
}

type Value<K> = K extends { is: 'text' | 'name' | 'condition' | 'type' }
  ? Text
  : K extends { is: 'boolean' }
    ? Located<boolean>
    : K extends { is: 'integer' | 'number' }
      ? Located<number>
      : K extends { is: 'any' }
        ? Located<unknown>
        : K extends { is: 'oneOf'; of: readonly (infer W)[] }
          ? Located<W>
          : K extends { is: 'ref'; to: infer N extends Noun }
            ? Ref<N>
            : K extends { is: 'renames' }
              ? LocatedList<Rename>
              : K extends { is: 'map' }
                ? LocatedList<MapEntry>
                : K extends { is: 'list'; of: infer I }
                  ? LocatedList<Value<I>>
                  : K extends { is: 'item'; of: infer S extends Shape }
                    ? ItemOf<S>
                    : K extends { is: 'either'; of: readonly (infer O)[] }
                      ? Either<O>
                      : never;
type Either<O> = O extends unknown ? Value<O> : never;
type Rows<S extends Shape> = (typeof keys)[S];

/** What a message calls a thing by: event "cart_opened", property "price" of event "cart_opened". */
export interface Container {
  readonly noun: string;
  readonly name?: string;
  readonly of?: Container;
}
/** Anything that a rule can look at: plan items and dbt items alike. */
export interface Item {
  readonly shape: string;
  /** Of a use: its ref. Of globals: their first glob. Of no width where nothing could be read. */
  readonly name: Text;
  readonly span: Span;
  readonly node: Handle;
  readonly uri: string;
  /** What it stands in: the event of a property, the funnel of a step. */
  readonly container?: Container;
}
/** Only `name` is certain; an item that lacks a required key stays, so that rename, uses and resolution see it. */
export type ItemOf<S extends Shape> = Item & { readonly shape: S } & {
  readonly [K in Exclude<keyof Rows<S>, 'name'> & string]?: Rows<S>[K] extends { kind: infer K2 } ? Value<K2> : never;
};
export type Event = ItemOf<'event'>;
export type Property = ItemOf<'property'>;
export type PropertyUse = ItemOf<'propertyUse'>;
export type Bundle = ItemOf<'bundle'>;
export type Globals = ItemOf<'globals'>;
export type EnumValue = ItemOf<'enumValue'>;
export type Metric = ItemOf<'metric'>;
export type Funnel = ItemOf<'funnel'>;
export type Schema = ItemOf<'schema'>;
export type Entity = ItemOf<'entity'>;

/** What reader and resolver find: typed facts, put into words by the rule of the same name. */
export type ReadError =
  | {
      readonly fault: 'yaml-syntax';
      readonly at: Span;
      readonly message: string;
      readonly fix?: { readonly at: Span; readonly text: string };
    }
  | {
      readonly fault: 'unknown-key';
      readonly at: Text;
      readonly container: Container;
      readonly known: readonly string[];
      /** A word kept for a later version of the language. */
      readonly reserved?: true;
      /** It is the rest of the text of another key, which a comma ended; `quoted` is the whole. */
      readonly torn?: { readonly key: string; readonly at: Span; readonly quoted?: string };
      readonly owner: Handle;
    }
  | {
      readonly fault: 'missing-required-key';
      readonly at: Span;
      readonly key: string;
      readonly container: Container;
      readonly owner: Handle;
    }
  | {
      readonly fault: 'wrong-value-kind';
      readonly at: Located<unknown>;
      readonly key: string;
      readonly container: Container;
      readonly wants: string;
      readonly found: string;
      readonly near: readonly string[];
      /** What the writer certainly wanted to say. */
      readonly meant?: string;
    }
  | {
      readonly fault: 'duplicate-key';
      readonly at: Text;
      readonly container: Container;
      readonly first: Span;
      readonly owner: Handle;
    }
  | {
      readonly fault: 'dbt-syntax';
      readonly at: Span;
      readonly message: string;
      readonly fix?: { readonly at: Span; readonly text: string };
    }
  | {
      readonly fault: 'secret-in-config';
      readonly at: Span;
      /** Those above it. */
      readonly keys: readonly string[];
      /** What nothing that is shown may repeat. */
      readonly secret: string;
      /** dbt puts environment variables in its place. */
      readonly dbt: boolean;
    }
  | {
      readonly fault: 'dbt-misspelled-key' | 'dbt-unknown-key';
      readonly at: Text;
      readonly container: Container;
      readonly near?: string;
      readonly owner: Handle;
      readonly path: readonly string[];
      readonly shape: string;
      readonly since?: string;
    };

/** `# trackwright-disable-next-line event-name-case, trigger-missing: reason` */
export interface Suppression {
  /** What the comment begins with; only the one above silences anything. */
  readonly word: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly at: Span;
}

/** What one chunk gives under one section; a dbt file is one part. Its identity is the cache key of everything per item. */
export interface Fragment {
  readonly uri: string;
  /** Every thing in written order, nested ones behind what they stand in. */
  readonly items: readonly Item[];
  /** Every name used, those in conditions included. */
  readonly refs: readonly Ref[];
  readonly faults: readonly ReadError[];
  readonly suppressions: readonly Suppression[];
}
