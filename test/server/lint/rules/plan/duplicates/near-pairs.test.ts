// What the near-duplicate rules tell, held against their definition by pairs; and how few look-ups that takes.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bare, wordsOf } from '../../../../../../server/base/naming.ts';
import {
  AlikeNames,
  eventSignatures,
  type Likeness,
  nearOnes,
  propertySignatures,
  type Signatures,
} from '../../../../../../server/lint/rules/plan/duplicates/near-names.ts';
import { sorts } from '../../../../../../server/lint/rules/plan/duplicates/property-name-near-duplicate.ts';
import { englishWords as en } from '../../../../../english.ts';
import { fuzz } from '../../../../../fuzz.ts';
import { fixed, told } from '../../../diagnostics.ts';

interface Named {
  readonly name: string;
  readonly types: string;
}
type Pairs = (one: Named, other: Named) => readonly Likeness[];

/** Each word's number, form and synonym in one, written out: the definition knows these and no lexicon. */
type Words = Readonly<Record<string, string>>;
const propertyForms: Words = { tags: 'tag', items: 'item', sites: 'site', colour: 'color', favourite: 'favorite' };
const propertyMeanings: Words = { qty: 'quantity', addr: 'address', identifier: 'id', num: 'number' };
const eventForms: Words = {
  orders: 'order',
  items: 'item',
  viewed: 'view',
  views: 'view',
  added: 'add',
  shown: 'show',
};
const eventMeanings: Words = { show: 'view' };
const ways = ['from', 'to'];

/** The definition: two names are alike in spelling, in words or in meaning, in whatever order unless a word says which way. */
const alikeBy =
  (forms: Words, meanings: Words): Pairs =>
  ({ name: one }, { name: other }) => {
    const [a, b] = [wordsOf(one), wordsOf(other)];
    const form = (word: string) => forms[word] ?? word;
    const meaning = (word: string) => meanings[form(word)] ?? form(word);
    const isSame = (of: (word: string) => string) => {
      const [left, right] = [a.map(of), b.map(of)];
      const fixed = [...left, ...right].some((word) => ways.includes(word));
      return fixed ? left.join(' ') === right.join(' ') : left.sort().join(' ') === right.sort().join(' ');
    };
    return [
      ...(bare(one) === bare(other) ? (['spelling'] as const) : []),
      ...(isSame(form) ? (['words'] as const) : []),
      ...(isSame(meaning) ? (['meaning'] as const) : []),
    ];
  };
/** Of properties, a list is not its item, and what is alike in more than its spelling is of one type. */
const ofOneKind =
  (pairs: Pairs): Pairs =>
  (one, other) => {
    const isList = [one, other].some(({ types }) => types.split(' ').includes('array'));
    const isReordered = wordsOf(one.name).sort().join() === wordsOf(other.name).sort().join();
    const untold = !one.types || !other.types;
    const fits = !isList && (untold ? isReordered : one.types === other.types);
    return pairs(one, other).filter((like) => like === 'spelling' || fits);
  };

const plain: ReadonlySet<string> = new Set(['site', 'id', 'qty', 'from', 'to', 'item', 'order']);
const writings = [
  (words: readonly string[]) => words.join('_'),
  (words: readonly string[]) => words.join(' ').toUpperCase(),
  (words: readonly string[]) => words.map((word, i) => (i ? word[0]!.toUpperCase() + word.slice(1) : word)).join(''),
  // Run together only where no word has forms: what the whole would be a form of, the definition cannot know.
  (words: readonly string[]) => words.join(words.every((word) => plain.has(word)) ? '' : '-'),
];
const named = (vocabulary: readonly string[]): fc.Arbitrary<Named> =>
  fc
    .record({
      words: fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 3 }),
      write: fc.constantFrom(...writings),
      types: fc.constantFrom('', 'string', 'integer', 'array', 'null string'),
    })
    .map(({ words, write, types }) => ({ name: write(words), types }));

