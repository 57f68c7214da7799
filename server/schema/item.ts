// What was written, with where it stands. Types of items are computed from the key table of their language.

import type { Node, Span } from '../yaml/node.ts';
import type { KeyTable } from './kinds.ts';

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
export interface Ref<N extends string = string> extends Text {
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

/** The value of a key, by its kind. */
type Value<T extends KeyTable, K> = K extends { is: 'text' | 'name' | 'condition' | 'type' }
  ? Text
  : K extends { is: 'boolean' }
    ? Located<boolean>
    : K extends { is: 'integer' | 'number' }
      ? Located<number>
      : K extends { is: 'any' }
        ? Located<unknown>
        : K extends { is: 'oneOf'; of: readonly (infer W)[] }
          ? Located<W>
          : K extends { is: 'ref'; to: infer N extends string }
            ? Ref<N>
            : K extends { is: 'renames' }
              ? LocatedList<Rename>
              : K extends { is: 'map' }
                ? LocatedList<MapEntry>
                : K extends { is: 'list'; of: infer I }
                  ? LocatedList<Value<T, I>>
                  : K extends { is: 'item'; of: infer S extends keyof T & string }
                    ? ItemIn<T, S>
                    : K extends { is: 'either'; of: readonly (infer O)[] }
                      ? Either<T, O>
                      : never;
type Either<T extends KeyTable, O> = O extends unknown ? Value<T, O> : never;

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
/** An item of a shape of a table. Only `name` is certain; an item that lacks a required key stays, so that rename, uses and resolution see it. */
export type ItemIn<T extends KeyTable, S extends keyof T & string> = Item & { readonly shape: S } & {
  readonly [K in Exclude<keyof T[S], 'name'> & string]?: T[S][K] extends { kind: infer K2 } ? Value<T, K2> : never;
};
