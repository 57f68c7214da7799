// Which dbt a project is written for, and how hard that dbt is on a key it does not know.
import { compareVersions } from '../../base/versions.ts';
import type { ShapeRow } from './shape.ts';
import { type ShapeName, shapes } from './shapes.ts';

/** Oldest first. 1.13 judges YAML as 1.12 does. */
export const dbtVersions = ['1.10', '1.11', '1.12', '2.0'] as const;
export type DbtVersion = (typeof dbtVersions)[number];

export interface Target {
  readonly version: DbtVersion;
  readonly from: 'setting' | 'require-dbt-version' | 'default';
}

/** The setting, else the newest 1.x that `require-dbt-version` allows (2.0 when it allows nothing older), else 1.12. */
export function targetVersion(setting: string | undefined, required: readonly string[] = []): Target {
  const set = setting === undefined ? undefined : toVersion(setting);
  if (set) return { version: set, from: 'setting' };
  const bounds = required.flatMap((text) => text.split(',')).flatMap((text) => bound(text) ?? []);
  if (bounds.length === 0) return { version: '1.12', from: 'default' };
  const allowed = dbtVersions.filter((version) => bounds.every((b) => b.admits(version)));
  return {
    version: allowed.findLast((version) => version !== '2.0') ?? allowed.at(-1) ?? '1.10',
    from: 'require-dbt-version',
  };
}

/** `1.10.4`, `v1.12` or `2` as one of ours; a 1.x older than 1.10 counts as 1.10, a newer one as 1.12. */
export function toVersion(text: string): DbtVersion | undefined {
  const parts = /^v?(\d+)(?:\.(\d+))?/.exec(text.trim());
  if (!parts) return undefined;
  const [major, minor] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (major >= 2) return '2.0';
  if (major < 1 || minor <= 10) return '1.10';
  return minor === 11 ? '1.11' : '1.12';
}

export const isAtLeast = (version: DbtVersion, since: DbtVersion): boolean => compareVersions(version, since) >= 0;

/** What a dbt of this version does with a key that it does not know: 2.0 stops, 1.11 and 1.12 warn (on four adapters), 1.10 drops it. */
export function unknownKeySeverity(shape: ShapeName, version: DbtVersion): 'error' | 'warning' | 'information' {
  const row: ShapeRow = shapes[shape];
  if (row.closed) return 'error';
  if (version === '2.0') return row.unseen ? 'information' : 'error';
  return version === '1.10' || (shape === 'versionColumn' && version === '1.11') ? 'information' : 'warning';
}

interface Bound {
  /** Whether some patch release of this minor version lies within the bound. */
  admits(version: DbtVersion): boolean;
}

function bound(text: string): Bound | undefined {
  const parts = /^\s*(>=|<=|==?|>|<|!=)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text);
  if (!parts || parts[1] === '!=') return undefined;
  const [sign = '=', major, minor = '0', patch = '0'] = parts.slice(1);
  const limit = place(Number(major), Number(minor), Number(patch));
  return {
    admits(version) {
      const [first = 0, second = 0] = version.split('.').map(Number);
      // 2.0 stands for all of 2.x.
      const [lowest, highest] = [place(first, second, 0), place(first, first > 1 ? 999 : second, 999)];
      if (sign === '>=' || sign === '>') return highest >= limit;
      if (sign === '<=') return lowest <= limit;
      if (sign === '<') return lowest < limit;
      return lowest <= limit && limit <= highest;
    },
  };
}
const place = (major: number, minor: number, patch: number): number => (major * 1000 + minor) * 1000 + patch;
