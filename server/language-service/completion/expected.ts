// What the language expects at a place: the keys of a shape, or a value of a kind.

import { settingsLanguage } from '../../lint/engine/setting-keys.ts';
import { registry } from '../../lint/rules/registry.ts';
import { type FileKind, fileKind } from '../../plan/file-kinds.ts';
import { ANY_NAME, type KeySpec, type Kind } from '../../schema/kinds.ts';
import type { Language } from '../../schema/language.ts';
import type { CursorContext } from '../../yaml/cursor-context.ts';

const settings = settingsLanguage(registry);
/** What may stand in a file; of the project file with every rule and its options. */
export const languageOf = (kind: FileKind): Language | undefined =>
  kind === 'config' ? settings : fileKind(kind).language;

export type ExpectedValue =
  /** `names` are keys as well. */
  | {
      readonly keys: readonly { readonly key: string; readonly row: KeySpec }[];
      readonly shape: string;
      readonly names?: string;
    }
  | { readonly value: Kind; readonly key: string; readonly shape: string };

/** Undefined where anything may stand: under `meta`, in comments, in files whose keys are in no table. */
export function expectedAt(context: CursorContext, { table, root }: Language): ExpectedValue | undefined {
  if (context.slot === 'none') return undefined;
  const { section, keyPath, slot } = context;
  let shape = root;
  let key = '';
  let here: Kind | undefined = { is: 'item', of: root };
  for (const next of section === undefined ? [] : [section, ...keyPath]) {
    const inside: string | undefined = here && shapeOf(here);
    if (inside === undefined) return undefined;
    shape = inside;
    key = next;
    here = (table[inside]?.[next] ?? table[inside]?.[ANY_NAME])?.kind;
  }
  if (!here || (section === undefined && slot !== 'key')) return undefined;
  if (slot === 'key') {
    const inside = shapeOf(here);
    const keys = inside === undefined ? undefined : table[inside];
    return keys && inside !== undefined
      ? {
          keys: Object.entries(keys).flatMap(([name, row]) => (name === ANY_NAME ? [] : [{ key: name, row }])),
          ...(keys[ANY_NAME]?.names ? { names: keys[ANY_NAME].names } : {}),
          shape: inside,
        }
      : undefined;
  }
  const value = slot === 'item' ? (itemKind(here) ?? here) : here;
  return { value, key, shape };
}

/** The shape of the mapping that a value of this kind holds, through lists. */
function shapeOf(kind: Kind): string | undefined {
  if (kind.is === 'item' || kind.is === 'map') return kind.of;
  if (kind.is === 'list') return shapeOf(kind.of);
  return kind.is === 'either' ? kind.of.map(shapeOf).find((shape) => shape !== undefined) : undefined;
}
function itemKind(kind: Kind): Kind | undefined {
  if (kind.is === 'list') return kind.of;
  return kind.is === 'either' ? kind.of.map(itemKind).find((one) => one !== undefined) : undefined;
}
