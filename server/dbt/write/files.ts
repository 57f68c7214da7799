// A plan -> the dbt files that describe and stage its events. No packages, and syntax that every dbt from 1.10.8 to 2.0 reads without a warning.

import type { Plan } from '../../plan/plan.ts';
import type { DbtVersion } from '../read/version.ts';
import { addChecksum } from './checksum.ts';
import { modelSql } from './model-sql.ts';
import { modelsFile } from './models.ts';
import { slug } from './names.ts';
import { type DbtOptions, withDefaults } from './options.ts';
import { sourcesFile } from './sources.ts';
import { stagingOf } from './staging.ts';
import { toYaml, type Yaml } from './yaml.ts';

export interface DbtFile {
  /** Below the dbt project, with `/`. */
  readonly path: string;
  /** Sealed: see `isUntouched`. */
  readonly text: string;
}

/** `_sources.yml`, `_models.yml`, one `stg_<event>.sql` per event that was not removed; a dbt_project.yml when asked. The same plan gives the same bytes. */
export function dbtFiles(plan: Plan, options: DbtOptions = {}): readonly DbtFile[] {
  const chosen = withDefaults(options, plan.name);
  const staging = stagingOf(plan, chosen);
  const file = (path: string, body: string): DbtFile => ({ path, text: addChecksum(body, path, plan.name) });
  const inFolder = (name: string) => (chosen.folder === '' ? name : `${chosen.folder}/${name}`);
  return [
    ...(chosen.project ? [file('dbt_project.yml', toYaml(projectFile(chosen.project, chosen.version)))] : []),
    file(inFolder('_sources.yml'), toYaml(sourcesFile(plan, staging, chosen))),
    ...(staging.length > 0 ? [file(inFolder('_models.yml'), toYaml(modelsFile(staging, chosen)))] : []),
    ...staging.map((one) => file(inFolder(`${one.model}.sql`), modelSql(one, plan, chosen))),
  ];
}

function projectFile({ name, profile }: { name: string; profile: string }, version: DbtVersion): Yaml {
  const own = slug(name, 'analytics').replace(/^(?=\d)/, '_');
  return {
    name: own,
    version: '1.0.0',
    'config-version': 2,
    profile,
    // `arguments:` of tests came with 1.10.5 and is what every dbt since 1.10.8 expects.
    'require-dbt-version': `>=${version === '1.10' ? '1.10.8' : `${version}.0`}`,
    'model-paths': ['models'],
    models: { [own]: { '+materialized': 'view' } },
  };
}
