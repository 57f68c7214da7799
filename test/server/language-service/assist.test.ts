// What an editor asks at a place, as tables: the caret is `|`, or stands behind the first letter of a word.
import { describe, expect, test } from 'vitest';
import { complete } from '../../../server/language-service/completion/completion.ts';
import { folds } from '../../../server/language-service/folding.ts';
import { hoverAt as describeAt } from '../../../server/language-service/hover.ts';
import { lenses } from '../../../server/language-service/lenses.ts';
import { findDefinitions, findMentions } from '../../../server/language-service/references.ts';
import { prepareRename, rename } from '../../../server/language-service/rename.ts';
import { describeNamed } from '../../../server/language-service/show.ts';
import { outline, searchNames } from '../../../server/language-service/symbols.ts';
import { applyEdits } from '../../../server/yaml/edits.ts';
import { ROOT, snapshotOf } from '../lint/examples.ts';

const A = `${ROOT}/a.plan.yml`;
const shared = `plan: {name: shop, owner: growth}
owners: [{name: growth}]
properties:
  - {name: amount, type: number, minimum: 0, unit: currency, description: "Total *after* discount"}
  - {name: method, type: string, enum: [card, cash]}
bundles:
  - {name: money, properties: [{ref: amount, required: true}, method]}
events:
  - name: order_paid
    description: Buyer pays <b>now</b>
    use: [money]
    properties: [{name: coupon, type: string}]
  - name: order_refunded
    extends: order_paid
metrics:
  - {name: revenue, agg: sum, event: order_paid, property: amount}
funnels:
  - {name: f, window: 7d, steps: [order_paid, {event: order_refunded, where: "amount > 5 and coupon = 'x'"}]}
`;
/** The shared plan with more text behind it; the caret out of it. */
function at(more: string) {
  const text = shared + more;
  const offset = text.indexOf('|');
  const snapshot = snapshotOf({ 'a.plan.yml': text.replace('|', '') });
  const doc = snapshot.doc(A);
  if (!doc || offset < 0) throw new Error('no caret');
  return { snapshot, position: doc.positionAt(offset) };
}
/** Behind the first letter of a text of the shared plan. */
function inside(word: string, nth = 0) {
  const snapshot = snapshotOf({ 'a.plan.yml': shared });
  let offset = -1;
  for (let i = 0; i <= nth; i++) offset = shared.indexOf(word, offset + 1);
  const doc = snapshot.doc(A);
  if (!doc || offset < 0) throw new Error(`no ${word}`);
  return { snapshot, position: doc.positionAt(offset + 1) };
}

describe('completion', () => {
  const labels = (more: string) => {
    const { snapshot, position } = at(more);
    return complete(snapshot, A, position).map((one) => one.label);
  };
  test.each([
    ['sections at the top', '|', ['segments', 'checks'], ['name']],
    ['keys of an event', 'checks:\n  - name: c\n    |', ['event', 'expect', 'where'], ['name', 'trigger']],
    ['keys in flow style', 'segments:\n  - {name: s, |}', ['where', 'entity'], ['name', 'agg']],
    ['keys of a nested property', 'types:\n  - name: t\n    t|', ['type', 'tags'], ['name']],
    ['words of a key', 'retention:\n  - {name: r, period: |}', ['week', 'day'], ['revenue']],
    ['types, JSON types and named ones', 'types:\n  - name: t\n    type: |', ['string', 'integer', '"null"'], ['week']],
    ['formats', 'types:\n  - name: t\n    format: |', ['date-time', 'uuid'], []],
    ['events of a check', 'checks:\n  - name: c\n    event: |', ['order_paid', 'order_refunded'], ['revenue']],
    ['metrics of a ratio', 'segments: []\nexperiments:\n  - name: e\n    primary: |', ['revenue'], ['order_paid']],
    ['owners', 'knowledge:\n  - name: k\n    owner: |', ['growth'], ['order_paid']],
    ['flags', 'types:\n  - {name: t, type: array, uniqueItems: |}', ['true', 'false'], []],
    [
      'properties of the event that a check names',
      'checks:\n  - name: c\n    event: order_paid\n    expect: |',
      ['amount', 'coupon', 'event_time'],
      [],
    ],
    [
      'properties and objects of a bundle',
      'bundles:\n  - name: b\n    properties:\n      - |',
      ['amount', 'method'],
      ['coupon'],
    ],
    ['a half-typed word', 'checks:\n  - name: c\n    sev|', ['severity'], []],
    ['nothing under meta', 'knowledge:\n  - name: k\n    meta:\n      |', [], ['text']],
  ])('%s', (_, more, there, absent) => {
    const found = labels(more);
    expect(there.filter((one) => !found.includes(one))).toEqual([]);
    expect(absent.filter((one) => found.includes(one))).toEqual([]);
  });
  test('what is accepted is put where it belongs', () => {
    const { snapshot, position } = at('checks:\n  - name: c\n    event:|');
    const [first] = complete(snapshot, A, position);
    expect(first?.insert).toMatch(/^ order_/);
  });
  test('the most used property comes first', () =>
    expect(labels('bundles:\n  - name: b\n    properties:\n      - |')[0]).toBe('amount'));
  test('names of objects and actions in use are proposed', () => {
    expect(labels('events:\n  - name: |')).toEqual([]);
    const snapshot = snapshotOf({ 'a.plan.yml': 'events:\n  - name: cart_opened\n  - name: quiz_taken\n  - name: \n' });
    expect(complete(snapshot, A, { line: 3, character: 10 }).map((one) => one.label)).toEqual([
      'cart_taken',
      'quiz_opened',
    ]);
  });
});

