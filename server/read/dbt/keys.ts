// What dbt makes of a key: known, known since a later version, a setting that belongs under `config`, a typing mistake, or nothing it knows.
import { nearest } from '../plan/near.ts';
import { type ConfigName, configs, settings } from './configs.ts';
import { type ShapeName, type ShapeRow, shapes } from './shapes.ts';
import { type DbtVersion, dbtVersions } from './version.ts';

export type KeyVerdict =
  | { readonly is: 'known'; readonly since: DbtVersion }
  /** A setting: its place is under `config`. */
  | { readonly is: 'moved' }
  | { readonly is: 'near'; readonly near: string }
  | { readonly is: 'unknown' };

export const shapeOf = (name: ShapeName): ShapeRow => shapes[name];

/** Judges a key of an object. A near miss wins over "unknown": renaming it is what its writer wants. */
export function judgeKey(shape: ShapeName, key: string): KeyVerdict {
  const known = keysOf(shape);
  const since = known.get(key);
  if (since) return { is: 'known', since };
  const { config } = shapeOf(shape);
  const settable = config ? configKeys(config as ConfigName) : [];
  if (settable.includes(key)) return { is: 'moved' };
  return misspelling(key, [...known.keys(), ...settable.filter((one) => onceOutside.has(one))]);
}

/** Judges a key of `config`, or of a mapping under it whose keys are known; `path` are the keys from `config` down to it. */
export function judgeSetting(config: ConfigName, path: readonly string[], key: string): KeyVerdict {
  const parent = path.at(-1);
  const list = parent === undefined ? configs[config] : settings[parent];
  if (list === undefined) return { is: 'known', since: '1.10' };
  const known = words(list);
  return known.includes(key) ? { is: 'known', since: '1.10' } : misspelling(key, known);
}

/** Key -> the version it came with. */
export function keysOf(shape: ShapeName): ReadonlyMap<string, DbtVersion> {
  const { keys, since } = shapeOf(shape);
  const all: [string, DbtVersion][] = words(keys).map((key) => [key, '1.10']);
  for (const version of dbtVersions) {
    if (version !== '1.10') for (const key of words(since?.[version] ?? '')) all.push([key, version]);
  }
  return new Map(all);
}

export const configKeys = (config: ConfigName): readonly string[] => words(configs[config]);

/** Settings that dbt 1.x also reads on the object itself. */
const onceOutside = new Set(
  words(
    'access alias database docs enabled event_time freshness group loaded_at_field loaded_at_query materialized meta schema tags',
  ),
);

function misspelling(key: string, known: readonly string[]): KeyVerdict {
  const near = nearest(spelled(key), known);
  return near === undefined ? { is: 'unknown' } : { is: 'near', near };
}

/** `dataTests`, `Data-Tests`, `data_data_tests`: one word each time. */
function spelled(key: string): string {
  const parts = key
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[-_ ]+/);
  return parts.filter((part, i) => part !== parts[i - 1]).join('_');
}

function words(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}
