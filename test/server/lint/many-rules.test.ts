// What a key costs among hundreds of rules: only those are asked whose item, read error or facts say something else.
import { expect, test } from 'vitest';
import { Linter } from '../../../server/lint/engine/linter.ts';
import { groupIndex, type ProjectIndex, wholeIndex } from '../../../server/lint/engine/project-index.ts';
import { faultRule, projectRule, type Rule, rule } from '../../../server/lint/engine/rule.ts';
import type { Doc } from '../../../server/yaml/document.ts';
import { ROOT, snapshotOf } from './examples.ts';

const SHAPES = ['event', 'property', 'bundle', 'metric', 'owner'] as const;
const FAULTS = ['unknown-key', 'wrong-value-kind', 'missing-required-key', 'duplicate-key'] as const;
const INDEXES = 20;
const [PER_SHAPE, PER_FAULT, PER_INDEX] = [48, 10, 6];

const meta = (id: string) => ({
  id,
  category: 'event',
  severity: 'warning' as const,
  since: '0.1',
  description: 'nothing',
  rationale: 'It counts.',
  examples: { good: '', bad: '' },
});

/** 240 item rules, 40 fault rules, 120 project rules over 20 indexes; each notes what it is asked about. */
function manyRules() {
  const asked: string[] = [];
  const collected: string[] = [];
  const named = (index: string) => (item: { readonly name: { readonly value: string } }) => {
    collected.push(`${index} ${item.name.value}`);
    return { name: item.name.value };
  };
  const indexes = Array.from({ length: INDEXES }, (_, i): ProjectIndex<unknown> => {
    const collect = { [SHAPES[i % SHAPES.length] as 'event']: named(`index-${i}`) };
    return i < INDEXES / 2
      ? (wholeIndex(`index-${i}`, collect) as ProjectIndex<unknown>)
      : (groupIndex(`index-${i}`, collect, ({ name }) => [name.length % 2 ? name : name.slice(1)]) as never);
  });
  const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
  const itemRules = SHAPES.flatMap((shape) =>
    times(PER_SHAPE, (i) =>
      rule({
        ...meta(`${shape}-${i}`),
        check: {
          [shape as 'event']: (item: { readonly name: { readonly value: string } }) => {
            asked.push(`item ${item.name.value}`);
            return undefined;
          },
        },
      }),
    ),
  );
  const faultRules = FAULTS.flatMap((fault) =>
    times(PER_FAULT, (i) =>
      faultRule({
        ...meta(`${fault}-${i}`),
        fault: fault as 'unknown-key',
        report: ({ at }) => {
          asked.push('fault');
          return { at, subject: { noun: 'key' }, message: 'Found.' };
        },
      }),
    ),
  );
  const projectRules = indexes.flatMap((index, at) =>
    times(PER_INDEX, (i) =>
      projectRule({
        ...meta(`project-${at}-${i}`),
        indexes: [index],
        check: () => {
          asked.push('project');
          return undefined;
        },
      }),
    ),
  );
  const rules: readonly Rule[] = [...itemRules, ...faultRules, ...projectRules];
  expect(rules).toHaveLength(400);
  return { rules, asked, collected };
}

const planOf = (events: number) => `owners: [{name: growth}]
properties:
  - {name: amount, type: number, descripton: What was paid}
  - {name: other, type: number, descripton: Nobody knows}
bundles:
  - {name: money, properties: [amount]}
events:
${Array.from({ length: events }, (_, i) => `  - name: order_${i}_paid\n    description: Buyer ${i} pays\n    use: [money]\n`).join('')}metrics:
  - {name: orders, agg: count, event: order_1_paid}
`;
const A = `${ROOT}/a.plan.yml`;

/** What is asked for one edit, after everything was linted once. */
function askedFor(events: number, from: string, to: string) {
  const { rules, asked, collected } = manyRules();
  let snapshot = snapshotOf({ 'a.plan.yml': planOf(events) });
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: () => ({}) });
  linter.update(snapshot);
  expect(new Set(asked).size).toBeGreaterThan(events);
  asked.length = 0;
  collected.length = 0;
  const doc = snapshot.doc(A) as Doc;
  const at = doc.text().indexOf(from);
  expect(at).toBeGreaterThan(0);
  const range = { start: doc.positionAt(at), end: doc.positionAt(at + from.length) };
  snapshot = snapshot.with(new Map([[A, { kind: 'plan', doc: doc.edit({ range, text: to }) }]]));
  linter.update(snapshot);
  const count = (list: readonly string[]) =>
    Object.fromEntries([...new Set(list)].sort().map((one) => [one, list.filter((other) => other === one).length]));
  return { asked: count(asked), collected: count(collected) };
}
/** Of all indexes, those over events. */
const OF_EVENTS = INDEXES / SHAPES.length;

test.each([30, 300])('a key in a description asks the rules of that item alone, of %s events', (events) => {
  const { asked, collected } = askedFor(events, 'Buyer 20 pays', 'Buyer 20 pays it');
  expect(asked).toEqual({ 'item order_20_paid': PER_SHAPE });
  // Each index collects from the item once, for all rules that share it.
  expect(Object.values(collected)).toEqual(Array.from({ length: OF_EVENTS }, () => 1));
});
test.each([30, 300])('a key in a name asks project rules once for each key that changed, of %s events', (events) => {
  const { asked, collected } = askedFor(events, 'name: order_20_paid', 'name: order_20_payed');
  expect(asked).toEqual({ 'item order_20_payed': PER_SHAPE, project: OF_EVENTS * PER_INDEX });
  expect(Object.keys(collected)).toHaveLength(OF_EVENTS);
});
test('a read error is worded again only with its own part of the text', () => {
  const { asked } = askedFor(30, 'What was paid', 'What is paid');
  expect(asked).toEqual({ fault: PER_FAULT, 'item amount': PER_SHAPE });
});
