// What the language expects at a place: the keys of a shape, or a value of a kind.

import { settingKeys } from '../../lint/engine/setting-keys.ts';
import { registry } from '../../lint/rules/registry.ts';
import type { SourceFile } from '../../plan/difference.ts';
import { isSection, rows, sections } from '../../plan/plan.schema.ts';
import { topLevelKeys } from '../../plan/read.ts';
import { ANY_NAME, type KeySpec, type KeyTable, type Kind, type Noun } from '../../schema/kinds.ts';
import type { CursorContext } from '../../yaml/cursor-context.ts';

const configKeys: KeyTable = settingKeys(registry);
export type ExpectedValue =
  /** `row` is undefined for a section of the plan; `names` are keys as well. */
  | {
      readonly keys: readonly { readonly key: string; readonly row: KeySpec | undefined }[];
      readonly shape: string;
      readonly names?: Noun;
    }
  | { readonly value: Kind; readonly key: string; readonly shape: string };

/** Undefined where anything may stand: under `meta`, in comments, in dbt files. */
export function expectedAt(context: CursorContext, kind: SourceFile['kind']): ExpectedValue | undefined {
  if (kind === 'dbt' || context.slot === 'none') return undefined;
  const table: KeyTable = kind === 'config' ? configKeys : rows;
  const { section, keyPath } = context;
  if (section === undefined) {
    if (context.slot !== 'key') return undefined;
    const top =
      kind === 'config'
        ? Object.entries(configKeys.project ?? {})
        : topLevelKeys.map((key) => [key, undefined] as const);
    return { keys: top.map(([key, row]) => ({ key, row })), shape: kind === 'config' ? 'project' : 'top' };
  }
  let shape = kind === 'config' ? 'project' : 'top';
  let here: Kind | undefined = headKind(section, kind, table);
  let key = section;
  for (const next of keyPath) {
    const inside: string | undefined = here && shapeOf(here);
    if (inside === undefined) return undefined;
    shape = inside;
    key = next;
    here = (table[inside]?.[next] ?? table[inside]?.[ANY_NAME])?.kind;
  }
  if (!here) return undefined;
  if (context.slot === 'key') {
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
  const value = context.slot === 'item' ? (itemKind(here) ?? here) : here;
  return { value, key, shape };
}

function headKind(section: string, kind: SourceFile['kind'], table: KeyTable): Kind | undefined {
  if (kind === 'config') return table.project?.[section]?.kind;
  if (section === 'plan') return { is: 'item', of: 'plan' };
  return isSection(section) ? { is: 'list', of: { is: 'item', of: sections[section] } } : undefined;
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
