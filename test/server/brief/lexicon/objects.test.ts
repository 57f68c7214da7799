import { describe, expect, it } from 'vitest';
import { thingOf } from '../../../../server/brief/lexicon/entity-noun.ts';
import { findObject, tradesOf } from '../../../../server/brief/lexicon/lookup.ts';
import { objectTable } from '../../../../server/brief/lexicon/objects.ts';
import { verbs } from '../../../../server/brief/lexicon/verbs.ts';
import { words } from '../planned.ts';

const entries = [...new Set([...objectTable.values()].flat())];

describe('the table of objects', () => {
  it('holds the nouns of every trade', () => {
    const count = new Map<string, number>();
    for (const [, list] of objectTable) for (const { trade } of list) count.set(trade, (count.get(trade) ?? 0) + 1);
    expect(objectTable.size).toBeGreaterThan(1000);
    for (const [trade, nouns] of count) expect(nouns, trade).toBeGreaterThan(20);
  });
  it('names no noun twice in one trade', () => {
    const twice = [...objectTable].filter(([, list]) => new Set(list.map((entry) => entry.trade)).size < list.length);
    expect(twice.map(([noun]) => noun)).toEqual([]);
  });
  it('says lives in the past, and in no state twice', () => {
    for (const { noun, life } of entries) {
      expect(new Set(life).size, noun).toBe(life.length);
      for (const state of life)
        expect(
          words.isPast(state.split(' ')[0] ?? '') || /^(in transit|ready|due)$/.test(state),
          `${noun}: ${state}`,
        ).toBe(true);
    }
  });
  it('knows every parent', () => {
    for (const { noun, parents } of entries)
      for (const parent of parents) expect(objectTable.has(parent), `${noun} of ${parent}`).toBe(true);
  });
});

describe('looking up', () => {
  it.each([
    ['leather shoe', 'shoe', 'product'],
    ['savings accounts', 'savings account', 'account'],
    ['x ray', 'x ray', 'file'],
    ['recurring transfer', 'recurring transfer', 'money'],
    ['speaker', 'speaker', 'device'],
  ])('%s: %s, %s', (object, noun, kind) => {
    const found = findObject(object.split(' '), words);
    expect([found?.noun, found?.entry.kind]).toEqual([noun, kind]);
  });
  it('a noun that no trade has is not found', () => expect(findObject(['gizmo'], words)).toBeUndefined());
  it.each([
    [['move a card to another column', 'assign a task', 'archive a board'], 'task'],
    [['freeze a card', 'send a payment', 'pay an invoice'], 'credential'],
  ])('a card in %j: %s', (phrases, kind) =>
    expect(findObject(['card'], words, tradesOf(phrases, words))?.entry.kind).toBe(kind),
  );
});

describe('things', () => {
  it.each([
    ['quizzes', { words: ['quiz'], kind: 'assessment', counted: true, mass: false, person: false }],
    ['bank account', { words: ['bank', 'account'], kind: 'account', counted: true }],
    ['product details', { words: ['product'], kind: 'product', quality: 'details', counted: true }],
    ['order status', { words: ['order'], kind: 'order', quality: 'status', counted: true }],
    ['order history', { counted: false }],
    ['sick leave', { words: ['leave', 'request'], kind: 'request', counted: true }],
    ['colleague', { words: ['colleague'], kind: 'person', counted: true, person: true }],
    ['buy now button', { words: ['buy', 'now', 'button'], kind: 'screen', counted: false }],
    ['homework', { kind: 'assessment', mass: true }],
    ['coin', { kind: 'virtual_money', counted: false }],
    ['gizmo', { words: ['gizmo'], kind: 'record', counted: true }],
    ['symptom', { kind: 'measurement', counted: true, pii: 'health' }],
    ['email', { counted: false, pii: 'contact' }],
    ['', { words: [], kind: 'record', counted: false }],
  ])('%s', (object, thing) => expect(thingOf(object, words)).toMatchObject(thing));
});

it('every verb comes back from its past: rerolled -> reroll, resent -> resend', () => {
  const firsts = [...verbs.keys()].map((verb) => verb.split(' ')[0] ?? '');
  const lost = firsts.filter((verb) => words.lemma(words.past(verb)) !== verb);
  // Two spellings of one verb; "get" has the past of "receive"; "login" is no verb of English.
  expect([...new Set(lost)].sort()).toEqual(['enrol', 'get', 'login']);
});
