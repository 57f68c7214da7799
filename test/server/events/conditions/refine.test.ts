// Ways to make a condition true: rows made by them are found true by the evaluator, and none is missed that a row could take.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepts, demanded, joinSchemas } from '../../../../server/events/conditions/demand.ts';
import type { Alternative } from '../../../../server/events/conditions/refine.ts';
import { alternativesOf, joinAlternatives } from '../../../../server/events/conditions/refine.ts';
import { evaluate } from '../../../../server/expressions/evaluate.ts';
import { parseCondition } from '../../../../server/expressions/parse.ts';
import { conforms } from '../../../../server/plan/conforms.ts';
import type { Plain } from '../../../../server/plan/plan.ts';
import { fuzz } from '../../../fuzz.ts';
import { property } from '../build.ts';

const tree = (text: string) => parseCondition(text).tree!;
const said = (ways: readonly Alternative[]) => ways.map((way) => Object.fromEntries(way));
const is = (value: Plain) => ({ present: true, schema: { types: [], enum: [{ value }] } });

test.each<[string, object[]]>([
  ["a = 'x'", [{ a: is('x') }]],
  ["'x' = a", [{ a: is('x') }]],
  ['5 < a', [{ a: { present: true, schema: { types: [], exclusiveMinimum: 5 } } }]],
  ['not a >= 5', [{ a: { present: true, schema: { types: [], exclusiveMaximum: 5 } } }]],
  ['a is null', [{ a: { present: false } }]],
  ['not (a is null)', [{ a: { present: true } }]],
  ['a is not null and b', [{ a: { present: true }, b: is(true) }]],
  ["a = 'x' or b = 1", [{ a: is('x') }, { b: is(1) }]],
  ["not (a = 'x' or b)", [{ a: { present: true, not: ['x'] }, b: is(false) }]],
  ["a not in ('x', 'y')", [{ a: { present: true, not: ['x', 'y'] } }]],
  [
    'a not between 1 and 2',
    [
      { a: { present: true, schema: { types: [], exclusiveMaximum: 1 } } },
      { a: { present: true, schema: { types: [], exclusiveMinimum: 2 } } },
    ],
  ],
  ['count(a) > 2', [{ a: { present: true, schema: { types: [], minItems: 3 } } }]],
  ['count(a) < 0', []],
  ['a + b > 2', [{ a: { present: true }, b: { present: true } }]],
  ['a = b', [{ a: { present: true }, b: { present: true } }]],
  ["a.b = 'x'", [{ 'a\0b': is('x') }]],
  ['a is null and a = 1', []],
  ['a = 1 and a = 2', []],
  ['true', [{}]],
  ['false', []],
])('%s', (text, ways) => {
  expect(said(alternativesOf(tree(text)))).toEqual(ways);
});

test('more ways than can be told apart are left to chance', () => {
  const many = Array.from({ length: 6 }, (_, i) => `(a${i} = 1 or a${i} = 2)`).join(' and ');
  expect(alternativesOf(tree(many)).length).toBeLessThanOrEqual(24);
  expect(said(alternativesOf(tree(Array.from({ length: 30 }, (_, i) => `a = ${i}`).join(' or '))))).toEqual([{}]);
  expect(joinAlternatives([new Map()], [])).toEqual([]);
});

const names = fc.constantFrom('a', 'b');
const leaf = fc.oneof(
  fc
    .tuple(names, fc.constantFrom('=', '<>', '<', '<=', '>', '>='), fc.integer({ min: 0, max: 4 }))
    .map(([name, op, n]) => `${name} ${op} ${n}`),
  fc
    .tuple(
      names,
      fc.constantFrom('is null', 'is not null', 'in (1, 3)', 'not in (1, 3)', 'between 1 and 2', 'not between 1 and 2'),
    )
    .map(([name, rest]) => `${name} ${rest}`),
  fc.constantFrom('a < b', 'a + 1 = b', 'true', 'false'),
);
const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.tuple(tie('any'), tie('any'), fc.constantFrom('and', 'or')).map(([a, b, op]) => `(${a}) ${op} (${b})`),
    tie('any').map((one) => `not (${one})`),
  ),
})).any;

