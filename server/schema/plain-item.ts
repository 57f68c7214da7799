// An item as plain data, without places: its type is computed from the key table of its language.

import type { KeyTable } from './kinds.ts';

type PlainValue<T extends KeyTable, K> = K extends { is: 'text' | 'name' | 'condition' | 'type' | 'ref' }
  ? string
  : K extends { is: 'boolean' }
    ? boolean
    : K extends { is: 'integer' | 'number' }
      ? number
      : K extends { is: 'oneOf'; of: readonly (infer W)[] }
        ? W
        : K extends { is: 'list'; of: infer I }
          ? readonly PlainValue<T, I>[]
          : K extends { is: 'item'; of: infer S extends keyof T & string }
            ? PlainItem<T, S>
            : unknown;
type RequiredKeys<R> = { [K in keyof R]: R[K] extends { required: true } ? K : never }[keyof R];
type KindAt<R, K extends keyof R> = R[K] extends { kind: infer I } ? I : never;
/** Required keys are there; the others may be. */
export type PlainItem<T extends KeyTable, S extends keyof T & string> = {
  readonly [K in RequiredKeys<T[S]>]: PlainValue<T, KindAt<T[S], K>>;
} & {
  readonly [K in Exclude<keyof T[S], RequiredKeys<T[S]>>]?: PlainValue<T, KindAt<T[S], K>>;
};
