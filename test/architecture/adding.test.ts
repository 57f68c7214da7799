// A new rule or dialect is one hand-written file, a new key one row of a table, a new kind of question one folder: done in a copy, as the guides say.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from './tracked.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'trackwright-'));
  for (const part of ['server', 'scripts', 'docs/rules', 'docs/reference', 'schemas', 'package.json'])
    cpSync(part, path.join(root, part), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
  node('scripts/gen.mjs');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const node = (...words: readonly string[]) => execFileSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
const inCopy = (file: string) => path.join(root, file);
function edit(file: string, change: (text: string) => string) {
  const before = readFileSync(inCopy(file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(inCopy(file), after);
}
/** What `gen` writes. */
const generated = () =>
  node('scripts/gen.mjs')
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter(Boolean);
/** The rules that speak of a plan, as the command line of the copy is built. */
function lint(plan: string): readonly string[] {
  node('scripts/build.mjs', '--only', 'cli', '--out', 'made');
  const project = mkdtempSync(path.join(root, 'project-'));
  writeFileSync(path.join(project, 'a.plan.yml'), plan);
  const cli = inCopy('made/cli.mjs');
  const words = ['lint', '--format', 'json', '--max-warnings', '1000', '--rule', 'wrong-value-kind=warning'];
  const stdout = execFileSync(process.execPath, [cli, ...words], { cwd: project, encoding: 'utf8' });
  return JSON.parse(stdout).problems.map(
    (problem: { rule: string; message: string }) => `${problem.rule}: ${problem.message}`,
  );
}

test('a rule: the scaffold, filled in', () => {
  node('scripts/new-rule.mjs', 'segment-name-short', 'names');
  const file = 'server/lint/rules/plan/names/segment-name-short.ts';
  edit(file, (text) =>
    text
      .replace(/examples: \{[\s\S]*\n {2}\},\n {2}check/, "examples: { good: '', bad: '' },\n  check")
      .replace(
        'event: () => undefined,',
        "segment: ({ name }) => [{ at: name, subject: { noun: 'segment', name: name.value }, message: 'Found.' }],",
      ),
  );
  expect(generated().sort()).toEqual([
    'docs/rules/README.md',
    'docs/rules/segment-name-short.md',
    'schemas/trackwright.schema.json',
    'server/lint/rules/index.ts',
  ]);
  expect(lint('segments: [{name: ab, entity: user, where: "true"}]\n')).toContain('segment-name-short: Found.');
});

test('a planned rule: its row becomes its file', () => {
  node('scripts/new-rule.mjs', 'pii-undeclared');
  const file = 'server/lint/rules/plan/privacy/pii-undeclared.ts';
  expect(readFileSync(inCopy(file), 'utf8')).toContain("severity: 'warning',");
  expect(readFileSync(inCopy('server/lint/rules/planned.ts'), 'utf8')).not.toContain('pii-undeclared');
  expect(generated().sort()).toEqual([
    'docs/rules/README.md',
    'docs/rules/pii-undeclared.md',
    'schemas/trackwright.schema.json',
    'server/lint/rules/index.ts',
  ]);
});

test('a key: the row of the guide', () => {
  const [, row = ''] = /^ +(review: optional\(.+\),)$/m.exec(textOf('docs/guides/adding-a-key.md')) ?? [];
  edit('server/plan/plan.schema.ts', (text) => text.replace('\n  event: {\n', `\n  event: {\n    ${row}\n`));
  expect(generated().sort()).toEqual(['docs/reference/plan-keys.md', 'schemas/plan.schema.json']);
  const found = lint('events: [{name: cart_opened, review: opne}]\n').filter((one) => one.includes('review'));
  expect(found).toEqual([expect.stringMatching(/^wrong-value-kind: .*Did you mean "open"\?$/)]);
  expect(lint('events: [{name: cart_opened, review: open}]\n').filter((one) => one.includes('review'))).toEqual([]);
});

test('a dialect: the file of the guide and its row', () => {
  const guide = textOf('docs/guides/adding-a-dialect.md');
  const [file = '', row = ''] = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  writeFileSync(inCopy('server/query/dialects/example.ts'), file);
  const [before = ''] = /^export const dialects = .+$/m.exec(textOf('server/query/dialects/dialects.ts')) ?? [];
  edit('server/query/dialects/dialects.ts', (text) =>
    text
      .replace(before, row.trim())
      .replace('import { duckdb }', "import { example } from './example.ts';\nimport { duckdb }"),
  );
  expect(row.replace(', example', '').trim()).toBe(before);
  expect(generated()).toEqual(['docs/reference/cli.md']);

  node('scripts/build.mjs', '--only', 'cli', '--out', 'made');
  const project = mkdtempSync(path.join(root, 'project-'));
  writeFileSync(
    path.join(project, 'a.plan.yml'),
    'events: [{name: a, properties: [{name: n, type: integer}]}, {name: b, where: n > 0, properties: [{name: n, type: integer}]}]\n' +
      'funnels: [{name: f, entity: user, window: 1d, steps: [{event: a}, {event: b}]}]\n',
  );
  const sql = (dialect: string) =>
    spawnSync(process.execPath, [inCopy('made/cli.mjs'), 'sql', 'f', '--dialect', dialect, '--layout', 'json'], {
      cwd: project,
      encoding: 'utf8',
    });
  const { stdout } = sql('example');
  expect(stdout).toContain("select 1 as `step`, 'a' as `event`\n    union all\n    select 2 as `step`, 'b' as `event`");
  expect(stdout).toContain("json_value(`properties`, '$.n')");
  expect(stdout).not.toContain('"');
  expect(sql('exampel').stderr).toContain('Did you mean "example"?');
});

test('a kind of question: a folder, its row, and the rows of its section', () => {
  mkdirSync(inCopy('server/query/questions/total'));
  cpSync('test/architecture/fixtures/question-kind.txt', inCopy('server/query/questions/total/kind.ts'));
  edit('server/query/questions/registry.ts', (text) =>
    text
      .replace('import { retentionKind }', "import { totalKind } from './total/kind.ts';\nimport { retentionKind }")
      .replace('retentionKind] as const', 'retentionKind, totalKind] as const'),
  );
  edit('server/plan/plan.schema.ts', (text) =>
    text.replace(
      '\n  check: {\n',
      "\n  total: { ...named, event: required(ref('event'), 'What is counted.') },\n  check: {\n",
    ),
  );
  edit('server/plan/sections.ts', (text) =>
    text.replace(
      '\n  experiments: {',
      "\n  totals: { shape: 'total', title: 'Totals', icon: 'symbol-number', symbol: 'Number', group: 'Metrics & Funnels' },\n  experiments: {",
    ),
  );
  node('scripts/gen.mjs');
  const types = {
    extends: path.resolve('tsconfig.json'),
    files: ['server/language-service/catalogue.ts'],
    include: [],
  };
  writeFileSync(inCopy('tsconfig.json'), JSON.stringify(types));
  node('node_modules/typescript/bin/tsc', '-p', '.', '--noEmit', '--incremental', 'false');
  node('scripts/build.mjs', '--only', 'cli,worker', '--out', 'made');
  const project = mkdtempSync(path.join(root, 'project-'));
  const plan = `
totals: [{name: all_orders, event: order_paid, description: Every order}]
sources: [{name: web, platform: web}]
events: [{name: order_paid, description: d, trigger: t, sources: [web]}]
`;
  writeFileSync(path.join(project, 'a.plan.yml'), plan);
  const cli = (...words: readonly string[]) =>
    execFileSync(process.execPath, [inCopy('made/cli.mjs'), ...words], { cwd: project, encoding: 'utf8' });
  expect(cli('sql', 'total:all_orders')).toContain(
    '-- Total of order_paid.\n-- All days.\n-- Every event counts once.\n',
  );
  cli('events', '--users', '30', '--days', '3');
  const card = JSON.parse(cli('run', 'all_orders', '--format', 'json'));
  expect(card).toMatchObject({
    kind: 'total',
    title: 'Total "all_orders"',
    assumptions: expect.arrayContaining(['Every event counts once.']),
  });
  expect(card.table.rows[0][0]).toBeGreaterThan(0);
  expect(card.headline).toBe(`${card.table.rows[0][0]} times.`);
  expect(cli('run', 'all_orders', '--by', 'source')).toMatch(/^source +Times/m);

  cpSync('test/architecture/fixtures/question-probe.txt', inCopy('probe.ts'));
  buildSync({
    absWorkingDir: root,
    entryPoints: ['probe.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    outfile: 'made/probe.mjs',
    logLevel: 'error',
  });
  const said = JSON.parse(node('made/probe.mjs', project));
  expect(said.questions).toEqual([
    {
      noun: 'total',
      menu: 'question',
      icon: 'symbol-number',
      name: 'all_orders',
      detail: 'total of order_paid',
      description: 'Every order',
      uses: 0,
    },
  ]);
  expect(said.lenses).toEqual(['Run', 'SQL']);
  expect(said.events).toContain('order_paid');
  expect(said.sections).toContain('totals');
});

test('the guides name every word that keys are made of, and every form of a rule', () => {
  const exported = (file: string) =>
    [...textOf(file).matchAll(/^export const (\w+) = (?:<|\()/gm)].map(([, name = '']) => name);
  const words = [...textOf('server/schema/kinds.ts').matchAll(/^export const ([a-z]\w+) = /gm)].map(
    ([, name = '']) => name,
  );
  const keyGuide = textOf('docs/guides/adding-a-key.md');
  expect(words.length).toBeGreaterThan(12);
  expect(words.filter((word) => !new RegExp(`\`${word}[\`(]`).test(keyGuide))).toEqual([]);
  const ruleGuide = textOf('docs/guides/adding-a-rule.md');
  const forms = exported('server/lint/engine/rule.ts').filter((name) => /[rR]ule$/.test(name));
  expect(forms.length).toBeGreaterThan(3);
  expect(forms.filter((form) => !ruleGuide.includes(`\`${form}(`))).toEqual([]);
  expect(readdirSync('docs/guides')).toEqual(
    expect.arrayContaining(['adding-a-dialect.md', 'adding-a-key.md', 'adding-a-rule.md']),
  );
});