const kinds = [
  {
    noun: 'property',
    of: propertySignatures(en),
    sorts,
    pairs: ofOneKind(alikeBy(propertyForms, propertyMeanings)),
    alike: alikeBy(propertyForms, propertyMeanings),
    vocabulary: ['tag', 'tags', 'site', 'id', 'identifier', 'qty', 'quantity', 'colour', 'color', 'from'],
  },
  {
    noun: 'event',
    of: eventSignatures(en),
    sorts: undefined,
    pairs: alikeBy(eventForms, eventMeanings),
    alike: alikeBy(eventForms, eventMeanings),
    vocabulary: ['order', 'orders', 'viewed', 'views', 'shown', 'item', 'items', 'to'],
  },
] as const;

describe.each(kinds)('names of $noun', ({ of, sorts, pairs, alike, vocabulary }) => {
  const signatures = ({ name }: Named): Signatures => of(name);
  it('told is each that is alike an earlier one, with one that it is alike in what is said', () => {
    fc.assert(
      fc.property(fc.uniqueArray(named(vocabulary), { selector: ({ name }) => name, maxLength: 14 }), (all) => {
        const near = nearOnes(all, signatures, sorts);
        const alikeBefore = all.filter((one, i) => all.slice(0, i).some((other) => pairs(one, other).length));
        expect(near.map(({ one }) => one)).toEqual(alikeBefore);
        const tolds = new Set(near.map(({ one }) => one));
        for (const { one, other, like } of near) {
          expect(all.indexOf(other)).toBeLessThan(all.indexOf(one));
          expect(pairs(one, other)).toContain(like);
          // What gives way itself is named only where nothing that stays is alike.
          const stays = all.slice(0, all.indexOf(one)).some((each) => !tolds.has(each) && pairs(one, each).length);
          if (stays) expect(tolds).not.toContain(other);
        }
      }),
      { numRuns: fuzz.runs(200) },
    );
  });

  it('after every change, the groups given are those of the pairs, whole, and none that changed is left out', () => {
    const step = fc.array(fc.tuple(fc.nat(11), fc.option(named(vocabulary), { nil: undefined })), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const followed = new AlikeNames<Named>(signatures);
        const now = new Map<string, Named>();
        let before: readonly string[] = [];
        for (const changes of steps) {
          // A name under a handle may be put instead of another: as when a text is edited in place.
          const changed = new Map<string, Named | undefined>(changes.map(([at, one]) => [`h${at}`, one]));
          for (const [handle, one] of changed) if (one) now.set(handle, one);
          for (const [handle, one] of changed) if (!one) now.delete(handle);
          const given = followed.change(changed).map(keyOf(now));
          const expected = groupsOf(now, alike);
          expect(expected).toEqual(expect.arrayContaining([...given]));
          expect(new Set(given).size).toBe(given.length);
          // Whatever is grouped otherwise than before, or holds what changed, is among them.
          const mustGive = expected.filter(
            (group) => !before.includes(group) || group.split(' ').some((handle) => changed.has(handle)),
          );
          expect(given).toEqual(expect.arrayContaining(mustGive));
          before = expected;
        }
      }),
      { numRuns: fuzz.runs(150) },
    );
  });
});

/** A group as the handles of its members. */
const keyOf = (now: ReadonlyMap<string, Named>) => {
  const handles = new Map([...now].map(([handle, one]) => [one, handle]));
  return (group: readonly Named[]) =>
    group
      .map((one) => handles.get(one))
      .sort()
      .join(' ');
};
function groupsOf(now: ReadonlyMap<string, Named>, pairs: Pairs): readonly string[] {
  const left = new Set(now);
  const groups: string[] = [];
  for (const first of left) {
    left.delete(first);
    const group = [first];
    for (const [, one] of group)
      for (const next of left)
        if (pairs(one, next[1]).length) {
          group.push(next);
          left.delete(next);
        }
    groups.push(
      group
        .map(([handle]) => handle)
        .sort()
        .join(' '),
    );
  }
  return groups;
}

describe('what is told in a plan', () => {
  const list = (...names: readonly string[]) => `properties:\n${names.map((one) => `  - {name: ${one}}\n`).join('')}`;
  const said = (...names: readonly string[]) =>
    told('property-name-near-duplicate', list(...names)).map((message) => message.split('. ')[0]);
  test.each([
    [
      'through another, it is alike that one',
      ['id_site', 'siteId', 'siteid'],
      ['siteId', 'id_site', 'siteid', 'siteId'],
    ],
    ['a list beside its item', ['tag, type: string', 'tags, type: array', 'TAGS, type: array'], ['TAGS', 'tags']],
    [
      'one of its own type behind one of another',
      ['item_count, type: integer', 'count_item, type: string', 'count_items, type: string'],
      ['count_items', 'count_item'],
    ],
    ['symbols alone', ['"?"', '"!"'], []],
  ] as const)('%s', (_, names, expected) => {
    expect(said(...names).flatMap((message) => message?.match(/(?<=")\w+(?=")/g) ?? [])).toEqual(expected);
  });
});