describe('hover', () => {
  const hover = (word: string, nth = 0) => {
    const { snapshot, position } = inside(word, nth);
    return describeAt(snapshot, A, position)?.markdown ?? '';
  };
  test('an event shows what results, required first, and who brings it', () => {
    const text = hover('order_paid', 1);
    expect(text).toContain('**order_paid**');
    expect(text.indexOf('| amount |')).toBeLessThan(text.indexOf('| coupon |'));
    expect(text).toMatch(/\| amount \| number · ≥ 0 \| yes \| bundle money \|/);
    expect(text).toContain('Used by');
  });
  test('text of the plan is never markup', () => {
    expect(hover('order_paid')).toContain('\\<b\\>now');
    expect(hover('amount')).toContain('\\*after\\*');
  });
  test('a property says where it is used', () => {
    expect(hover('method')).toContain('Used by 1 bundle.');
    expect(hover('amount')).toContain('Used by 1 bundle, 1 metric, 1 funnel.');
  });
  test('a key says what it is', () => expect(hover('window')).toContain('How long it may take'));
  test('nothing in particular', () => expect(hover('Total')).toBe(''));
});

describe('definitions and mentions', () => {
  const text = (snapshot: ReturnType<typeof snapshotOf>, span: Parameters<typeof snapshot.range>[0]) => {
    const range = snapshot.range(span);
    return `${range?.start.line}:${range?.start.character}`;
  };
  test.each([
    ['a use of an event', 'order_paid, property', '8:10'],
    ['a ref of a property', 'amount, required', '3:11'],
    ['a short ref', 'method]', '4:11'],
    ['a name in a condition', 'amount > 5', '3:11'],
    ['an inline property in a condition', 'coupon =', '11:24'],
    ['a bundle', 'money]', '6:11'],
  ])('%s', (_, word, where) => {
    const { snapshot, position } = inside(word);
    expect(findDefinitions(snapshot, A, position).map((item) => text(snapshot, item.name.span))).toEqual([where]);
  });
  test('every place of an event', () => {
    const { snapshot, position } = inside('order_paid');
    expect(findMentions(snapshot, A, position).map((mention) => text(snapshot, mention.span))).toEqual([
      '8:10',
      '13:13',
      '15:37',
      '17:34',
    ]);
  });
});

describe('rename', () => {
  const renamed = (word: string, to: string) => {
    const { snapshot, position } = inside(word);
    const done = rename(snapshot, A, position, to);
    const doc = snapshot.doc(A);
    if ('refused' in done || !doc) return 'refused' in done ? done.refused : '';
    return applyEdits(doc, done.edits.get(A) ?? []);
  };
  test('an event everywhere', () =>
    expect(renamed('order_paid', 'order_settled')).toBe(shared.replaceAll('order_paid', 'order_settled')));
  test('a property in conditions too', () =>
    expect(renamed('amount', 'total')).toBe(shared.replaceAll('amount', 'total')));
  test('an inline property in its event, and in what asks about it', () =>
    expect(renamed('coupon', 'voucher')).toBe(shared.replaceAll('coupon', 'voucher')));
  test('onto a name that is taken', () => expect(renamed('order_paid', 'order_refunded')).toMatch(/exists already/));
  test('to nothing', () => expect(renamed('order_paid', ' ')).toMatch(/one line of text/));
  test('what can be renamed is offered with its name', () => {
    const { snapshot, position } = inside('order_paid');
    expect(prepareRename(snapshot, A, position)).toEqual({
      range: { start: { line: 8, character: 10 }, end: { line: 8, character: 20 } },
      placeholder: 'order_paid',
    });
    const nothing = inside('Buyer');
    expect(prepareRename(nothing.snapshot, A, nothing.position)).toBeUndefined();
  });
});

describe('outline, search, folds, lenses, show', () => {
  const snapshot = snapshotOf({ 'a.plan.yml': shared });
  const fragments = snapshot.files.get(A)?.fragments ?? [];
  test('names with what stands in them', () => {
    const items = outline(fragments);
    expect(items.map((item) => item.name)).toEqual([
      'shop',
      'growth',
      'amount',
      'method',
      'money',
      'order_paid',
      'order_refunded',
      'revenue',
      'f',
    ]);
    expect(items.find((item) => item.name === 'order_paid')?.children.map((child) => child.name)).toEqual(['coupon']);
  });
  test.each([
    ['order', ['order_paid', 'order_refunded']],
    ['opd', ['order_paid']],
    ['zzz', []],
  ])('search %s', (query, names) =>
    expect(searchNames(snapshot, query, 10).map((item) => item.name.value)).toEqual(names),
  );
  test('sections and items fold', () => {
    const file = snapshot.files.get(A);
    expect(file && folds(file)).toEqual(
      expect.arrayContaining([
        { from: 2, to: 4 },
        { from: 8, to: 11 },
        { from: 7, to: 13 },
      ]),
    );
  });
  test('at most three lenses an item', () => {
    const found = lenses(snapshot, A);
    expect(found.filter((lens) => lens.name === 'order_paid').map((lens) => lens.title)).toEqual(['3 uses', 'Preview']);
    expect(found.filter((lens) => lens.name === 'f').map((lens) => lens.title)).toEqual(['Run', 'SQL']);
  });
  test('an item as it results', () => {
    const shown = describeNamed(snapshot, 'order_refunded');
    expect('text' in shown && shown.text).toMatch(/- \{"name":"amount".*# dictionary < parent money|parent/);
  });
  test('an unknown name is met with the nearest', () =>
    expect(describeNamed(snapshot, 'order_payd')).toEqual({
      refused: 'Nothing in the plan is called "order_payd". Did you mean "order_paid"?',
    }));
});
