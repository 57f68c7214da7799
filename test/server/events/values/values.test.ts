// How values are spread: ranks, bounds, money, what is sent and what is null.
import { describe, expect, test } from 'vitest';
import { previewRows } from '../../../../server/events/preview.ts';
import type { Plain, PlanProperty } from '../../../../server/plan/plan.ts';
import { event, plan, property } from '../build.ts';

const count = 8000;
function values(said: Partial<PlanProperty>): readonly (Plain | undefined)[] {
  const made = previewRows(plan({ events: [event('thing', { properties: [property('x', said)] })] }), 'thing', count);
  if ('code' in made) throw new Error(made.message);
  return made.rows.map((row) => row.x);
}
function values2(name: string): readonly (Plain | undefined)[] {
  const made = previewRows(plan({ events: [event('thing', { properties: [property(name)] })] }), 'thing', 2000);
  if ('code' in made) throw new Error(made.message);
  return made.rows.map((row) => row[name]);
}
const numbers = (said: Partial<PlanProperty>) =>
  (values({ required: true, ...said }) as number[]).toSorted((a, b) => a - b);
const share = (list: readonly unknown[], of: unknown) => list.filter((one) => one === of).length / list.length;
const near = (found: number, p: number) =>
  expect(Math.abs(found - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / count));
const list = (...of: readonly Plain[]) => of.map((value) => ({ value }));

test('an enum by rank: 1, 1/2, 1/3', () => {
  const made = values({ enum: list('a', 'b', 'c'), required: true });
  for (const [i, value] of ['a', 'b', 'c'].entries()) near(share(made, value), 1 / (i + 1) / (11 / 6));
});
test('of an enum, what is deprecated or removed is not sent, unless there is nothing else', () => {
  const gone = { value: 'old', status: 'deprecated' as const };
  expect(share(values({ enum: [gone, { value: 'new' }], required: true }), 'new')).toBe(1);
  expect(share(values({ enum: [gone], required: true }), 'old')).toBe(1);
});
test('an optional property is sent in 0.8 of the rows, a deprecated one in none', () => {
  near(share(values({}), undefined), 0.2);
  expect(share(values({ status: 'deprecated' }), undefined)).toBe(1);
  expect(share(values({ status: 'removed', required: true }), undefined)).toBe(0);
});
test('null comes in a tenth of what is sent, where the type says so', () => {
  near(share(values({ types: ['string', 'null'] }), null), 0.08);
  near(share(values({ types: ['string', 'null'], required: true }), null), 0.1);
  expect(share(values({}), null)).toBe(0);
  expect(share(values({ types: ['null'], required: true }), null)).toBe(1);
});
test('booleans are even', () => near(share(values({ types: ['boolean'], required: true }), true), 0.5));

describe('numbers', () => {
  test('money is lognormal around 30, sigma 0.9, in cents', () => {
    const made = numbers({ types: ['number'], unit: 'currency' });
    expect(Math.abs(made[count / 2]! / 30 - 1)).toBeLessThan(0.06);
    const logs = made.map(Math.log);
    const mean = logs.reduce((sum, one) => sum + one, 0) / count;
    expect(Math.abs(Math.sqrt(logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / count) - 0.9)).toBeLessThan(0.04);
    expect(made.every((one) => Number(one.toFixed(2)) === one)).toBe(true);
  });
  test('bounds cut money, they do not pile it up', () => {
    const made = numbers({ types: ['number'], unit: 'currency', minimum: 10, maximum: 50 });
    expect(made[0]! >= 10 && made[count - 1]! <= 50).toBe(true);
    expect(share(made, 10) + share(made, 50)).toBeLessThan(0.01);
  });
  test('bounds far from the money are kept all the same', () => {
    const made = numbers({ types: ['number'], unit: 'currency', minimum: 1e6, maximum: 2e6 });
    expect(made[0]! >= 1e6 && made[count - 1]! <= 2e6).toBe(true);
    expect(Math.abs(made[count / 2]! - 1.5e6)).toBeLessThan(0.05e6);
  });
  test('bounds alone are even', () => {
    const made = numbers({ types: ['integer'], minimum: -10, maximum: 9 });
    for (let n = -10; n < 10; n++) near(share(made, n), 0.05);
  });
  test('exclusive bounds, multiples', () => {
    const made = new Set(numbers({ types: ['number'], exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.25 }));
    expect([...made]).toEqual([0.25, 0.5, 0.75]);
    expect([...new Set(numbers({ types: ['integer'], minimum: 1, maximum: 11, multipleOf: 2.5 }))]).toEqual([5, 10]);
  });
  test('narrow bounds get decimals enough', () => {
    expect(new Set(numbers({ types: ['number'], minimum: 0, maximum: 0.01 })).size).toBeGreaterThan(90);
  });
  test('examples of a bare number say its size', () => {
    const made = numbers({ types: ['number'], examples: [12_000, 15_000, 'many'] });
    expect(Math.abs(made[count / 2]! / 15_000 - 1)).toBeLessThan(0.05);
  });
  test.each([
    [{ unit: 'ms', examples: [1800] }, 1800],
    [{ unit: 'ms' }, 800],
    [{ unit: 'tokens', examples: [350, 360, 370] }, 360],
    [{ unit: 'count', examples: [350] }, 350],
    [{ unit: 'currency', examples: [900] }, 30],
  ])('%j: %i in the middle', (said, middle) => {
    expect(Math.abs(numbers({ types: ['number'], ...said })[count / 2]! / middle - 1)).toBeLessThan(0.06);
  });
  test.each([
    ['integer', {}, 1, 100],
    ['number', {}, 0, 100],
    ['integer', { minimum: 1000 }, 1000, 1099],
    ['integer', { maximum: -1000 }, -1099, -1000],
    ['number', { unit: 'ratio' }, 0, 1],
    ['integer', { unit: 'ratio' }, 1, 100],
    ['number', { unit: 'percent' }, 0, 100],
    ['integer', { unit: 'count' }, 1, 10],
  ] as const)('%s %j: from %i to %i', (type, said, low, high) => {
    const made = numbers({ types: [type], ...said });
    expect(made[0]! >= low && made[0]! <= low + (high - low) / 50).toBe(true);
    expect(made[count - 1]! <= high && made[count - 1]! >= high - (high - low) / 50).toBe(true);
  });
});

