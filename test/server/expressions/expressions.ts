// Random conditions over a fixed row: as a condition may be written, with every operator, on values of every kind.
import fc from 'fast-check';
import { readTime } from '../../../server/base/calendar.ts';
import type { ArithmeticOp, CompareOp, Expr } from '../../../server/expressions/expr.ts';

const nowhere = { start: 0, end: 0 };
const compareOp = fc.constantFrom<CompareOp[]>('=', '!=', '<', '<=', '>', '>=');
const arithmeticOp = fc.constantFrom<ArithmeticOp[]>('+', '-', '*', '/');

const literal = (value: string | number | bigint | boolean | null): Expr => ({
  kind: 'literal',
  value,
  ...nowhere,
});
const name = (...path: string[]): Expr & { kind: 'name' } => ({
  kind: 'name',
  path,
  parts: path.map(() => nowhere),
  ...nowhere,
});

/** The paths of the row, by kind. */
const paths = {
  number: [['n'], ['m'], ['i'], ['cart', 'total']],
  text: [['s'], ['site id'], ['cart', 'code']],
  boolean: [['b'], ['cart', 'gift']],
  time: [['t'], ['d']],
  array: [['items']],
} as const;

export const someTexts = ['', 'a', 'b', 'A', 'ab', 'a%', '%', '_', 'a\\', "it's", 'ä', '\uffee', '\u{1f600}', 'null'];
const nameOf = (kind: keyof typeof paths) => fc.constantFrom(...paths[kind]).map((path) => name(...path));
const nullable = (expr: fc.Arbitrary<Expr>) =>
  fc.oneof({ weight: 12, arbitrary: expr }, { weight: 1, arbitrary: fc.constant(literal(null)) });
const number = fc.constantFrom(0, 1, 2, -1, 0.5, -2.5, 3, 0.1, 0.2).map(literal);
const text = fc.constantFrom(...someTexts).map(literal);
const time = fc
  .constantFrom('2026-01-31', '2026-02-01', '2026-01-31T10:00:00Z', '2026-01-31 10:00:00.500', '2026-01-31T12:00+02:00')
  .map((written): Expr => {
    const unit = written.length === 10 ? 'date' : 'timestamp';
    return { kind: 'time', unit, text: written, ms: readTime(written) as number, ...nowhere };
  });

/** Kind of every random expression: what `derive` could also ask for. */
export const { condition, numeric } = fc.letrec<{ condition: Expr; numeric: Expr }>((tie) => {
  const numberOf: fc.Arbitrary<Expr> = fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    nullable(number),
    nameOf('number'),
    nameOf('array').map((of): Expr => ({ kind: 'count', of, ...nowhere })),
    tie('numeric')
      .filter((of) => of.kind !== 'literal' || of.value === null || Object.is(of.value, 0))
      .map((of): Expr => ({ kind: 'negate', of, ...nowhere })),
    fc
      .tuple(arithmeticOp, tie('numeric'), tie('numeric'))
      .map(([op, left, right]): Expr => ({ kind: 'arithmetic', op, left, right, ...nowhere })),
  );
  const operands = [
    numberOf,
    fc.oneof(nullable(text), nameOf('text')),
    fc.oneof(nullable(fc.boolean().map(literal)), nameOf('boolean')),
    fc.oneof(nullable(time), nameOf('time')),
  ] as const;
  const alike = <T>(make: (operand: fc.Arbitrary<Expr>) => fc.Arbitrary<T>) => fc.oneof(...operands.map(make));
  const junction = (kind: 'and' | 'or') =>
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((members): Expr => {
      const items = members.flatMap((member) => (member.kind === kind ? member.items : [member]));
      return { kind, items, ...nowhere };
    });
  const textOf = operands[1];
  return {
    numeric: numberOf,
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      alike((operand) =>
        fc
          .tuple(compareOp, operand, operand)
          .map(([op, left, right]): Expr => ({ kind: 'compare', op, left, right, ...nowhere })),
      ),
      nameOf('boolean'),
      alike((operand) =>
        fc
          .tuple(fc.boolean(), operand, fc.array(operand, { minLength: 1, maxLength: 3 }))
          .map(([not, of, items]): Expr => ({ kind: 'in', not, of, items, ...nowhere })),
      ),
      alike((operand) =>
        fc
          .tuple(fc.boolean(), operand, operand, operand)
          .map(([not, of, low, high]): Expr => ({ kind: 'between', not, of, low, high, ...nowhere })),
      ),
      fc
        .tuple(fc.boolean(), fc.oneof(...operands, nameOf('array')))
        .map(([not, of]): Expr => ({ kind: 'isNull', not, of, ...nowhere })),
      fc
        .tuple(fc.boolean(), textOf, textOf, fc.constantFrom(undefined, undefined, '\\', '!'))
        .filter(
          ([, , pattern, escaping]) =>
            escaping === undefined || pattern.kind !== 'literal' || !String(pattern.value).endsWith(escaping),
        )
        .map(
          ([not, of, pattern, escaping]): Expr => ({
            kind: 'like',
            not,
            of,
            pattern,
            ...(escaping && pattern.kind === 'literal' && { escape: escaping }),
            ...nowhere,
          }),
        ),
      tie('condition').map((of): Expr => ({ kind: 'not', of, ...nowhere })),
      junction('and'),
      junction('or'),
    ),
  };
});

/** The tree without its places, to compare what was read with what was meant. */
export function bare(tree: unknown): unknown {
  if (typeof tree === 'bigint') return `${tree}n`;
  if (Array.isArray(tree)) return tree.map(bare);
  if (typeof tree !== 'object' || tree === null) return tree;
  const kept = Object.entries(tree).filter(([key]) => !['start', 'end', 'parts'].includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value)]));
}
