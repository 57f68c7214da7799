// Which YAML is dbt's.
import { describe, expect, it } from 'vitest';
import {
  type DbtRoot,
  defaultFolders,
  defaultWritten,
  isDbtPath,
  isProjectFile,
  projectOwning,
} from '../../../../server/dbt/read/paths.ts';

const root = (dir: string, more: Partial<DbtRoot> = {}): DbtRoot => ({
  dir,
  folders: Object.values(defaultFolders),
  written: defaultWritten,
  ...more,
});
const roots = [
  root('/w'),
  root('/w/warehouse'),
  root('file:///c%3A/x'),
  root('/odd', { folders: ['./transform/', '.'], written: ['target', 'build/'] }),
];

describe('isDbtPath', () => {
  it.each([
    ['/w/models/a.yml', true],
    ['/w/models/a/b/c.YAML', true],
    ['/w/seeds/s.yaml', true],
    ['/w/models/a.sql', false],
    ['/w/notes/a.yml', false],
    ['/w/modelsx/a.yml', false],
    ['/w/dbt_project.yml', true],
    ['/w/models/dbt_project.yml', true],
    ['/w/packages.yml', true],
    ['/w/models/packages.yml', true],
    ['/w/notes/packages.yml', false],
    ['/w/target/models/a.yml', false],
    ['/w/models/target/a.yml', true],
    ['/w/dbt_packages/p/models/a.yml', false],
    ['/w/models/node_modules/x/a.yml', false],
    ['/w/.venv/lib/models/a.yml', false],
    ['/w/warehouse/models/a.yml', true],
    ['/w/models/warehouse/a.yml', true],
    ['/elsewhere/models/a.yml', false],
    ['file:///c%3A/x/models/a.yml', true],
    ['/odd/anything.yml', true],
    ['/odd/transform/a.yml', true],
    ['/odd/target/a.yml', false],
    ['/odd/build/a.yml', false],
  ])('%s: %s', (path, is) => expect(isDbtPath(path, roots)).toBe(is));
});

it('the nearest project owns a file', () => {
  expect(projectOwning('/w/warehouse/models/a.yml', roots)?.dir).toBe('/w/warehouse');
  expect(projectOwning('/w/warehouse2/models/a.yml', roots)?.dir).toBe('/w');
  expect(projectOwning('/w/dbt_packages/p/dbt_project.yml', roots)).toBeUndefined();
  expect(projectOwning('models/a.yml', [root('')])?.dir).toBe('');
});

it('knows a project file by its name', () => {
  expect(['dbt_project.yml', '/a/dbt_project.yaml', '/a/my_dbt_project.yml'].map(isProjectFile)).toEqual([
    true,
    true,
    false,
  ]);
});
