// Asks real dbt what it thinks of a project.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type DbtVersion, dbtVersions } from '../../server/dbt/read/version.ts';

export { type DbtVersion, dbtVersions };

export interface DbtVerdict {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

const root = path.resolve(import.meta.dirname, '../../.conformance');

/** Whether the version was set up: `describe.skipIf(!hasDbt(version))`. */
export function hasDbt(version: DbtVersion): boolean {
  return existsSync(path.join(root, `dbt-${version}`, 'made-of.json'));
}

/**
 * Runs `dbt parse` on a folder with a dbt_project.yml, every deprecation shown, and leaves the folder as it was. dbt 1.x
 * holds the YAML against its own schema only for some warehouses; here it does for DuckDB too.
 */
export async function dbtParse(version: DbtVersion, projectDir: string): Promise<DbtVerdict> {
  return dbtRun(version, projectDir, ['parse', '--no-partial-parse', '--show-all-deprecations']);
}

/** Runs a command such as `build` on a DuckDB file, `:memory:` when nothing is said. */
export async function dbtRun(
  version: DbtVersion,
  projectDir: string,
  command: readonly string[],
  database = ':memory:',
): Promise<DbtVerdict> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'trackwright-dbt-'));
  try {
    await writeFile(path.join(scratch, 'profiles.yml'), await profiles(projectDir, database));
    const [verb = 'parse', ...flags] = command;
    const places = [
      '--project-dir',
      projectDir,
      '--profiles-dir',
      scratch,
      '--target-path',
      path.join(scratch, 'target'),
    ];
    const args = ['--log-format', 'json', verb, ...flags, ...places, '--log-path', path.join(scratch, 'logs')];
    const bin = path.join(root, `dbt-${version}`, 'bin');
    return version === '2.0'
      ? await ask(path.join(bin, 'dbt'), args)
      : await ask(path.join(bin, 'python'), ['-c', strict, ...args]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const strict = `
import dbt.jsonschemas.jsonschemas as schemas
schemas._JSONSCHEMA_SUPPORTED_ADAPTERS = {*schemas._JSONSCHEMA_SUPPORTED_ADAPTERS, "duckdb"}
from dbt.cli.main import cli
cli()
`;

/** A profile of the name that the project asks for. */
async function profiles(projectDir: string, database: string): Promise<string> {
  const project = await readFile(path.join(projectDir, 'dbt_project.yml'), 'utf8');
  const name = /^profile:\s*['"]?([\w-]+)/m.exec(project)?.[1] ?? 'default';
  return `${name}:\n  target: test\n  outputs:\n    test: {type: duckdb, path: '${database}'}\n`;
}

async function ask(command: string, args: readonly string[]): Promise<DbtVerdict> {
  const env = {
    ...process.env,
    DBT_SEND_ANONYMOUS_USAGE_STATS: 'False',
    DBT_ENV_PRIVATE_RUN_JSONSCHEMA_VALIDATIONS: 'True',
  };
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const said = out
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line).info as { level: string; msg: string }] : []));
  const of = (level: string) => said.filter((each) => each.level === level).map((each) => withoutStack(each.msg));
  const errors = of('error');
  if (code !== 0 && errors.length === 0) throw new Error(`dbt ended with code ${code} and named no error.\n${out}`);
  return { errors, warnings: of('warn') };
}

/** dbt 2.0 alpha appends its own stack. */
function withoutStack(message: string): string {
  return message.replace(/\n +0: [\s\S]*/, '');
}
