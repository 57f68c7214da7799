// Every rule's examples, run whole and cut: good is silent, bad gives exactly the carets, the fix yields `fixed`, is silent and idempotent.
import { describe, expect, test } from 'vitest';
import { rules } from '../../../server/lint/rules/index.ts';
import { everything, fixAll, lint, mark, ROOT, snapshotOf, textsOf, unmark } from './examples.ts';

const plainly = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, unmark(text)]));

for (const rule of rules)
  for (const whole of [false, true])
    describe(`${rule.id}${whole ? ', whole' : ''}`, () => {
      const { good, bad, fixed } = rule.examples;
      const own = everything([rule]);
      test('good is silent', () => {
        const { problems } = lint(snapshotOf(textsOf(good), whole), [rule], own);
        expect([...problems.values()].flat().map((problem) => problem.message)).toEqual([]);
      });
      test('bad gives exactly the carets', () => {
        const texts = textsOf(bad);
        const linted = lint(snapshotOf(texts, whole), [rule], own);
        const marked = Object.fromEntries(
          [...linted.snapshot.files.keys()].map((uri) => [uri.slice(ROOT.length + 1), mark(linted, uri)]),
        );
        expect({ ...texts, ...marked }).toEqual(texts);
        expect([...linted.problems.values()].flat().length).toBeGreaterThan(0);
      });
      test('says what is fixable', () => {
        const linted = lint(snapshotOf(textsOf(bad), whole), [rule], own);
        const fixable = [...linted.problems.values()].flat().some((problem) => problem.fixable);
        expect(fixable).toBe(fixed !== undefined);
      });
      if (fixed === undefined) return;
      test('the fix yields what it promises, once', () => {
        const before = plainly(textsOf(bad));
        const after = fixAll(before, [rule], whole);
        expect(after).toEqual({ ...before, ...plainly(textsOf(fixed)) });
        const { problems } = lint(snapshotOf(after, whole), [rule], own);
        expect([...problems.values()].flat().filter((problem) => problem.fixable)).toEqual([]);
        expect(fixAll(after, [rule], whole)).toEqual(after);
      });
    });
