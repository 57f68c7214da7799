// A whole session of edits in trackwright.yml, in the file it extends and in a plan: what the project says that lived through it is what
// one says that is read from the disk anew.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../../server/lint/engine/problems.ts';
import { severities } from '../../../server/lint/engine/rule-meta.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import { loadProject } from '../../../server/workspace/load.ts';
import { Project } from '../../../server/workspace/project.ts';
import { uriOfPath } from '../../../server/workspace/uri.ts';
import type { Doc } from '../../../server/yaml/document.ts';
import { englishWords } from '../../english.ts';
import { fuzz } from '../../fuzz.ts';

const plan = `owners: [{name: growth}]
properties:
  - {name: amountPaid, type: number}
  - {name: method, type: string}
events:
  - {name: itemAdded, description: Item added, properties: [amountPaid]}
  - name: order_paid
    trigger: The order is paid
    sends: 1
    properties: [{ref: amountPaid, required: true}, methud]
  # trackwright-disable-next-line event-name-tense: the vendor's name
  - {name: pay_order, description: Pay order}
  - {name: Order Closed, owner: growth}
`;
const lines = [
  'profile: strict\n',
  'profile: minimal\n',
  'conventions: {event_case: snake_case}\n',
  'conventions: {event_case: Title Case, property_case: camelCase, tense: past}\n',
  'conventions: {event_structure: "{object}_{action}", actions: {allow: [paid], synonyms: {bought: paid}}}\n',
  'rules: {event-name-case: error, owner-missing: warning}\n',
  'rules: {owner-missing: {severity: hint}, event-name-structure: {severity: error, pattern: "{action}_{object}"}}\n',
  'rules: {event-name-structure: {pattern: "{object}_{action}"}}\n',
  'rules: {unknown-key: off, no-such: off}\n',
  'overrides: [{files: "a.*", rules: {trigger-missing: error, event-name-case: off}}]\n',
  'requires: ">=99"\n',
  'extends: ../base.yml\n',
  'extends: ../far.yml\n',
  'dbt: [{project: nowhere}]\n',
  '# a comment\n',
];
const bits = ['\n', ' ', '# ', ':', 'x', '"', ', ', 'off', 'hint', '}', 'snake_case'];
const words = fc.array(fc.constantFrom(...lines), { maxLength: 4 }).map((some) => [...new Set(some)].join(''));
const insert = (kind: 'settings' | 'plan') =>
  fc.record({ kind: fc.constant(kind), at: fc.nat(), text: fc.constantFrom(...bits) });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), text: words }) },
  { weight: 3, arbitrary: insert('settings') },
  { weight: 1, arbitrary: insert('plan') },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('base' as const), text: words }) },
);

let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'settings-'));
  await mkdir(path.join(root, 'app'));
});
afterAll(() => rm(root, { recursive: true }));
const uri = (name: string) => uriOfPath(path.join(root, name));
const put = (name: string, text: string) => writeFile(path.join(root, name), text);
const CONFIG = 'app/trackwright.yml';
const PLAN = 'app/a.plan.yml';

const fresh = async () => {
  const project = new Project(await loadProject(path.join(root, 'app')), { rules, today: '2026-06-30' });
  project.setLexicon(englishWords);
  return project;
};
const essence = (project: Project) => ({
  problems: [...project.allProblems()].map(([file, list]) => [file, list.map(({ raw: _, ...rest }: Problem) => rest)]),
  counts: severities.map((severity) => project.problemCount(severity)),
  fixable: rules.map(({ id }) => project.fixableCount(id)),
});

test('a project says after any edits what a fresh one says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      await put('base.yml', 'rules: {owner-missing: hint}\nconventions: {property_case: snake_case}\n');
      await put('far.yml', 'extends: base.yml\nprofile: strict\n');
      await put(CONFIG, 'extends: ../base.yml\n');
      await put(PLAN, plan);
      const live = await fresh();
      for (const [name, text] of [
        [CONFIG, 'extends: ../base.yml\n'],
        [PLAN, plan],
      ] as const)
        live.open(uri(name), text);
      live.allProblems();
      for (const one of steps) {
        if (one.kind === 'base') {
          await put('base.yml', one.text.replaceAll('../', './'));
          live.reloadSettings([uri('base.yml')]);
        } else {
          const name = one.kind === 'plan' ? PLAN : CONFIG;
          const doc = live.snapshot.doc(uri(name)) as Doc;
          const at = doc.positionAt('at' in one ? one.at % (doc.length + 1) : 0);
          const range = { start: at, end: one.kind === 'write' ? doc.positionAt(doc.length) : at };
          live.edit(uri(name), [{ range, text: one.text }]);
          await put(name, live.snapshot.doc(uri(name))?.text() ?? '');
        }
        const now = essence(live);
        expect(now).toEqual(essence(await fresh()));
      }
    }),
    { numRuns: fuzz.runs(80), endOnFailure: true },
  );
});
