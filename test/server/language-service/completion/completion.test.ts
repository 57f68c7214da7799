// What is offered where someone types: in conditions, comments, lists; how items begin; ideas for names.
import { describe, expect, test } from 'vitest';
import { complete } from '../../../../server/language-service/completion/completion.ts';
import { snippets } from '../../../../server/language-service/completion/snippets.ts';
import { rules } from '../../../../server/lint/rules/index.ts';
import { sections } from '../../../../server/plan/sections.ts';
import { lint, ROOT, snapshotOf } from '../../lint/examples.ts';

const A = `${ROOT}/a.plan.yml`;
const shared = `properties:
  - {name: method, type: string, enum: [card, "gift card"], description: How it is paid}
  - {name: first, type: boolean}
  - {name: amount, type: number}
bundles:
  - {name: cart, properties: [amount]}
  - {name: page, properties: [first]}
events:
  - name: order_paid
    description: Paid
    trigger: Once
    sources: []
    properties: [method, first, amount]
`;
/** What is offered at the caret, `|`, and what the text is when the first of it is taken. */
function offered(more: string) {
  const text = shared + more;
  const offset = text.indexOf('|');
  const snapshot = snapshotOf({ 'a.plan.yml': text.replace('|', '') });
  const doc = snapshot.doc(A);
  if (!doc || offset < 0) throw new Error('no caret');
  const all = complete(snapshot, A, doc.positionAt(offset));
  const [first] = all;
  const plain = text.replace('|', '');
  const taken =
    first &&
    plain.slice(0, doc.offsetAt(first.replace.start)) + first.insert + plain.slice(doc.offsetAt(first.replace.end));
  return { labels: all.map(({ label }) => label), all, taken: taken?.slice(shared.length) };
}
const metric = (where: string) => `metrics:\n  - {name: m, agg: count, event: order_paid, where: ${where}}\n`;

describe('in a condition', () => {
  test.each([
    ['at its beginning, properties of the event', '|', ['method', 'first', 'amount'], ['and', 'card']],
    ['behind "and"', "method = 'card' and |", ['method', 'amount'], ['and']],
    ['behind a bracket', '(me|', ['method'], ['and']],
    ['behind a value, the words between', "method = 'card' a|", ['and', 'or'], ['amount']],
    ['behind a property', 'method |', ['is', 'in', 'between'], ['amount']],
    ['values of an enum, in quotes', 'method = |', ["'card'", "'gift card'"], ['amount', 'true']],
    ['values, one of which has begun', "method != 'c|", ["'card'"], []],
    ['values in a list', "\"method in ('card', |", ["'gift card'"], ['amount']],
    ['a flag', 'first = |', ['true', 'false'], ["'card'"]],
  ])('%s', (_, where, there, absent) => {
    const { labels } = offered(metric(where));
    expect(there.filter((one) => !labels.includes(one))).toEqual([]);
    expect(absent.filter((one) => labels.includes(one))).toEqual([]);
  });
  test('only the last word is replaced', () => {
    expect(offered(metric("method = 'card' and am|")).all[0]?.replace).toMatchObject({ start: { line: 14 } });
    expect(offered(metric("method = 'c|")).taken).toBe(metric("method = 'card'"));
  });
  test.each([
    ['traits in a segment', 'entity: org, where: |', ['tier', 'seats'], ['method', 'event_time']],
    ['their values', 'entity: org, where: tier = |', ["'s'", "'l'"], ['seats']],
    ['of the user, when no entity is named', 'where: |', ['vip'], ['tier', 'method']],
  ])('%s', (_, more, there, absent) => {
    const entities =
      'entities:\n  - {name: user, key: user_id, traits: [{name: vip, type: boolean}]}\n' +
      '  - {name: org, key: org_id, traits: [{name: tier, type: string, enum: [s, l]}, {name: seats, type: integer}]}\n';
    const { labels } = offered(`${entities}segments:\n  - {name: big, ${more}}\n`);
    expect(there.filter((one) => !labels.includes(one))).toEqual([]);
    expect(absent.filter((one) => labels.includes(one))).toEqual([]);
  });
  test('values of a trait behind the name of its entity', () => {
    const entities = 'entities:\n  - {name: org, key: org_id, traits: [{name: tier, type: string, enum: [s, l]}]}\n';
    expect(offered(`${entities}${metric('org.tier = |')}`).labels).toEqual(["'s'", "'l'"]);
  });
  test('a number has no values to offer', () => expect(offered(metric('amount = |')).labels).toEqual([]));
});

