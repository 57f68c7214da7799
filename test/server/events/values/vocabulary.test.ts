import { beforeAll, describe, expect, test } from 'vitest';
import { previewRows } from '../../../../server/events/preview.ts';
import type { Vocabulary } from '../../../../server/events/values/vocabulary.ts';
import { loadVocabulary } from '../../../../server/events/values/vocabulary.ts';
import type { PlanProperty } from '../../../../server/plan/plan.ts';
import { event, plan, property } from '../build.ts';

const asking = (...properties: readonly PlanProperty[]) => plan({ events: [event('thing', { properties })] });
let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = (await loadVocabulary(asking(property('name', { faker: 'person.fullName' })))) as Vocabulary;
});

test.each([
  ['nothing asks for it', asking(property('name')), false],
  ['a property', asking(property('name', { faker: 'person.fullName' })), true],
  [
    'one deep inside',
    asking(
      property('list', {
        types: ['array'],
        items: { types: ['object'], properties: [property('x', { faker: 'color.human' })] },
      }),
    ),
    true,
  ],
  [
    'a trait',
    plan({ entities: [{ name: 'user', key: 'user_id', traits: [property('mail', { faker: 'internet.email' })] }] }),
    true,
  ],
])('loaded when %s', async (_, said, loads) => {
  expect((await loadVocabulary(said)) !== undefined).toBe(loads);
});

test('a seed gives its value, whatever came before; dates do not depend on today', () => {
  const first = vocabulary.value('person.fullName', 7);
  vocabulary.value('date.past', 9);
  expect(vocabulary.value('person.fullName', 7)).toBe(first);
  expect(vocabulary.value('person.fullName', 8)).not.toBe(first);
  expect(vocabulary.value('date.past', 7)).toBe('2025-01-28T20:27:38.137Z');
});

test.each([
  'person',
  'person.nothing',
  'nothing.firstName',
  'a.b.c',
  'constructor.constructor',
  '__proto__.toString',
  'person.constructor',
  'seed',
  'helpers.fake',
  '',
])('no value for %j', (method) => {
  expect(vocabulary.value(method, 1)).toBeUndefined();
});

describe('in rows', () => {
  const rows = (one: PlanProperty, known: Vocabulary | undefined = vocabulary) => {
    const made = previewRows(asking(one), 'thing', 300, known ? { vocabulary: known } : {});
    if ('code' in made) throw new Error(made.message);
    return made;
  };
  test('a pool of different values', () => {
    const names = rows(property('name', { faker: 'person.fullName', required: true })).rows.map(
      (row) => row.name as string,
    );
    expect(names.filter((name) => !/^\S+ .+/.test(name))).toEqual([]);
    expect(new Set(names).size).toBeGreaterThan(100);
  });
  test('constraints hold, types are met', () => {
    const short = rows(property('city', { faker: 'location.city', maxLength: 8, required: true })).rows;
    expect(short.filter((row) => (row.city as string).length > 8)).toEqual([]);
    const price = rows(
      property('price', { faker: 'commerce.price', types: ['number'], maximum: 500, required: true }),
    ).rows;
    expect(price.filter((row) => typeof row.price !== 'number' || row.price > 500)).toEqual([]);
  });
  test.each([
    ['a method that is unknown', property('x', { faker: 'no.method' }), /gives nothing that fits/],
    ['one that never fits', property('x', { faker: 'person.fullName', types: ['integer'] }), /gives nothing that fits/],
  ])('%s: noted, made from the type', (_, one, message) => {
    const { rows: made, notes } = rows({ ...one, required: true });
    expect(notes.map((note) => note.about)).toEqual(['properties.x']);
    expect(notes[0]?.message).toMatch(message);
    expect(made.every((row) => row.x !== undefined)).toBe(true);
  });
  test('without the library: noted, made from the type', () => {
    const made = previewRows(asking(property('x', { faker: 'person.fullName', required: true })), 'thing', 5);
    if ('code' in made) throw new Error(made.message);
    expect(made.notes[0]?.message).toMatch(/not loaded here/);
    expect(made.rows.every((row) => typeof row.x === 'string')).toBe(true);
  });
});