test('what gives way to what gives way ends in one name, and every use with it', () => {
  const text = `events:
  - {name: a, properties: [{name: id_site, type: string}]}
  - {name: b, properties: [{name: siteId, type: string}]}
  - {name: c, unique_key: [siteid], properties: [{name: siteid, type: string}]}
`;
  const after = fixed('property-name-near-duplicate', text);
  expect([...after.matchAll(/(?:properties: \[\{name: |key: \[)(\w+)/g)].map(([, name]) => name)).toEqual(
    Array(4).fill('id_site'),
  );
});

/** How often a set or a map is asked or told something while this runs. */
function lookUps(run: () => void): number {
  let count = 0;
  const back: (() => void)[] = [];
  for (const [type, methods] of [
    [Map.prototype, ['get', 'has', 'set', 'delete']],
    [Set.prototype, ['has', 'add', 'delete']],
  ] as const)
    for (const method of methods) {
      const real = Object.getOwnPropertyDescriptor(type, method) as PropertyDescriptor;
      back.push(() => Object.defineProperty(type, method, real));
      const counted = function (this: unknown, ...args: unknown[]): unknown {
        count++;
        return Reflect.apply(real.value, this, args);
      };
      Object.defineProperty(type, method, { ...real, value: counted });
    }
  try {
    run();
  } finally {
    for (const restore of back) restore();
  }
  return count;
}

describe('look-ups a name', () => {
  const signatures = ({ name }: Named): Signatures => ({ spelling: name, words: 'same', meaning: 'same' });
  const chained = ({ name }: Named): Signatures => {
    const at = Number(name.slice(1));
    return { words: `${at >> 1}`, meaning: `${(at + 1) >> 1}` };
  };
  const of = propertySignatures(en);
  const types = ['string', 'integer', ''];
  const many = (count: number): readonly Named[] =>
    Array.from({ length: count }, (_, i) => ({ name: `p${i}`, types: types[i % 3]! }));
  /** One name in one case after another: the bits of a number, of as many ones among few as among many. */
  const spelt = (count: number): readonly Named[] =>
    many(count).map((one, i) => ({
      ...one,
      name: [...'abcdefghijklmnop']
        .map((letter, bit) => (((i * 40_503) >> bit) & 1 ? letter.toUpperCase() : letter))
        .join(''),
    }));
  const cost = (all: readonly Named[], of: (one: Named) => Signatures) => {
    const names = new AlikeNames(of);
    let signed = 0;
    const steps = lookUps(() => {
      const groups = names.change(new Map(all.map((one) => [one.name, one])));
      for (const group of groups)
        nearOnes(
          group,
          (one) => {
            signed++;
            return of(one);
          },
          sorts,
        );
    });
    return { steps: steps / all.length, signed: signed / all.length };
  };

  test.each([
    ['in one signature', many, signatures],
    ['in a chain of signatures', many, chained],
    ['in case alone', spelt, ({ name }: Named) => of(name)],
  ] as const)('are as many at 40,000 alike as at 10,000: %s', (_, make, of) => {
    const [few, most] = [cost(make(10_000), of), cost(make(40_000), of)];
    expect(most.signed).toBe(1);
    expect(most.steps).toBeLessThan(120);
    expect(most.steps).toBeLessThan(few.steps * 1.05);
  });

  test('one more in 40,000 that are each like one other costs as much as in 10,000', () => {
    const paired = ({ name }: Named): Signatures => ({ words: `${Number(name.slice(1)) >> 1}` });
    const [few, most] = [10_000, 40_000].map((count) => {
      const names = new AlikeNames(paired);
      names.change(new Map(many(count).map((one) => [one.name, one])));
      const last = { name: `p${count - 1}`, types: '' };
      return lookUps(() => names.change(new Map([[last.name, last]])));
    });
    expect(most).toBe(few);
  });
});
