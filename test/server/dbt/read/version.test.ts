// Which dbt is meant, and how hard it is on unknown keys.
import { describe, expect, it } from 'vitest';
import { isAtLeast, targetVersion, toVersion, unknownKeySeverity } from '../../../../server/dbt/read/version.ts';

describe('targetVersion', () => {
  it.each([
    [undefined, [], '1.12', 'default'],
    ['2.0', ['<1.11'], '2.0', 'setting'],
    ['1.9', [], '1.10', 'setting'],
    ['nonsense', [], '1.12', 'default'],
    [undefined, ['>=1.10.0', '<2.0.0'], '1.12', 'require-dbt-version'],
    [undefined, ['>=1.7.0,<1.11.0'], '1.10', 'require-dbt-version'],
    [undefined, ['>=1.11.3', '<=1.11.9'], '1.11', 'require-dbt-version'],
    [undefined, ['==1.11.4'], '1.11', 'require-dbt-version'],
    [undefined, ['1.10.2'], '1.10', 'require-dbt-version'],
    [undefined, ['>=2.0.0'], '2.0', 'require-dbt-version'],
    [undefined, ['>2.0.0,<3.0.0'], '2.0', 'require-dbt-version'],
    [undefined, ['>=1.0.0', '<3.0.0'], '1.12', 'require-dbt-version'],
    [undefined, ['>=1.3.0', '<1.9.0'], '1.10', 'require-dbt-version'],
    [undefined, ['!=1.12.0'], '1.12', 'default'],
    [undefined, ['{{ var("v") }}'], '1.12', 'default'],
    [undefined, ['>=1.13.0,<2.0.0'], '1.10', 'require-dbt-version'],
  ] as const)('%s %j -> %s', (setting, required, version, from) =>
    expect(targetVersion(setting, required)).toEqual({ version, from }),
  );
});

describe('toVersion', () => {
  it.each([
    ['1.12.6', '1.12'],
    ['v1.13', '1.12'],
    ['2', '2.0'],
    ['3.1', '2.0'],
    ['1', '1.10'],
    ['0.21', '1.10'],
    ['latest', undefined],
  ])('%s -> %s', (text, version) => expect(toVersion(text)).toBe(version));
});

it('orders versions', () => {
  expect(isAtLeast('2.0', '1.12')).toBe(true);
  expect(isAtLeast('1.10', '1.11')).toBe(false);
});

describe('unknownKeySeverity', () => {
  it.each([
    ['model', ['information', 'warning', 'warning', 'error']],
    ['source', ['error', 'error', 'error', 'error']],
    ['owner', ['information', 'warning', 'warning', 'information']],
    ['versionColumn', ['information', 'information', 'warning', 'information']],
  ] as const)('%s', (shape, severities) => {
    expect((['1.10', '1.11', '1.12', '2.0'] as const).map((version) => unknownKeySeverity(shape, version))).toEqual(
      severities,
    );
  });
});
