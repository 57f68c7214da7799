// What a condition says about one row: SQL's three-valued logic, the rules of plan-language.md, the same answers as the SQL we print.

import { readTime } from '../base/calendar.ts';
import type { ArithmeticOp, CompareOp, Expr } from './expr.ts';
import { codePointOrder, like } from './values.ts';

/** JSON and times. A missing key is null. */
export type ConditionValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | readonly ConditionValue[]
  | { readonly [key: string]: ConditionValue };

/** What a path leads to in the row at hand; null when there is nothing. */
export type Lookup = (path: readonly string[]) => ConditionValue;

/**
 * The value of an expression for one row. What SQL would refuse (text compared with a number, a sum of texts) is null.
 * A condition holds where this is `true`; an `expect` fails only where it is `false`.
 */
export function evaluate(tree: Expr, lookup: Lookup): ConditionValue {
  switch (tree.kind) {
    case 'literal':
      return tree.value;
    case 'time':
      return new Date(tree.ms);
    case 'name':
      return lookup(tree.path);
    case 'and':
      return decide(tree.items, lookup, false);
    case 'or':
      return decide(tree.items, lookup, true);
    case 'not':
      return opposite(evaluate(tree.of, lookup));
    case 'compare':
      return compare(tree.op, evaluate(tree.left, lookup), evaluate(tree.right, lookup));
    case 'arithmetic':
      return compute(tree.op, evaluate(tree.left, lookup), evaluate(tree.right, lookup));
    case 'negate':
      return compute('-', 0, evaluate(tree.of, lookup));
    case 'isNull':
      return (evaluate(tree.of, lookup) === null) !== tree.not;
    case 'in': {
      const found = isAmong(evaluate(tree.of, lookup), tree.items, lookup);
      return tree.not ? opposite(found) : found;
    }
    case 'between': {
      const value = evaluate(tree.of, lookup);
      const above = compare('>=', value, evaluate(tree.low, lookup));
      const below = compare('<=', value, evaluate(tree.high, lookup));
      const inside = above === false || below === false ? false : above === null || below === null ? null : true;
      return tree.not ? opposite(inside) : inside;
    }
    case 'like': {
      const value = evaluate(tree.of, lookup);
      const pattern = evaluate(tree.pattern, lookup);
      if (typeof value !== 'string' || typeof pattern !== 'string') return null;
      return like(value, pattern, tree.escape) !== tree.not;
    }
    case 'count': {
      const value = lookup(tree.of.path);
      return Array.isArray(value) ? value.length : null;
    }
  }
}

/** `compare` of the language for two values: null when one is null or they cannot be compared, false for NaN except `!=`. */
function compare(op: CompareOp, left: ConditionValue, right: ConditionValue): boolean | null {
  if (left === null || right === null) return null;
  const order = orderOf(left, right);
  if (order === undefined) return null;
  switch (op) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Negative, zero, positive; NaN when one of two numbers is; undefined when they are of different kinds. */
function orderOf(left: ConditionValue, right: ConditionValue): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') return codePointOrder(left, right);
  if (isNumber(left) && isNumber(right)) {
    if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof Date || right instanceof Date) {
    const [a, b] = [instant(left), instant(right)];
    return a === undefined || b === undefined ? undefined : a - b;
  }
  return undefined;
}

const isNumber = (value: ConditionValue): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

function instant(value: ConditionValue): number | undefined {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string') return readTime(value);
  return undefined;
}

function compute(op: ArithmeticOp, left: ConditionValue, right: ConditionValue): number | null {
  if (!isNumber(left) || !isNumber(right)) return null;
  const a = Number(left);
  const b = Number(right);
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
  }
}

const opposite = (value: ConditionValue): boolean | null => (typeof value === 'boolean' ? !value : null);

/** `and` stops at false, `or` at true; else null when a member is unknown. */
function decide(items: readonly Expr[], lookup: Lookup, decisive: boolean): boolean | null {
  let result: boolean | null = !decisive;
  for (const item of items) {
    const value = evaluate(item, lookup);
    if (value === decisive) return decisive;
    if (typeof value !== 'boolean') result = null;
  }
  return result;
}

/** True where one equals the value; else null when one comparison is unknown. */
function isAmong(value: ConditionValue, items: readonly Expr[], lookup: Lookup): boolean | null {
  let result: boolean | null = false;
  for (const item of items) {
    const equal = compare('=', value, evaluate(item, lookup));
    if (equal) return true;
    if (equal === null) result = null;
  }
  return result;
}
