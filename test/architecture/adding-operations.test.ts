// A new operation is one row and its own file, a new engine one folder and its two rows: done in a copy, as ARCHITECTURE.md says it.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

let root: string;
let project: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'trackwright-'));
  for (const part of ['server', 'scripts', 'docs/rules', 'docs/reference', 'schemas', 'package.json', 'tsconfig.json'])
    cpSync(part, path.join(root, part), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
  project = path.join(root, 'project');
  write('project/shop.plan.yml', PLAN);
  write(
    'project/trackwright.yml',
    'connections: {open: {type: memory, host: shop}, closed: {type: memory, host: shop, token: SHOP_TOKEN}, odd: {type: memory}}\n',
  );
  // The engine: a folder.
  write('server/engines/memory/memory.ts', ENGINE);
  write('server/engines/memory/driver.ts', DRIVER);
  edit('server/engines/registry.ts', {
    'import { duckdbEngine }': "import { memoryEngine } from './memory/memory.ts';\nimport { duckdbEngine }",
    '[duckdbEngine]': '[duckdbEngine, memoryEngine]',
  });
  edit('server/engines/drivers.ts', {
    '  duckdb: async': "  memory: async () => (await import('./memory/driver.ts')).memoryDriver,\n  duckdb: async",
  });
  // The operation: a file and a row.
  write('server/operations/count-events.ts', OPERATION);
  edit('server/operations/table.ts', {
    '] as const;\n\nexport type Operations': `${ROW}] as const;\n\nexport type Operations`,
  });
  node('scripts/build.mjs', '--only', 'cli,lsp,worker', '--out', 'made');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PLAN = `plan: {name: shop}
events: [{name: order_paid, properties: [{name: order_value, type: number}]}, {name: cart_opened}]
metrics: [{name: orders, agg: count, event: order_paid}]
`;
const ENGINE = readFileSync('test/architecture/fixtures/engine.txt', 'utf8');
const DRIVER = readFileSync('test/architecture/fixtures/engine-driver.txt', 'utf8');
const OPERATION = readFileSync('test/architecture/fixtures/operation.txt', 'utf8');
const ROW = `  operation({
    name: 'countEvents',
    command: 'count',
    group: 'data',
    title: 'Counting events',
    purpose: 'Count the events of the plan',
    input: { least: { ...optional(atLeastOne, 'Only those with so many properties'), value: 'N' } },
    formats: ['text', 'json'],
    needs: ['plan'],
    examples: [
      { does: 'Count all', run: 'trackwright count' },
      { does: 'Count some', run: 'trackwright count --least 1' },
      { does: 'For a program', run: 'trackwright count --format json' },
    ],
    run: async (context, input): Promise<OperationOutcome> =>
      (await import('./count-events.ts')).countEvents(context, input),
  }),
`;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
function edit(file: string, changes: Readonly<Record<string, string>>): void {
  const before = readFileSync(path.join(root, file), 'utf8');
  const after = Object.entries(changes).reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, before);
  writeFileSync(path.join(root, file), after);
}
const node = (...words: readonly string[]) => execFileSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
const made = (file: string) => path.join(root, 'made', file);
function cli(...words: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [made('cli.mjs'), ...words], {
      cwd: project,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}

test('both fit the types of what is there', () => {
  writeFileSync(
    path.join(root, 'tsconfig.json'),
    JSON.stringify({ extends: path.resolve('tsconfig.json'), include: ['server'] }),
  );
  node('node_modules/typescript/bin/tsc', '--noEmit', '-p', root);
});

test('an operation: its command, options, help, completion and reference', () => {
  expect(cli('--help')).toMatch(/^ {2}count +Count the events of the plan$/m);
  expect(cli('count', '--help')).toMatch(/--least N +Only those with so many properties$/m);
  expect(cli('completion', 'bash')).toMatch(/^ {4}count\) names="" options="--least --format /m);
  expect(JSON.parse(cli('count', '--format', 'json')).headline).toBe('2 events.');
  expect(JSON.parse(cli('count', '--least', '1', '--format', 'json')).headline).toBe('1 events.');
  expect(cli('count', '--least', 'many')).toContain(
    '"many" is not a number for "--least"; it takes a whole number from 1.',
  );
  expect(cli('count', '--laest', '1')).toContain('Did you mean "--least"?');
  const changed = node('scripts/gen.mjs')
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter(Boolean);
  expect(changed).toEqual(['docs/reference/cli.md']);
});

test('an operation: its command of the language server', async () => {
  const server = spawn(process.execPath, [made('lsp.mjs'), '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  try {
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    const uri = pathToFileURL(project).href;
    const { capabilities } = await connection.sendRequest<{ capabilities: object }>('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'project' }],
      capabilities: {},
    });
    expect(capabilities).toMatchObject({
      executeCommandProvider: { commands: expect.arrayContaining(['trackwright.countEvents', 'trackwright.run']) },
    });
    await connection.sendNotification('initialized', {});
    const count = (given: object) =>
      connection.sendRequest('workspace/executeCommand', { command: 'trackwright.countEvents', arguments: [given] });
    expect(await count({ least: 1 })).toMatchObject({ card: { headline: '1 events.' } });
    await expect(count({ least: 'many' })).rejects.toThrow(
      'trackwright.countEvents: least must be a whole number from 1, not "many".',
    );
    connection.dispose();
  } finally {
    server.kill('SIGKILL');
  }
});

test('an engine: its connections are read, asked in the worker, and named on the card', () => {
  const card = JSON.parse(cli('run', 'orders', '--on', 'open', '--format', 'json'));
  expect(card.provenance).toMatchObject({ engine: 'memory', data: 'open' });
  expect(card.table.rows.map((row: readonly unknown[]) => row.slice(0, 2))).toEqual([
    ['2026-01-01', 40],
    ['2026-01-02', 42],
  ]);
  expect(cli('run', 'orders', '--on', 'odd')).toContain(
    'this version reads {type: duckdb, path: FILE} or {type: memory, host: HOST} and nothing else.',
  );
});

test('an engine: its secrets are asked of a provider, and stand in no message', async () => {
  const script = path.join(root, 'ask.mjs');
  await build({
    stdin: {
      contents: `import { connectionOf } from './server/engines/registry.ts';
        import { startWorkers } from './server/worker/client.ts';
        const on = connectionOf({ type: 'memory', host: 'shop', token: 'SHOP_TOKEN' }, '/');
        const answers = [];
        for (const secret of ['let me in', 'not this one']) {
          const asked = [];
          const workers = startWorkers({ script: ${JSON.stringify(made('worker.mjs'))}, secrets: async (name) => (asked.push(name), secret) });
          const answer = await workers.run('query', { on, sql: 'SELECT 1' }).then(({ rows }) => rows.length, ({ message }) => message);
          answers.push([asked, answer, ['duckdb', 'generate', 'remote'].map((lane) => workers.pid(lane) !== undefined)]);
          await workers.close();
        }
        console.log(JSON.stringify([on, answers]));`,
      resolveDir: root,
    },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  expect(JSON.parse(node(script))).toEqual([
    { type: 'memory', folder: '/', host: 'shop', token: 'SHOP_TOKEN' },
    [
      [['SHOP_TOKEN'], 2, [false, false, true]],
      [['SHOP_TOKEN'], 'shop refuses "***".', [false, false, true]],
    ],
  ]);
});
