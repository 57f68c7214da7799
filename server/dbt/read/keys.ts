// What dbt makes of a key: known, known since a later version, a setting that belongs under `config`, a typing mistake, or nothing it knows.
import { closest } from '../../base/did-you-mean.ts';
import { type ConfigName, configs, settings } from './configs.ts';
import type { ShapeRow } from './shape.ts';
import { type ShapeName, shapes } from './shapes.ts';
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
  const known = dbtKeysOf(shape);
  const since = known.get(key);
  if (since) return { is: 'known', since };
  const { config } = shapeOf(shape);
  const settable = config ? dbtConfigKeys(config as ConfigName) : noKeys;
  if (settable.has(key)) return { is: 'moved' };
  return misspelling(key, [...known.keys(), ...[...settable].filter((one) => onceOutside.has(one))]);
}

/** Judges a key of `config`, or of a mapping under it whose keys are known; `path` are the keys from `config` down to it. */
export function judgeSetting(config: ConfigName, path: readonly string[], key: string): KeyVerdict {
  const parent = path.at(-1);
  const known = parent === undefined ? dbtConfigKeys(config) : settingKeys.get(parent);
  if (known === undefined || known.has(key)) return { is: 'known', since: '1.10' };
  return misspelling(key, [...known]);
}

/** Key -> the version it came with. */
export const dbtKeysOf = (shape: ShapeName): ReadonlyMap<string, DbtVersion> => shapeKeys.get(shape) ?? noVersions;
export const dbtConfigKeys = (config: ConfigName): ReadonlySet<string> => configSets.get(config) ?? noKeys;

const noKeys: ReadonlySet<string> = new Set();
const noVersions: ReadonlyMap<string, DbtVersion> = new Map();
const shapeKeys = new Map(
  Object.entries<ShapeRow>(shapes).map(([shape, { keys, since }]) => {
    const later = dbtVersions.flatMap((version) =>
      version === '1.10' ? [] : words(since?.[version] ?? '').map((key) => [key, version] as const),
    );
    return [
      shape,
      new Map<string, DbtVersion>([...words(keys).map((key) => [key, '1.10'] as const), ...later]),
    ] as const;
  }),
) as ReadonlyMap<string, ReadonlyMap<string, DbtVersion>>;
const setsOf = (lists: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(lists).map(([name, list]) => [name, new Set(words(list))]));
const configSets = setsOf(configs);
const settingKeys = setsOf(settings);

/** Settings that dbt 1.x also reads on the object itself. */
const onceOutside = new Set(
  words(
    'access alias database docs enabled event_time freshness group loaded_at_field loaded_at_query materialized meta schema tags',
  ),
);

function misspelling(key: string, known: readonly string[]): KeyVerdict {
  const near = closest(spelled(key), known);
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