describe('in a list', () => {
  test.each([
    ['what stands in it is not offered again', 'events:\n  - {name: e, use: [cart, |]}', ['page'], ['cart']],
    [
      'neither what a mapping refers to',
      'events:\n  - name: e\n    properties: [{ref: method}, |]',
      ['first'],
      ['method'],
    ],
    ['a step may come twice', 'funnels:\n  - {name: f, steps: [order_paid, |]}', ['order_paid'], []],
  ])('%s', (_, more, there, absent) => {
    const { labels } = offered(more);
    expect(there.filter((one) => !labels.includes(one))).toEqual([]);
    expect(absent.filter((one) => labels.includes(one))).toEqual([]);
  });
});

describe('keys', () => {
  test('those that items beside it have come first, those that few have last', () => {
    const { labels } = offered('  - name: second\n    |');
    expect(labels.slice(0, 4).sort()).toEqual(['description', 'properties', 'sources', 'trigger']);
    expect(labels.indexOf('use')).toBeLessThan(labels.indexOf('tags'));
  });
});

describe('ideas for an event', () => {
  const ideas = (name: string) => offered(`  - name: cart_opened\n  - name: ${name}|`);
  test('are those that begin as what is typed', () => {
    expect(ideas('').labels).toEqual(['cart_paid', 'order_opened']);
    expect(ideas('Ca').labels).toEqual(['cart_paid']);
    expect(ideas('Ca').all.every(({ isSuggestion }) => isSuggestion)).toBe(true);
  });
});

// An empty list would let VS Code offer the words of the file instead, and Enter take one of them.
test.each([
  ['a name', 'events:\n  - name: orderOpen|'],
  ['a name of another kind', 'metrics:\n  - name: rev|'],
  ['prose', 'events:\n  - name: e\n    description: Buyer pa|'],
])('%s of its own has nothing to choose from', (_, more) => {
  expect(offered(more).all).toMatchObject([{ hidden: true, isSuggestion: true }]);
  expect(offered(more.replace(/[^:]*\|$/, ' |')).all.filter(({ hidden }) => hidden)).toEqual([]);
});

describe('in a comment', () => {
  const comment = (text: string) => offered(`metrics:\n  ${text}\n  - {name: m}\n`);
  test('the names of rules', () => {
    const { labels, all } = comment('# trackwright-disable-next-line event-na|');
    expect(labels).toEqual(rules.map(({ id }) => id).sort());
    expect(all[0]?.documentation).toBe(rules.find(({ id }) => id === labels[0])?.description);
    expect(comment('# trackwright-disable-next-line event-name-case, |').labels).not.toContain('event-name-case');
  });
  test('the word itself', () => expect(comment('# track|').taken).toContain('  # trackwright-disable-next-line \n'));
  test.each(['# track this one |', '# see |', '# trackwright-disable-next-line event-name-case: because |'])(
    'nothing in "%s"',
    (text) => expect(comment(text).labels).toEqual([]),
  );
});

describe('an item that begins', () => {
  const sectionOf = (shape: string) => Object.entries(sections).find(([, of]) => of.shape === shape)?.[0] ?? '';
  /** The text that a snippet gives when every placeholder is left as it is. */
  const plain = (body: string) =>
    body
      .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$\d/g, 'x');
  const every = Object.entries(snippets).flatMap(([shape, all]) => all.map((one) => [one.label, shape, one] as const));
  test.each(every)('%s is YAML of the plan language', (_, shape, { body }) => {
    const text = `${sectionOf(shape)}:\n  - ${plain(body).replaceAll('\n', '\n    ')}\n`;
    const { problems } = lint(snapshotOf({ 'a.plan.yml': text }), rules);
    const found = [...problems.values()]
      .flat()
      .filter((one) => ['yaml-syntax', 'unknown-key', 'missing-required-key', 'wrong-value-kind'].includes(one.rule));
    expect(found.map((one) => one.message)).toEqual([]);
  });
  test.each(every)('%s is offered where one goes, and nowhere else', (label, shape) => {
    expect(offered(`${sectionOf(shape)}:\n  - |`).labels).toContain(label);
    expect(offered(metric('|')).labels).not.toContain(label);
    expect(offered('owners:\n  - |').labels).not.toContain(label);
  });
  test('its further lines are as deep as its first', () =>
    expect(offered('funnels:\n  - |').all[0]?.snippet).toMatch(/^name: .*\n {4}window: .*\n {4}steps: /));
});