describe('texts', () => {
  const texts = (said: Partial<PlanProperty>) => values({ required: true, ...said }) as string[];
  test('examples are sent, those that fit', () => {
    expect(new Set(texts({ examples: ['ab', 'toolong', 'cd'], maxLength: 3 }))).toEqual(new Set(['ab', 'cd']));
  });
  test('plain ones are words, identifiers by their name', () => {
    expect(texts({}).every((text) => /^[a-z]+ [a-z]+$/.test(text))).toBe(true);
    for (const name of ['quiz_id', 'quizId', 'access_token', 'id']) {
      const made = previewRows(
        plan({ events: [event('thing', { properties: [property(name, { required: true })] })] }),
        'thing',
        50,
      );
      if ('code' in made) throw new Error(made.message);
      expect(new Set(made.rows.map((row) => row[name])).size).toBe(50);
    }
    expect(new Set(values2('paid')).size).toBeLessThan(260);
    expect(texts({ minLength: 50 }).every((text) => text.length >= 50)).toBe(true);
    expect(texts({ maxLength: 0 }).every((text) => text === '')).toBe(true);
  });
  test('days and times lie in the 30 days before the event', () => {
    const start = Date.UTC(2026, 0, 1);
    for (const format of ['date', 'date-time']) {
      const times = texts({ format }).map((text) => Date.parse(text));
      expect(Math.max(...times)).toBeLessThan(start + 10 * 86_400_000);
      expect(Math.min(...times)).toBeGreaterThanOrEqual(start - 31 * 86_400_000);
    }
  });
  test('addresses lead nowhere', () => {
    expect(texts({ format: 'email' }).every((text) => text.endsWith('@example.com'))).toBe(true);
    expect(texts({ format: 'uri' }).every((text) => text.startsWith('https://example.com/'))).toBe(true);
    expect(texts({ format: 'ipv4' }).every((text) => /^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(text))).toBe(true);
  });
});

test('lists: as many members as asked for, members that differ where they must', () => {
  const lists = values({
    types: ['array'],
    minItems: 2,
    maxItems: 4,
    items: { types: ['integer'], minimum: 1, maximum: 5 },
    uniqueItems: true,
    required: true,
  }) as number[][];
  for (const length of [2, 3, 4]) near(lists.filter((one) => one.length === length).length / count, 1 / 3);
  expect(lists.every((one) => new Set(one).size === one.length)).toBe(true);
});
test('lists and objects that cannot be are not sent', () => {
  expect(
    share(values({ types: ['array'], minItems: 3, uniqueItems: true, items: { types: ['boolean'] } }), undefined),
  ).toBe(1);
  expect(share(values({ types: ['array'], minItems: 3, maxItems: 2 }), undefined)).toBe(1);
  const impossible = property('y', { types: ['integer'], minimum: 2, maximum: 1, required: true });
  expect(share(values({ types: ['object'], properties: [impossible] }), undefined)).toBe(1);
});
