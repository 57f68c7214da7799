import { describe, expect, test } from 'vitest';
import { namesIn } from '../../../server/expressions/names.ts';
import { parseCondition } from '../../../server/expressions/parse.ts';

describe('namesIn', () => {
  test('every use in the order of the text, each with its place and its parts', () => {
    const text = "(a) = 1 and not user.`plan tier` in (b, 'a', a) or count(items) > 0 or s like p";
    const { tree } = parseCondition(text);
    const uses = tree ? namesIn(tree) : [];
    expect(uses.map(({ start, end }) => text.slice(start, end))).toEqual([
      'a',
      'user.`plan tier`',
      'b',
      'a',
      'items',
      's',
      'p',
    ]);
    expect(uses[1]?.path).toEqual(['user', 'plan tier']);
    expect(uses[1]?.parts.map(({ start, end }) => text.slice(start, end))).toEqual(['user', '`plan tier`']);
  });
});
