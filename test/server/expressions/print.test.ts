import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCondition } from '../../../server/expressions/parse.ts';
import { printCondition } from '../../../server/expressions/print.ts';
import { fuzz } from '../../fuzz.ts';
import { bare, condition, numeric } from './expressions.ts';

describe('printCondition', () => {
  test('what is printed is read back as the same tree', () => {
    fc.assert(
      fc.property(fc.oneof(condition, numeric), (tree) => {
        const text = printCondition(tree);
        const parsed = parseCondition(text);
        expect(parsed.faults.filter((fault) => fault.severity !== 'warning')).toEqual([]);
        expect(bare(parsed.tree), text).toEqual(bare(tree));
        expect(parsed.tree && printCondition(parsed.tree)).toBe(text);
      }),
      { numRuns: fuzz.runs(1000) },
    );
  });

  test.each([
    ['((a) = (1))', 'a = 1'],
    ['(a AND b) Or c', 'a and b or c'],
    ['a and (b or c)', 'a and (b or c)'],
    ['(a and b) and c', 'a and b and c'],
    ['not (not a)', 'not not a'],
    ['not (a and b)', 'not (a and b)'],
    ['(not a) = true', '(not a) = true'],
    ['not (a = true)', 'not a = true'],
    ['a - (b - c)', 'a - (b - c)'],
    ['(a - b) - c', 'a - b - c'],
    ['(a * b) / c + d', 'a * b / c + d'],
    ['a * (b + c)', 'a * (b + c)'],
    ['- (-5)', '-(-5)'],
    ['-(a + b)', '-(a + b)'],
    ['1 - -1', '1 - -1'],
    ['+5', '5'],
    ['1.50 = 15e-1', '1.5 = 1.5'],
    ['9223372036854775807 = x', '9223372036854775807 = x'],
    ['not x in(1,2)', 'not x in (1, 2)'],
    ['x not  IN (1)', 'x not in (1)'],
    ["name like 'it''s%' Escape '!'", "name like 'it''s%' escape '!'"],
    ['`a``b`.`null`.`plain` is null', '`a``b`.`null`.plain is null'],
    ["DATE '2026-01-31' < Timestamp '2026-01-31 10:00'", "date '2026-01-31' < timestamp '2026-01-31 10:00'"],
    ['Count( items )>=1', 'count(items) >= 1'],
    ['größe > 1', 'größe > 1'],
  ])('%s is written %s', (text, canonical) => {
    const { tree, faults } = parseCondition(text);
    expect(faults).toEqual([]);
    expect(tree && printCondition(tree)).toBe(canonical);
  });
});
