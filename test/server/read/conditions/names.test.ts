import { describe, expect, test } from 'vitest';
import { namesIn, renameInCondition } from '../../../../server/read/conditions/names.ts';
import { parseCondition } from '../../../../server/read/conditions/parse.ts';

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

describe('renameInCondition', () => {
  const renamed = (text: string, path: readonly string[], name: string): string => {
    let result = text;
    for (const { start, end, text: written } of [...renameInCondition(text, path, name)].reverse()) {
      result = result.slice(0, start) + written + result.slice(end);
    }
    return result;
  };

  test.each([
    ["a = 1 or a = 'a' or ba = 2", ['a'], 'c', "c = 1 or c = 'a' or ba = 2"],
    ['user.tier = 1 and tier = 2', ['user', 'tier'], 'plan', 'user.plan = 1 and tier = 2'],
    ['user.tier = 1 and user is null', ['user'], 'account', 'account.tier = 1 and account is null'],
    ['cart.item.price > 1', ['cart', 'item'], 'line', 'cart.line.price > 1'],
    ['`site id` = 1', ['site id'], 'site_id', 'site_id = 1'],
    ['a = 1', ['a'], 'site id', '`site id` = 1'],
    ['a = 1', ['a'], 'null', '`null` = 1'],
    ['`app.a` = 1', ['app'], 'x', '`app.a` = 1'],
    ['a = ', ['a'], 'b', 'a = '],
  ])('%s, %j -> %s', (text, path, name, wanted) => {
    expect(renamed(text, path, name)).toBe(wanted);
  });
});