test('every row that makes a condition true goes one of its ways', () => {
  const values: readonly Plain[] = [null, 0, 1, 2, 3, 4];
  fc.assert(
    fc.property(condition, (text) => {
      const ways = alternativesOf(tree(text));
      for (const a of values) {
        for (const b of values) {
          const row: Readonly<Record<string, Plain>> = { a, b };
          if (evaluate(tree(text), ([name]) => row[name!]!) !== true) continue;
          expect(
            ways.some((way) => [...way].every(([name, demand]) => accepts(demand, row[name]!))),
            `${text}: ${a}, ${b}`,
          ).toBe(true);
        }
      }
    }),
    { numRuns: fuzz.runs(300) },
  );
});

describe('a property as a demand needs it', () => {
  const values = (...list: readonly Plain[]) => ({ enum: list.map((value) => ({ value })) });
  const tier = property('tier', { types: ['string', 'null'], ...values('free', 'pro', 'gold') });
  const enumOf = (one: ReturnType<typeof demanded>) => one?.enum?.map((entry) => entry.value);
  test('values are taken out, wanted ones kept', () => {
    expect(enumOf(demanded(tier, { not: ['pro'] }))).toEqual(['free', 'gold']);
    expect(enumOf(demanded(tier, { schema: { types: [], ...values('gold', 'other') } }))).toEqual(['gold']);
    expect(demanded(tier, { schema: { types: [], ...values('other') } })).toBeUndefined();
    expect(enumOf(demanded(tier, { like: { pattern: '%r%', escape: undefined, not: false } }))).toEqual([
      'free',
      'pro',
    ]);
    expect(enumOf(demanded(property('on', { types: ['boolean'] }), { not: [true] }))).toEqual([false]);
  });
  test('what has to be there is required and not null', () => {
    expect(demanded(tier, { present: true })).toMatchObject({ required: true, types: ['string'] });
  });
  test('what may not be there is absent, or null where it is required', () => {
    expect(demanded(tier, { present: false })).toMatchObject({ status: 'removed' });
    expect(demanded({ ...tier, required: true, enum: undefined }, { present: false })).toMatchObject({
      types: ['null'],
    });
    expect(demanded(property('x', { required: true }), { present: false })).toBeUndefined();
  });
  test('texts like a pattern keep the other words', () => {
    const made = demanded(property('path', { maxLength: 12 }), {
      like: { pattern: '/a\\%b%', escape: '\\', not: false },
    });
    expect(
      enumOf(made)?.every((text) => typeof text === 'string' && text.startsWith('/a%b') && text.length <= 12),
    ).toBe(true);
  });
  test('bounds are joined to the stricter', () => {
    const joined = joinSchemas(
      { types: ['number'], minimum: 1, maximum: 9, minLength: 2 },
      { types: ['integer'], minimum: 3, maximum: 20 },
    );
    expect(joined).toEqual({ types: ['integer'], minimum: 3, maximum: 9, minLength: 2 });
  });
  test('a value keeps both schemas exactly when it keeps the joined one', () => {
    const bound = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined });
    const schema = fc.record({
      minimum: bound,
      exclusiveMaximum: bound,
      enum: fc.option(
        fc.subarray(
          [1, 2, 3, 4, 5, 6].map((value) => ({ value })),
          { minLength: 1 },
        ),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(schema, schema, fc.integer({ min: 0, max: 9 }), (a, b, n) => {
        const [x, y] = [a, b].map((one) => ({
          types: ['integer' as const],
          ...Object.fromEntries(Object.entries(one).filter(([, v]) => v !== undefined)),
        }));
        expect(conforms(joinSchemas(x!, y!), n)).toBe(conforms(x!, n) && conforms(y!, n));
      }),
    );
  });
});
