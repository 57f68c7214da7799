// `--fix` in memory: it ends, keeps only what helps, and says what it could not fix.
import { describe, expect, test } from 'vitest';
import { fixAll } from '../../../../server/cli/commands/lint-fix.ts';
import { type Rule, rule } from '../../../../server/lint/engine/rule.ts';
import { rules } from '../../../../server/lint/rules/index.ts';
import { Project } from '../../../../server/workspace/project.ts';
import { projectsOf, ROOT, snapshotOf, type Texts } from '../../lint/examples.ts';

function applyFixes(texts: Texts, name: string, own: readonly Rule[] = rules) {
  const project = new Project(
    { root: '/project', rootUri: ROOT, snapshot: snapshotOf(texts), dbt: projectsOf(texts) },
    { rules: own, today: '2026-06-30' },
  );
  const uri = `${ROOT}/${name}`;
  const count = () => project.problems(uri).filter(({ rule }) => /-syntax$/.test(rule)).length;
  const before = count();
  const { files, helpless } = fixAll(project, [uri]);
  return { text: project.snapshot.doc(uri)?.text(), files, helpless, before, after: count() };
}

describe('broken YAML of dbt', () => {
  const fixDbt = (text: string) =>
    applyFixes({ 'dbt_project.yml': 'name: shop\n', 'models/s.yml': text }, 'models/s.yml');

  test.each([
    ['models: [{name: a}', 'models: [{name: a}]'],
    ['models: [{name: a', 'models: [{name: a'], // two are missing: one alone helps nobody
    ['models: {name: a', 'models: {name: a}'],
    ["models: [{name: 'a}]", "models: [{name: 'a}]'"],
    ['models:\n  - name: a\n\t\tdescription: b\n', undefined],
    ['models:\n  - name: "a\n  - name: b\n', 'models:\n  - name: "a"\n  - name: b\n'],
  ])('%j', (text, wanted) => {
    const { text: after } = fixDbt(text);
    if (wanted !== undefined && wanted !== text) expect([wanted, text]).toContain(after);
  });

  test.each([
    'models: {name: a',
    'models: {name: a]',
    'models: {a: {b: [c',
    'models: [a, {b',
    'models: {{ x',
    'models: "a: {b',
    "models: 'a\n  - b: {c\n",
    'models:\n  - {name: a\n  - {name: b}\n',
    'models:\n  - [name: a\n    columns: {x\n',
    '[[[[',
    '{{{{',
    '{"a": [1, 2',
    'a: &x {b: *y\n',
    '\tmodels:\n\t- a: [\n',
    'a: >x\n{',
    '? {a\n: [b',
    'a: "b" c {d\n',
  ])('%j is never worse after it, and no bracket is written twice', (text) => {
    const { text: after, before, after: left, helpless, files } = fixDbt(text);
    expect(left).toBeLessThanOrEqual(before);
    expect(after?.length ?? 0).toBeLessThanOrEqual(text.length + 4);
    expect(files.length).toBe(after === text ? 0 : 1);
    if (after !== text) expect(left).toBeLessThan(before);
    expect(helpless).toEqual([]);
  });
});

describe('rules', () => {
  const page = {
    category: 'event',
    severity: 'error' as const,
    since: '0.1',
    safe: true as const,
    description: 'x',
    rationale: 'x',
    examples: { good: '', bad: '' },
  };
  const renames = (id: string, from: string, to: string) =>
    rule({
      id,
      ...page,
      check: {
        event: (item) =>
          item.description?.value === from
            ? [{ at: item.description, subject: { noun: 'event', name: item.name.value }, message: id, fixable: true }]
            : undefined,
      },
      fix: ({ at }) => ('node' in at ? { title: to, edits: [{ do: 'replace', at, text: to }] } : undefined),
    });
  const texts = { 'a.plan.yml': 'events:\n  - {name: e, description: a}\n' };

  test('that undo each other are stopped, and what they did is taken back', () => {
    const { text, files, helpless } = applyFixes(texts, 'a.plan.yml', [
      renames('r1', 'a', 'b'),
      renames('r2', 'b', 'a'),
    ]);
    expect(helpless.length).toBeGreaterThan(0);
    expect(files.length).toBe(text === texts['a.plan.yml'] ? 0 : 1);
    expect(['events:\n  - {name: e, description: a}\n', 'events:\n  - {name: e, description: b}\n']).toContain(text);
  });
  test('of three in a circle', () => {
    const circle = [renames('r1', 'a', 'b'), renames('r2', 'b', 'c'), renames('r3', 'c', 'a')];
    expect(applyFixes(texts, 'a.plan.yml', circle).helpless).toContain('r3');
  });
  test('whose fix leaves its problem change nothing', () => {
    const idle = renames('r1', 'a', 'a # still');
    const always = rule({
      id: 'always',
      ...page,
      check: {
        event: (item) =>
          item.description
            ? [{ at: item.description, subject: { noun: 'event', name: item.name.value }, message: 'x', fixable: true }]
            : undefined,
      },
      fix: ({ at }) =>
        'node' in at ? { title: 'x', edits: [{ do: 'replace', at, text: 'longer and longer' }] } : undefined,
    });
    expect(applyFixes(texts, 'a.plan.yml', [always]).text).toBe(texts['a.plan.yml']);
    expect(applyFixes(texts, 'a.plan.yml', [always, idle]).text).not.toContain('longer');
  });
  test('a key that is read at last may hold a mistake of its own, which is fixed next', () => {
    const nested = { 'a.plan.yml': 'events:\n  - name: e\n    propertis: [{nam: x, type: string}]\n' };
    const { text, helpless } = applyFixes(nested, 'a.plan.yml');
    expect(text).toBe('events:\n  - name: e\n    properties: [{name: x, type: string}]\n');
    expect(helpless).toEqual([]);
  });
});
