// What texts of trackwright.yml must look like: profiles, versions, git refs, globs, time zones.

import { closest } from '../base/did-you-mean.ts';
import { readDuration } from '../base/duration.ts';
import { formPattern } from '../base/name-form.ts';
import { bare, caseNames } from '../base/naming.ts';
import { isInRange, isNewer } from '../base/versions.ts';
import { dbtVersions } from '../dbt/read/version.ts';
import type { TextForm } from '../schema/kinds.ts';
import { version } from '../version.ts';

export const profiles = ['minimal', 'recommended', 'strict'] as const;

export const profile: TextForm = {
  wants: `${profiles.join(', ')}, perhaps with a version, such as recommended@0.1`,
  pattern: `^(${profiles.join('|')})(@\\d+\\.\\d+(\\.\\d+)?)?$`,
  unfit: (text) => {
    const pinned = text.split('@')[1];
    return pinned !== undefined && isNewer(pinned, version)
      ? `a version up to ${version}, which is the Trackwright that reads it`
      : undefined;
  },
  offers: () => profiles,
  meant: (text) => {
    const [name = '', pinned] = text.trim().split(/\s*@\s*v?/);
    const near = closest(name, profiles);
    return near && pinned !== undefined ? `${near}@${pinned}` : near;
  },
};

export const requires: TextForm = {
  wants: 'versions of Trackwright, such as ">=0.1"',
  pattern: '^\\s*(>=|>|<=|<|=)?\\s*\\d+(\\.\\d+){0,2}(\\s*,?\\s*(>=|>|<=|<|=)\\s*\\d+(\\.\\d+){0,2})*\\s*$',
  number: { minimum: 0, exclusiveMaximum: Number.MAX_SAFE_INTEGER },
  unfit: (text) =>
    isInRange(version, text)
      ? undefined
      : `a range that holds ${version}, the Trackwright that reads it (update one of the two)`,
};

export const dbtVersion: TextForm = {
  wants: `a version of dbt: ${dbtVersions.join(', ')}`,
  pattern: '^v?[12](\\.\\d+){0,2}(-?[a-z]+\\.?\\d*)?$',
  number: { minimum: 1, exclusiveMaximum: 3 },
  offers: () => dbtVersions,
  meant: (text) => /[12](?:\.\d+){1,2}/.exec(text)?.[0],
};

/** As `git check-ref-format` has names, and what `git rev-parse` takes behind them; no path and no range. */
export const gitRef: TextForm = {
  wants: 'a git ref, such as origin/main, v1.2 or HEAD~1',
  pattern: '^(?![-/.])(?!.*(\\.\\.|//|[/.]$|\\.lock$))[^\\s?*\\[\\\\:]+$',
  meant: (text) => text.trim(),
};

/** Counted from the project's folder, which nothing of the project is above. */
export const glob: TextForm = {
  wants:
    'a glob from the project file, such as "tracking/**/*.yml": with "/", without braces, and not out of its folder',
  pattern: '^(?![/!]|\\.\\.?/|[A-Za-z]:)[^\\\\{}]+$',
  meant: (text) =>
    text
      .trim()
      .replaceAll('\\', '/')
      .replace(/^(?:\.?\/)+/, ''),
};

/** How names are written. */
export const nameForm: TextForm = {
  wants: `one of ${caseNames.join(', ')}, or parts of them such as "{camelCase}_{camelCase}"`,
  pattern: formPattern,
  offers: () => caseNames,
  meant: (text) => caseNames.find((style) => bare(style) === bare(text) || bare(style) === `${bare(text)}case`),
};

export const eventStructure: TextForm = {
  wants: 'the order of {object} and {action}, such as "{object}_{action}"',
  pattern: '^(?=.*\\{object\\})(?=.*\\{action\\})',
  meant: (text) => text.toLowerCase().replace(/[{<[(]*(object|action)[}>\])]*/g, '{$1}'),
};

export const duration: TextForm = {
  wants: 'a duration, such as 24h or 30m',
  pattern: '^\\s*\\d+(\\.\\d+)?\\s*(ms|s|m|min|h|d|w)\\s*$',
  unfit: (text) => (readDuration(text) === undefined ? 'a duration, such as 24h or 30m' : undefined),
};

/** By name: what an offset from UTC means, databases do not agree on. */
export const timeZone: TextForm = {
  wants: 'the name of a time zone, such as UTC or Europe/Berlin',
  pattern: '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$',
  unfit: (text) => (isTimeZone(text) ? undefined : 'the name of a time zone, such as UTC or Europe/Berlin'),
  offers: timeZones,
  meant: (text) => {
    const name = text.trim().replaceAll(' ', '_').toLowerCase();
    const cities = timeZones().filter((zone) => zone.toLowerCase().endsWith(`/${name}`));
    return cities.length === 1 ? cities[0] : closest(text, timeZones());
  },
};
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
function timeZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
