// Real dbt in virtual environments under .conformance/: installed once, started on a folder of files.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type DbtVersion, dbtVersions } from '../../server/read/dbt/version.ts';

const run = promisify(execFile);
const home = path.resolve(import.meta.dirname, '../../.conformance');

/** What pip installs. dbt 2.0 has no adapters; its first release cannot be installed from the registry, so its last alpha stands for it. */
const releases: Readonly<Record<DbtVersion, readonly string[]>> = {
  '1.10': ['dbt-core~=1.10.0', 'dbt-duckdb'],
  '1.11': ['dbt-core~=1.11.0', 'dbt-duckdb'],
  '1.12': ['dbt-core==1.12.6', 'dbt-duckdb'],
  '2.0': ['dbt-core==2.0.0a4'],
};

export interface Dbt {
  readonly version: DbtVersion;
  /** The folder of its executables; undefined when it could not be installed. */
  readonly bin?: string;
  readonly why?: string;
}

/** Every version, installed if it was not. */
export async function setUp(): Promise<readonly Dbt[]> {
  const all: Dbt[] = [];
  for (const version of dbtVersions) {
    const place = path.join(home, `dbt-${version}`);
    try {
      if (!existsSync(path.join(place, '.ready'))) await install(version, place);
      all.push({ version, bin: path.join(place, 'bin') });
    } catch (error) {
      all.push({
        version,
        why: `dbt ${version} could not be installed: ${String((error as Error).message)
          .split('\n')
          .at(-1)}`,
      });
    }
  }
  return all;
}

async function install(version: DbtVersion, place: string): Promise<void> {
  mkdirSync(home, { recursive: true });
  await run('python3', ['-m', 'venv', place]);
  const pip = (...args: string[]) =>
    run(path.join(place, 'bin/pip'), ['install', '-q', '--disable-pip-version-check', ...args]);
  if (version === '1.12') {
    // One of its requirements fetches a binary from elsewhere, so the others are installed by name.
    await pip('--no-deps', ...releases[version]);
    const { stdout } = await run(path.join(place, 'bin/python'), ['-c', requirements]);
    await pip(...stdout.trim().split('\n'));
  } else await pip(...releases[version]);
  writeFileSync(path.join(place, '.ready'), '');
}
const requirements = `
from importlib.metadata import requires
for package in ('dbt-core', 'dbt-duckdb'):
    for need in requires(package) or []:
        if 'experimental-parser' not in need and 'extra ==' not in need and not need.startswith('dbt-core'):
            print(need.replace(' ', ''))
`;

export interface Outcome {
  readonly code: number;
  readonly output: string;
  /** Lines that warn, but those about dbt itself. */
  readonly warnings: readonly string[];
}

/** Runs dbt in a folder that holds its own profiles.yml. dbt 1.x also judges keys, which it does by itself on four adapters only. */
export async function dbt({ version, bin }: Dbt, folder: string, ...args: readonly string[]): Promise<Outcome> {
  const command = bin ?? '';
  const start = version === '2.0' ? [path.join(command, 'dbt')] : [path.join(command, 'python'), '-c', withKeyChecks];
  const flags = version === '2.0' ? [] : ['--no-partial-parse', '--show-all-deprecations'];
  const env = {
    ...process.env,
    DBT_SEND_ANONYMOUS_USAGE_STATS: 'False',
    NO_COLOR: '1',
    DBT_USE_COLORS: 'False',
    DBT_ENV_PRIVATE_RUN_JSONSCHEMA_VALIDATIONS: '1',
  };
  const [file = '', ...first] = start;
  const said = await run(file, [...first, ...args, '--profiles-dir', '.', ...flags], {
    cwd: folder,
    env,
    maxBuffer: 1e8,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code?: number; stdout?: string; stderr?: string }) => ({
      code: error.code ?? -1,
      output: `${error.stdout}${error.stderr}`,
    }),
  );
  const warnings = said.output.split('\n').filter((line) => /warn|deprecat/i.test(line) && !ownNews.test(line));
  return { ...said, warnings };
}
const withKeyChecks = `
import dbt.jsonschemas.jsonschemas as checks
getattr(checks, '_JSONSCHEMA_SUPPORTED_ADAPTERS', set()).add('duckdb')
from dbt.cli.main import cli
cli()
`;
/** dbt about its own age, and the last line of a build that warned of nothing. */
const ownNews = /This version of dbt is deprecated|PASS=\d+ WARN=0 /;
