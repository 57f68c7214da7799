// A condition's tree as canonical text: lower-case words, single blanks, no parenthesis that the grammar does not need.
import type { Expr } from './expr.ts';
import { writeName, writeText } from './names.ts';

/** How tightly an expression holds together; a member looser than its place needs parentheses. */
const precedence = { or: 1, and: 2, not: 3, compare: 4, sum: 5, product: 6, unary: 7, primary: 8 } as const;

/** `parseCondition(printCondition(tree))` gives the same tree, but for its places. */
export function printCondition(tree: Expr): string {
  switch (tree.kind) {
    case 'literal':
      return typeof tree.value === 'string' ? writeText(tree.value) : String(tree.value);
    case 'time':
      return `${tree.unit} ${writeText(tree.text)}`;
    case 'name':
      return tree.path.map(writeName).join('.');
    case 'or':
    case 'and':
      return tree.items.map((item) => within(item, precedence[tree.kind] + 1)).join(` ${tree.kind} `);
    case 'not':
      return `not ${within(tree.of, precedence.not)}`;
    case 'negate':
      return `-${isNegative(tree.of) || isNumber(tree.of) ? `(${printCondition(tree.of)})` : within(tree.of, precedence.unary)}`;
    case 'compare':
      return `${operand(tree.left)} ${tree.op} ${operand(tree.right)}`;
    case 'arithmetic': {
      const own = looseness(tree);
      return `${within(tree.left, own)} ${tree.op} ${within(tree.right, own + 1)}`;
    }
    case 'in':
      return `${operand(tree.of)} ${negated(tree)}in (${tree.items.map(operand).join(', ')})`;
    case 'isNull':
      return `${operand(tree.of)} is ${negated(tree)}null`;
    case 'between':
      return `${operand(tree.of)} ${negated(tree)}between ${operand(tree.low)} and ${operand(tree.high)}`;
    case 'like': {
      const escaping = tree.escape === undefined ? '' : ` escape ${writeText(tree.escape)}`;
      return `${operand(tree.of)} ${negated(tree)}like ${operand(tree.pattern)}${escaping}`;
    }
    case 'count':
      return `count(${printCondition(tree.of)})`;
  }
}

const negated = (tree: { readonly not: boolean }): string => (tree.not ? 'not ' : '');
const operand = (expr: Expr): string => within(expr, precedence.sum);
const isNumber = (expr: Expr): boolean =>
  expr.kind === 'literal' && (typeof expr.value === 'number' || typeof expr.value === 'bigint');
const isNegative = (expr: Expr): boolean => expr.kind === 'negate';

function within(expr: Expr, least: number): string {
  const text = printCondition(expr);
  return looseness(expr) < least ? `(${text})` : text;
}

function looseness(expr: Expr): number {
  switch (expr.kind) {
    case 'or':
    case 'and':
    case 'not':
      return precedence[expr.kind];
    case 'compare':
    case 'in':
    case 'isNull':
    case 'between':
    case 'like':
      return precedence.compare;
    case 'arithmetic':
      return expr.op === '+' || expr.op === '-' ? precedence.sum : precedence.product;
    case 'negate':
      return precedence.unary;
    default:
      return precedence.primary;
  }
}
