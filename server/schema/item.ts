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
export interface At<T> {
  readonly value: T;
  readonly text: string;
  readonly span: Span;
  readonly node: Handle;
}
export type Text = At<string>;
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
  readonly to: At<string | false>;
}
/** A name of the writer's own choosing, and its plain value. */
export interface Entry {
  readonly key: Text;
  readonly value: At<unknown>;
}
/** A list, and where it stands. */
export interface List<T> extends ReadonlyArray<T> {
  readonly here?: At<null>;
}

type Value<K> = K extends { is: 'text' | 'name' | 'condition' | 'type' }
  ? Text
  : K extends { is: 'flag' }
    ? At<boolean>
    : K extends { is: 'integer' | 'number' }
      ? At<number>
      : K extends { is: 'any' }
        ? At<unknown>
        : K extends { is: 'word'; of: readonly (infer W)[] }
          ? At<W>
          : K extends { is: 'ref'; to: infer N extends Noun }
            ? Ref<N>
            : K extends { is: 'renames' }
              ? List<Rename>
              : K extends { is: 'entries' }
                ? List<Entry>
                : K extends { is: 'list'; of: infer I }
                  ? List<Value<I>>
                  : K extends { is: 'item'; of: infer S extends Shape }
                    ? Item<S>
                    : K extends { is: 'either'; of: readonly (infer O)[] }
                      ? Either<O>
                      : never;
type Either<O> = O extends unknown ? Value<O> : never;
type Rows<S extends Shape> = (typeof keys)[S];

/** What a message calls a thing by: event "cart_opened", property "price" of event "cart_opened". */
export interface Owner {
  readonly noun: string;
  readonly name?: string;
  readonly of?: Owner;
}
/** Anything that a rule can look at: plan items and dbt items alike. */
export interface Thing {
  readonly shape: string;
  /** Of a use: its ref. Of globals: their first glob. Of no width where nothing could be read. */
  readonly name: Text;
  readonly span: Span;
  readonly node: Handle;
  readonly uri: string;
  /** What it stands in: the event of a property, the funnel of a step. */
  readonly in?: Owner;
}
/** Only `name` is certain; an item that lacks a required key stays, so that rename, uses and resolution see it. */
export type Item<S extends Shape> = Thing & { readonly shape: S } & {
  readonly [K in Exclude<keyof Rows<S>, 'name'> & string]?: Rows<S>[K] extends { kind: infer K2 } ? Value<K2> : never;
};
export type Event = Item<'event'>;
export type Property = Item<'property'>;
export type PropertyUse = Item<'propertyUse'>;
export type Bundle = Item<'bundle'>;
export type Globals = Item<'globals'>;
export type EnumValue = Item<'enumValue'>;
export type Metric = Item<'metric'>;
export type Funnel = Item<'funnel'>;
export type Schema = Item<'schema'>;
export type Entity = Item<'entity'>;

/** What reader and resolver find: typed facts, put into words by the rule of the same name. */
export type Fault =
  | {
      readonly fault: 'yaml-syntax';
      readonly at: Span;
      readonly message: string;
      readonly fix?: { readonly at: Span; readonly text: string };
    }
  | {
      readonly fault: 'unknown-key';
      readonly at: Text;
      readonly in: Owner;
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
      readonly in: Owner;
      readonly owner: Handle;
    }
  | {
      readonly fault: 'wrong-value-kind';
      readonly at: At<unknown>;
      readonly key: string;
      readonly in: Owner;
      readonly wants: string;
      readonly found: string;
      readonly near: readonly string[];
      /** What the writer certainly wanted to say. */
      readonly meant?: string;
    }
  | {
      readonly fault: 'duplicate-key';
      readonly at: Text;
      readonly in: Owner;
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
      readonly in: Owner;
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
export interface Part {
  readonly uri: string;
  /** Every thing in written order, nested ones behind what they stand in. */
  readonly things: readonly Thing[];
  /** Every name used, those in conditions included. */
  readonly refs: readonly Ref[];
  readonly faults: readonly Fault[];
  readonly suppressions: readonly Suppression[];
}
