// What a database's SQL differs in: all that a dialect has to say for itself. Everything else is printed the same for all.
import type { ColumnType } from '../../dataset/column-type.ts';
import type { AggregateCall, Compare, SqlCall, SqlExpr, SqlLiteral } from '../tree.ts';

export interface SqlDialect {
  readonly name: string;
  identifier(name: string): string;
  type(type: ColumnType): string;
  literal(literal: SqlLiteral): Printed;
  compare(compare: Compare, print: Print): Printed;
  /** The quotient of real numbers, null on zero. */
  divide(left: SqlExpr, right: SqlExpr, print: Print): Printed;
  cast(of: SqlExpr, to: ColumnType, safe: boolean, print: Print): Printed;
  call(call: SqlCall, print: Print): Printed;
  aggregate(call: AggregateCall, print: Print): Printed;
}

export type Print = (expr: SqlExpr) => Printed;
export interface Printed {
  readonly text: string;
  /** How tightly it holds together: an operand looser than its place gets parentheses. */
  readonly precedence: number;
}

export const precedence = { or: 1, and: 2, not: 3, compare: 4, sum: 5, product: 6, unary: 7, primary: 8 } as const;

export const primary = (text: string): Printed => ({ text, precedence: precedence.primary });

/** The text of an operand whose place needs at least `least`. */
export const parenthesized = (operand: Printed, least: number): string =>
  operand.precedence < least ? `(${operand.text})` : operand.text;

/** `a < b`, the plain form. */
export function plainCompare({ op, left, right }: Compare, print: Print): Printed {
  const sign = op === '!=' ? '<>' : op;
  return {
    text: `${parenthesized(print(left), precedence.sum)} ${sign} ${parenthesized(print(right), precedence.sum)}`,
    precedence: precedence.compare,
  };
}
