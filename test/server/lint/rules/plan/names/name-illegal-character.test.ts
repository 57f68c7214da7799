import { describe, expect, test } from 'vitest';
import { unseenIn, withoutUnseen } from '../../../../../../server/lint/engine/unseen.ts';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'name-illegal-character';

describe('told', () => {
  test.each([
    '"*"',
    '" * "',
    '"\\u0000a"',
    '"a\\u0007"',
    '"a\\tb"',
    '"a\\nb"',
    '"\\uFEFFa"',
    '"a\\u200Bb"',
    '"a\\u200Db"',
    '"a\\u2060b"',
    '"a\\u202Eb"',
    '"a\\u2066b"',
    '"a\\u00ADb"',
    '"a\\u115Fb"',
    '"a\\u3164b"',
    '"a\\u00A0b"',
    '"a\\u3000b"',
    '"a\\u2028b"',
    '"a\\uFFFFb"',
    '"a\\uFE0Fb"',
    '"a\\U000E0041b"',
    '" a"',
    '"a "',
  ])('%s as a name, and on the wire', (name) => {
    expect(told(id, `events: [{name: ${name}}]`)).toHaveLength(1);
    expect(told(id, `events: [{name: e, as: ${name}}]`)).toHaveLength(1);
    expect(told(id, `properties: [{name: p, as: ${name}}]`)).toHaveLength(1);
    expect(told(id, `events: [{name: e, properties: [{name: p, as: ${name}}]}]`)).toHaveLength(1);
    if (!name.includes('*')) expect(told(id, `metrics: [{name: ${name}, agg: count, event: e}]`)).toHaveLength(1);
  });
  test('half of a pair', () => {
    expect(unseenIn('a\ud800b')).toEqual(['\ud800']);
    expect(told(id, 'events: [{name: "a\ud800b"}]')).toHaveLength(1);
  });
});

test.each([
  'Cart Opened',
  'größe',
  'می‌خواهم', // a joiner that Persian needs
  'क्‍ष',
  '👩‍💻 opened',
  '❤️',
  '🇩🇪',
  '$a.b-c/d',
  'a*b',
  '名前',
])('%s can be seen', (name) => {
  expect(unseenIn(name)).toEqual([]);
  expect(told(id, `events: [{name: "${name}", as: "${name}"}]`)).toEqual([]);
});

describe('fixed', () => {
  test.each([
    ['a\u200bb', 'ab'],
    ['\ufeffa', 'a'],
    ['a\u00a0b', 'a b'],
    [' a\u3000', 'a'],
    ['a\u0000', 'a'],
  ])('%j', (from, to) => {
    expect(withoutUnseen(from)).toBe(to);
    expect(unseenIn(withoutUnseen(from))).toEqual([]);
  });
  test('wherever the name stands', () => {
    expect(fixed(id, 'events: [{name: "a\\u200Bb"}]\nmetrics: [{name: m, agg: count, event: "a\\u200Bb"}]\n')).toBe(
      'events: [{name: "ab"}]\nmetrics: [{name: m, agg: count, event: "ab"}]',
    );
  });
  test('not where the name is taken, nor where nothing would be left', () => {
    const taken = 'events: [{name: "a\\u200B"}, {name: a}]';
    expect(fixed(id, taken)).toBe(taken);
    const nothing = 'events: [{name: "\\u200B"}]';
    expect(fixed(id, nothing)).toBe(nothing);
  });
  test('what is collected already keeps its old name', () => {
    expect(fixed(id, 'events: [{name: "a\\u200Bb", status: implemented}]')).toBe(
      'events: [{name: "ab", status: implemented, aliases: [{name: "a\\u200bb"}]}]',
    );
  });
});
