// Verdicts on single keys.
import { describe, expect, it } from 'vitest';
import { configs } from '../../../../server/dbt/read/configs.ts';
import { dbtConfigKeys, dbtKeysOf, judgeKey, judgeSetting, shapeOf } from '../../../../server/dbt/read/keys.ts';
import type { ShapeRow } from '../../../../server/dbt/read/shape.ts';
import { type ShapeName, shapes } from '../../../../server/dbt/read/shapes.ts';

describe('judgeKey', () => {
  it.each([
    ['model', 'columns', { is: 'known', since: '1.10' }],
    ['model', 'semantic_model', { is: 'known', since: '1.11' }],
    ['column', 'classifiers', { is: 'known', since: '1.12' }],
    ['file', 'checks', { is: 'known', since: '2.0' }],
    ['model', 'meta', { is: 'moved' }],
    ['model', 'unique_key', { is: 'moved' }],
    ['column', 'unique_key', { is: 'unknown' }],
    ['model', 'desciption', { is: 'near', near: 'description' }],
    ['model', 'tag', { is: 'near', near: 'tags' }],
    ['model', 'status', { is: 'unknown' }],
    ['model', 'grain', { is: 'unknown' }],
    ['column', 'required', { is: 'unknown' }],
    ['project', 'source-paths', { is: 'known', since: '1.10' }],
    ['project', 'model-path', { is: 'near', near: 'model-paths' }],
    ['project', 'semantic_models', { is: 'near', near: 'semantic-models' }],
    ['model', 'toString', { is: 'unknown' }],
    ['model', '__proto__', { is: 'unknown' }],
  ] as const)('%s.%s', (shape, key, verdict) => expect(judgeKey(shape, key)).toEqual(verdict));
});

describe('judgeSetting', () => {
  it.each([
    ['model', [], 'materialised', { is: 'near', near: 'materialized' }],
    ['model', [], 'pre-hook', { is: 'known', since: '1.10' }],
    ['model', [], 'owner_team', { is: 'unknown' }],
    ['model', ['contract'], 'enforce', { is: 'near', near: 'enforced' }],
    ['model', ['meta'], 'desciption', { is: 'known', since: '1.10' }],
    ['source', ['freshness', 'warn_after'], 'periods', { is: 'near', near: 'period' }],
  ] as const)('%s %j %s', (config, path, key, verdict) => expect(judgeSetting(config, path, key)).toEqual(verdict));
});

describe('the tables', () => {
  const rows = Object.entries<ShapeRow>(shapes);
  it.each(rows)('%s names each key once, and only shapes and settings that there are', (name, row) => {
    const written = [row.keys, ...Object.values(row.since ?? {})].join(' ').split(/\s+/).filter(Boolean);
    expect(new Set(written).size).toBe(written.length);
    expect(dbtKeysOf(name as ShapeName).size).toBe(written.length);
    for (const [key, inside] of Object.entries(row.inside ?? {})) {
      expect(written).toContain(key);
      const shape = typeof inside === 'string' ? inside : inside[0];
      if (shape !== 'tests') expect(shapeOf(shape as ShapeName), key).toBeDefined();
    }
    if (row.config) expect(Object.keys(configs)).toContain(row.config);
  });

  it.each(Object.keys(configs))('settings of %s stand there once', (name) => {
    const written = configs[name as keyof typeof configs].split(/\s+/).filter(Boolean);
    expect(dbtConfigKeys(name as keyof typeof configs).size).toBe(written.length);
  });
});
