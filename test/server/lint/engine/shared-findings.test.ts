// What is said of a name, not of each place that defines it: one problem, its first place, the others related.
import { describe, expect, test } from 'vitest';
import { Linter } from '../../../../server/lint/engine/linter.ts';
import { Problems } from '../../../../server/lint/engine/problems.ts';
import { policyOf } from '../../../../server/lint/engine/profiles.ts';
import { rules } from '../../../../server/lint/rules/index.ts';
import type { FileInput } from '../../../../server/plan/snapshot.ts';
import type { Doc } from '../../../../server/yaml/document.ts';
import { fixed, told } from '../diagnostics.ts';
import { ROOT, snapshotOf, type Texts } from '../examples.ts';

const snake = 'conventions: {property_case: snake_case}';
const event = (name: string, properties: string) => `  - {name: ${name}, properties: [${properties}]}\n`;

function open(texts: Texts, only = 'property-name-case') {
  let snapshot = snapshotOf(texts);
  const own = rules.filter(({ id }) => id === only);
  const policy = policyOf(own, snapshot.settings, ROOT);
  const linter = new Linter(own, { today: '2026-06-30', optionsOf: () => ({}) });
  const problems = new Problems(linter);
  problems.update(snapshot, policy);
  const all = () => [...problems.all().values()].flat();
  return {
    all,
    calls: () => ({ place: linter.calls.place, worded: problems.calls.worded }),
    edit(file: string, from: string, to: string) {
      const uri = `${ROOT}/${file}`;
      const doc = snapshot.doc(uri) as Doc;
      const at = doc.text().indexOf(from);
      expect(at).toBeGreaterThanOrEqual(0);
      const range = { start: doc.positionAt(at), end: doc.positionAt(at + from.length) };
      const input: FileInput = { kind: 'plan', doc: doc.edit({ range, text: to }) };
      snapshot = snapshot.with(new Map([[uri, input]]));
      problems.update(snapshot, policy);
      return all();
    },
  };
}

describe('one problem', () => {
  test('of a property that three events define, at the first of them, in the order of files', () => {
    const [problem, ...more] = open({
      'trackwright.yml': snake,
      'b.plan.yml': `events:\n${event('oven_started', '{name: ovenId}')}`,
      'a.plan.yml': `events:\n${event('lamp_lit', '{name: x}, {name: ovenId}')}${event('oven_stopped', '{name: ovenId}')}`,
    }).all();
    expect(more).toEqual([]);
    expect(problem?.uri).toBe(`${ROOT}/a.plan.yml`);
    expect(problem?.range.start.line).toBe(1);
    expect(problem?.message).toBe(
      'Property "ovenId" of event "lamp_lit" (and in 2 more events) is not snake_case; trackwright.yml asks for it. Rename it to "oven_id".',
    );
    expect(problem?.related.map(({ uri, message }) => `${uri.slice(ROOT.length + 1)}: ${message}`)).toEqual([
      'a.plan.yml: Also property "ovenId" of event "oven_stopped".',
      'b.plan.yml: Also property "ovenId" of event "oven_started".',
    ]);
  });
  test.each([
    [
      'the dictionary comes first',
      'events: [{name: a, properties: [{name: ovenId}]}]\nproperties: [{name: ovenId, type: string}]',
      'Property "ovenId" (and in 1 more event) is',
    ],
    [
      'bundles are places',
      'events: [{name: a, properties: [{name: ovenId}]}]\nbundles: [{name: b, properties: [{name: ovenId}]}]',
      'of event "a" (and in 1 more place) is',
    ],
    ['alone it is as it is', 'events: [{name: a, properties: [{name: ovenId}]}]', 'of event "a" is'],
    [
      'members of objects are apart from properties',
      'events: [{name: a, properties: [{name: oven, properties: [{name: ovenId}]}]}, {name: b, properties: [{name: oven, properties: [{name: ovenId}]}]}]',
      '"ovenId" of property "oven" of event "a" (and in 1 more place) is',
    ],
  ])('%s', (_, plan, words) => {
    const found = told('property-name-case', { 'a.plan.yml': plan, 'trackwright.yml': snake });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(words);
  });
  test('what differs stays apart: two descriptions, two types', () => {
    const plan = `events:\n${event('a', '{name: oven_id, description: The oven id}')}${event('b', '{name: oven_id, description: The oven id}')}${event('c', '{name: oven_id, description: Oven id}')}`;
    expect(told('description-restates-name', { 'a.plan.yml': plan })).toHaveLength(2);
    expect(fixed('description-restates-name', { 'a.plan.yml': plan })).toBe(
      `events:\n${event('a', '{name: oven_id}')}${event('b', '{name: oven_id}')}${event('c', '{name: oven_id}')}`.trim(),
    );
  });
  test('a hundred places are counted, twenty are named', () => {
    const plan = `events:\n${Array.from({ length: 100 }, (_, i) => event(`e${i}_done`, '{name: ovenId}')).join('')}`;
    const [problem] = open({ 'a.plan.yml': plan, 'trackwright.yml': snake }).all();
    expect(problem?.message).toContain('(and in 99 more events)');
    expect(problem?.related).toHaveLength(20);
  });
});

describe('while it is typed', () => {
  const many = (n: number) => ({
    'trackwright.yml': snake,
    'a.plan.yml': `events:\n${Array.from({ length: n }, (_, i) => event(`e${i}_done`, `{name: ovenId, description: Oven ${i}}`)).join('')}`,
  });
  test('the first place goes, the next one has the problem, which keeps its key', () => {
    const plan = open(many(3));
    const [before] = plan.all();
    const [after, ...more] = plan.edit('a.plan.yml', 'ovenId, description: Oven 0', 'oven_id, description: Oven 0');
    expect(more).toEqual([]);
    expect(after?.message).toContain('of event "e1_done" (and in 1 more event)');
    expect(after?.key).toBe(before?.key);
    expect(plan.edit('a.plan.yml', 'oven_id, description: Oven 0', 'ovenId, description: Oven 0')[0]).toMatchObject({
      message: before?.message,
      range: before?.range,
    });
  });
  test('a place that is not named costs its search, and nothing is worded again', () => {
    const [few, lots] = [200, 400].map((n) => {
      const plan = open(many(n));
      expect(plan.all()).toHaveLength(1);
      const all = plan.calls();
      plan.edit('a.plan.yml', `Oven ${n - 5}`, 'Stove');
      const now = plan.calls();
      return { begin: all.place, typed: now.place - all.place, worded: now.worded - all.worded };
    });
    expect(lots?.worded).toBe(0);
    expect(lots?.typed).toBeLessThanOrEqual(10);
    expect(lots?.begin).toBeLessThanOrEqual(2.1 * (few?.begin ?? 0));
  });
});
