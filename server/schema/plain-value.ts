// Plain values (JSON, what came over a wire) against the words of the key table: what fits is typed by it, what does not is said with its place.

import { closest, didYouMean } from '../base/did-you-mean.ts';
import { isRecord } from '../base/record.ts';
import { ANY_NAME, type KeySpec, type KeyTable, type Kind, type ShapeKeys } from './kinds.ts';

/** The plain value of a kind; `T` is the table that its items are of. */
export type PlainOf<K, T> = K extends { readonly is: 'integer' | 'number' }
  ? number
  : K extends { readonly is: 'boolean' }
    ? boolean
    : K extends { readonly is: 'oneOf'; readonly of: infer W extends readonly string[] }
      ? W[number]
      : K extends { readonly is: 'list'; readonly of: infer E }
        ? readonly PlainOf<E, T>[]
        : K extends { readonly is: 'item'; readonly of: infer S extends keyof T }
          ? PlainShape<T[S], T>
          : K extends { readonly is: 'either'; readonly of: infer E extends readonly unknown[] }
            ? PlainOf<E[number], T>
            : K extends { readonly is: 'map' | 'renames' }
              ? Readonly<Record<string, unknown>>
              : K extends { readonly is: 'any' }
                ? unknown
                : string;
type RequiredKey<S> = { [K in keyof S]: S[K] extends { readonly required: true } ? K : never }[keyof S];
/** The plain object of a shape. */
export type PlainShape<S, T> = {
  readonly [K in RequiredKey<S>]: S[K] extends { readonly kind: infer V } ? PlainOf<V, T> : never;
} & {
  readonly [K in Exclude<keyof S, RequiredKey<S>>]?: S[K] extends { readonly kind: infer V } ? PlainOf<V, T> : never;
};

/** The first thing that does not fit, as a sentence that begins with its place: `files[0].path must be text, not 3.` */
export function misfit(value: unknown, shape: ShapeKeys, table: KeyTable = {}, path = ''): string | undefined {
  if (!isRecord(value)) return mustBe(path || 'It', 'a mapping of keys to values', value);
  const at = (key: string) => (path ? `${path}.${key}` : key);
  for (const [key, spec] of Object.entries(shape))
    if (spec.required && value[key] === undefined && key !== ANY_NAME) return `${at(key)} is missing.`;
  for (const [key, said] of Object.entries(value)) {
    const spec: KeySpec | undefined = Object.hasOwn(shape, key) ? shape[key] : shape[ANY_NAME];
    if (spec === undefined) {
      const near = closest(key, Object.keys(shape));
      return `There is no key ${at(key)}.${didYouMean(near && at(near), true)}`;
    }
    const wrong = said === undefined ? undefined : misfitOfKind(said, spec.kind, table, at(key));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function misfitOfKind(value: unknown, kind: Kind, table: KeyTable, path: string): string | undefined {
  switch (kind.is) {
    case 'any':
      return undefined;
    case 'either':
      return kind.of.some((one) => misfitOfKind(value, one, table, path) === undefined)
        ? undefined
        : mustBe(path, kind.of.map((one) => wanted(one)).join(' or '), value);
    case 'list': {
      if (!Array.isArray(value))
        return kind.lone ? misfitOfKind(value, kind.of, table, path) : mustBe(path, 'a list', value);
      const all = value.map((one: unknown, n) => misfitOfKind(one, kind.of, table, `${path}[${n}]`));
      return all.find((one) => one !== undefined);
    }
    case 'item':
      return misfit(value, table[kind.of] ?? { [ANY_NAME]: { kind: { is: 'any' }, doc: '' } }, table, path);
    default:
      return fits(value, kind) ? undefined : mustBe(path, wanted(kind), value);
  }
}

function fits(value: unknown, kind: Kind): boolean {
  switch (kind.is) {
    case 'integer':
      return (
        Number.isSafeInteger(value) &&
        Number(value) >= (kind.from ?? -Infinity) &&
        Number(value) <= (kind.to ?? Infinity)
      );
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'oneOf':
      return typeof value === 'string' && kind.of.includes(value);
    case 'map':
    case 'renames':
      return isRecord(value);
    case 'text':
      return typeof value === 'string' && (kind.form === undefined || isOfForm(value, kind.form));
    default:
      return typeof value === 'string' && value !== '';
  }
}
const isOfForm = (text: string, { pattern, unfit }: NonNullable<Extract<Kind, { is: 'text' }>['form']>): boolean =>
  new RegExp(pattern, 'u').test(text) && unfit?.(text) === undefined;

function wanted(kind: Kind): string {
  if (kind.is === 'integer')
    return `a whole number${kind.from === undefined ? '' : ` from ${kind.from}`}${kind.to === undefined ? '' : ` to ${kind.to}`}`;
  if (kind.is === 'number') return 'a number';
  if (kind.is === 'boolean') return 'true or false';
  if (kind.is === 'oneOf') return `one of ${kind.of.join(', ')}`;
  if (kind.is === 'map' || kind.is === 'renames' || kind.is === 'item') return 'a mapping of keys to values';
  if (kind.is === 'list') return 'a list';
  return kind.is === 'text' ? (kind.form?.wants ?? 'text') : 'a name';
}

const mustBe = (path: string, what: string, value: unknown): string => `${path} must be ${what}, not ${shown(value)}.`;
/** A value may be of any length. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'a mapping';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
