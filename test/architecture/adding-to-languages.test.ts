// A new section of the plan is two rows, and a new kind of file a table and a row: done in a copy, and seen to work from the
// reader to the outline.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'trackwright-'));
  for (const part of ['server', 'package.json']) cpSync(part, path.join(root, part), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Writes a file of the copy anew; how many lines came. */
function write(file: string, change: (text: string) => string): number {
  const at = path.join(root, file);
  const before = readFileSync(at, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(at, after);
  return after.split('\n').length - before.split('\n').length;
}
interface Seen {
  readonly kind: string | undefined;
  readonly problems: readonly string[];
  readonly completions: readonly string[];
  readonly outline: readonly string[];
  readonly names: readonly string[];
  readonly catalogue: readonly string[];
  readonly schema: Readonly<Record<string, unknown>>;
  readonly reference: string;
}
/** What the copy makes of a file whose caret is `|`. */
async function see(name: string, marked: string): Promise<Seen> {
  const probe = path.join(root, 'probe.ts');
  const out = path.join(root, `probe-${path.basename(name)}.mjs`);
  writeFileSync(probe, PROBE);
  buildSync({ entryPoints: [probe], bundle: true, platform: 'node', format: 'esm', outfile: out, logLevel: 'silent' });
  const { see: seen } = (await import(out)) as { see: (name: string, marked: string) => Seen };
  return seen(name, marked);
}
const PROBE = `
import { defaults } from './server/config/settings.ts';
import { catalogue } from './server/language-service/catalogue.ts';
import { complete } from './server/language-service/completion/completion.ts';
import { outline } from './server/language-service/symbols.ts';
import { Linter } from './server/lint/engine/linter.ts';
import { Problems } from './server/lint/engine/problems.ts';
import { policyOf } from './server/lint/engine/profiles.ts';
import { rules } from './server/lint/rules/index.ts';
import { fileKind, kindMatcher } from './server/plan/file-kinds.ts';
import { Snapshot } from './server/plan/snapshot.ts';
import { jsonSchemaOf } from './server/schema/json-schema.ts';
import { keyReference } from './server/schema/reference.ts';
import { Doc } from './server/yaml/document.ts';
export function see(name, marked) {
  const uri = 'file:///project/' + name;
  const kind = kindMatcher('file:///project', { plans: [], dbt: [] })(uri);
  const { chunking, dialect, language } = fileKind(kind);
  const doc = Doc.of(uri, marked.replace('|', ''), chunking, dialect);
  const snapshot = Snapshot.empty(defaults).with(new Map([[uri, { kind, doc }]]));
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: () => ({}) });
  linter.update(snapshot);
  const problems = new Problems(linter);
  problems.update(snapshot, policyOf(rules, defaults, 'file:///project'));
  const at = (range) => range.start.line + 1 + ':' + (range.start.character + 1);
  return {
    kind,
    problems: problems.of(uri).filter((one) => one.severity === 'error').map((one) => at(one.range) + ' ' + one.message),
    completions: complete(snapshot, uri, doc.positionAt(marked.indexOf('|'))).map((one) => one.label),
    outline: outline(snapshot.files.get(uri).fragments).map((one) => one.kind + ' ' + one.name),
    names: snapshot.names('dashboard'),
    catalogue: catalogue(snapshot).others.map((one) => one.title + ' ' + one.items.map((item) => item.name + ' ' + item.icon)),
    schema: jsonSchemaOf(language, 'T'),
    reference: keyReference(language, { title: 'T', intro: '', top: 'file' }),
  };
}
`;

test('a section: a row of the sections, and the rows of its shape', async () => {
  const lines =
    write('server/plan/sections.ts', (text) =>
      text.replace(
        'export const sections = {\n',
        "export const sections = {\n  dashboards: { shape: 'dashboard', title: 'Dashboards', icon: 'dashboard', symbol: 'Object', group: 'Dashboards' },\n",
      ),
    ) +
    write('server/plan/plan.schema.ts', (text) =>
      text.replace(
        'export const keys = {\n',
        `export const keys = {
  dashboard: {
    ...named,
    cards: required(list(ref('metric')), 'What it shows.'),
    width: optional(oneOf('half', 'full'), 'How wide it is.'),
  },
`,
      ),
    );
  expect(lines).toBe(6);
  const text = `metrics: [{name: orders, agg: count}]
dashboards:
  - {name: sales, cards: [orders, ordres], widht: half}
  - name: growth
    |`;
  const seen = await see('a.plan.yml', text);
  expect(seen.kind).toBe('plan');
  expect(seen.problems).toEqual(
    expect.arrayContaining([
      '3:35 No metric is called "ordres", used in dashboard "sales". Did you mean "orders"?',
      '3:44 Unknown key "widht" in dashboard "sales". Did you mean "width"?',
      '4:5 Dashboard "growth" lacks "cards". Without it the dashboard cannot be used.',
    ]),
  );
  expect(seen.completions).toEqual(expect.arrayContaining(['cards', 'width', 'description']));
  expect(seen.outline).toEqual(expect.arrayContaining(['dashboard sales', 'dashboard growth']));
  expect(seen.names).toEqual(['growth', 'sales']);
  expect(seen.catalogue).toEqual(['Dashboards growth dashboard,sales dashboard']);
  expect(seen.schema).toMatchObject({
    properties: { dashboards: { type: ['array', 'null'] } },
    definitions: { dashboard: { required: ['name', 'cards'] } },
  });
  expect(seen.reference).toContain('| `cards` \\* | list of → metric | What it shows. |');
  expect((await see('b.plan.yml', 'dash|')).completions).toContain('dashboards');
});

test('a kind of file: its table, and a row of the kinds', async () => {
  writeFileSync(
    path.join(root, 'server/plan/glossary.schema.ts'),
    `import { item, type KeyTable, list, name, required, text } from '../schema/kinds.ts';
import type { Language } from '../schema/language.ts';

const table: KeyTable = {
  glossary: { terms: required(list(item('term')), 'Its terms.') },
  term: { name: required(name, 'The term.'), meaning: required(text, 'What it means.') },
};
export const glossaryLanguage: Language = {
  table,
  root: 'glossary',
  nouns: {},
  names: ['name'],
  wholes: ['glossary'],
};
`,
  );
  const lines = write('server/plan/file-kinds.ts', (text) =>
    text
      .replace(
        'import { planLanguage }',
        "import { readFileOf } from '../schema/read-file.ts';\nimport { glossaryLanguage } from './glossary.schema.ts';\nimport { planLanguage }",
      )
      .replace(
        /fileKinds = \{\n/,
        `fileKinds = {
  glossary: {
    match: () => (file) => /\\.glossary\\.yml$/.test(file.path),
    chunking: 'whole',
    dialect: 'plan',
    read: (doc) => [readFileOf(glossaryLanguage, doc).fragment],
    language: glossaryLanguage,
  },
`,
      ),
  );
  expect(lines).toBe(9);
  const seen = await see('a.glossary.yml', 'terms:\n  - {name: churn, meening: who leaves}\n  - name: cohort\n    |');
  expect(seen.kind).toBe('glossary');
  expect(seen.problems).toEqual(
    expect.arrayContaining([
      '2:19 Unknown key "meening" in term "churn". Did you mean "meaning"?',
      '3:5 Term "cohort" lacks "meaning". Without it the term cannot be used.',
    ]),
  );
  expect(seen.completions).toEqual(['meaning']);
  expect(seen.schema).toMatchObject({ required: ['terms'], definitions: { term: { required: ['name', 'meaning'] } } });
  expect(seen.reference).toContain('| `meaning` \\* | text | What it means. |');
  expect((await see('b.plan.yml', 'events: []|')).kind).toBe('plan');
});
