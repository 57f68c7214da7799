// Expressions of the relational tree as SQL, with no more parentheses than precedence needs.
import { orderedOperand } from './dialects/ansi.ts';
import type { Dialect, Printed, Printing } from './dialects/dialect.ts';
import { identifier, literalText, parenthesized, precedence, primary } from './dialects/dialect.ts';
import type { Compare, SortOrder, SqlExpr, WindowCall } from './tree.ts';
import type { ColumnTypes } from './types.ts';
import { expressionType, untyped } from './types.ts';

/** `columns` are those of the rows that the expressions are about. */
export function expressionPrinting(dialect: Dialect, columns: ColumnTypes = untyped): Printing {
  const { clauses, functions } = dialect;
  const printing: Printing = { dialect, print, typeOf: (expr) => expressionType(expr, columns) };
  return printing;

  function print(expr: SqlExpr): Printed {
    switch (expr.kind) {
      case 'column': {
        const name = identifier(dialect, expr.name);
        return primary(expr.of === undefined ? name : `${identifier(dialect, expr.of)}.${name}`);
      }
      case 'literal':
        return literalText(expr, dialect);
      case 'logical': {
        const own = precedence[expr.op];
        return {
          text: expr.items.map((item) => parenthesized(print(item), own + 1)).join(` ${expr.op} `),
          precedence: own,
        };
      }
      case 'not':
        return { text: `not ${parenthesized(print(expr.of), precedence.compare)}`, precedence: precedence.not };
      case 'compare':
        return comparison(expr);
      case 'in': {
        const items = expr.items.map((item) => print(item).text).join(', ');
        return {
          text: `${parenthesized(print(expr.of), precedence.sum)} in (${items})`,
          precedence: precedence.compare,
        };
      }
      case 'isNull':
        return {
          text: `${parenthesized(print(expr.of), precedence.sum)} is ${expr.not ? 'not ' : ''}null`,
          precedence: precedence.compare,
        };
      case 'like':
        return functions.like(expr, printing);
      case 'arithmetic': {
        if (expr.op === '/') return functions.divide(expr, printing);
        const own = expr.op === '*' ? precedence.product : precedence.sum;
        return {
          text: `${parenthesized(print(expr.left), own)} ${expr.op} ${parenthesized(print(expr.right), own + 1)}`,
          precedence: own,
        };
      }
      case 'case': {
        const branches = expr.when.map(
          ([condition, value]) => `when ${print(condition).text} then ${print(value).text}`,
        );
        const otherwise = expr.otherwise ? ` else ${print(expr.otherwise).text}` : '';
        return primary(`case ${branches.join(' ')}${otherwise} end`);
      }
      case 'cast':
        return expr.safe
          ? functions.tryCast(expr, printing)
          : primary(`cast(${print(expr.of).text} as ${dialect.types[expr.to]})`);
      case 'call':
      case 'aggregateCall':
        return functionOf(expr.name)(expr, printing);
      case 'windowCall':
        return windowCall(expr);
    }
  }

  /** Each function is called with the nodes of its own name. */
  function functionOf(name: keyof typeof functions): (expr: SqlExpr, printing: Printing) => Printed {
    return functions[name] as (expr: SqlExpr, printing: Printing) => Printed;
  }

  /** NaN equals and exceeds nothing, whatever the database has it do. */
  function comparison({ op, left, right, nan }: Compare): Printed {
    const sign = op === '!=' ? '<>' : op;
    const isOrder = op !== '=' && op !== '!=';
    const plain = `${operand(left)} ${sign} ${isOrder && printing.typeOf(left) === 'string' ? orderedOperand(right, printing) : operand(right)}`;
    const { isNan } = clauses;
    if (isNan && nan?.left && nan.right && op === '!=') {
      const both = [left, right].map((side) => parenthesized(isNan(print(side)), precedence.and));
      return { text: `${plain} or ${both.join(' and ')}`, precedence: precedence.or };
    }
    const guarded =
      op === '>' || op === '>=' || (op === '=' && nan?.right)
        ? nan?.left && left
        : (op === '<' || op === '<=') && nan?.right && right;
    if (!isNan || !guarded) return { text: plain, precedence: precedence.compare };
    const other = guarded === left ? right : left;
    const isNumber = `not ${parenthesized(isNan(print(guarded)), precedence.compare)}`;
    // Compared with null it stays null.
    const guard = other.kind === 'literal' ? isNumber : `(${isNumber} or ${operand(other)} is null)`;
    return { text: `${plain} and ${guard}`, precedence: precedence.and };
  }

  function operand(expr: SqlExpr): string {
    return parenthesized(print(expr), precedence.sum);
  }

  function windowCall(expr: WindowCall): Printed {
    const { of, name, partition, order, rows } = expr;
    const keys = partition.map((key) => clauses.key(print(key), printing.typeOf(key)));
    const ordered = (key: SortOrder) => clauses.windowKey(orderedOperand(key.of, printing), key.descending ?? false);
    const over = [
      keys.length && `partition by ${keys.join(', ')}`,
      order.length && `order by ${order.map(ordered).join(', ')}`,
      rows && `rows between unbounded preceding and ${rows === 'before' ? '1 preceding' : 'current row'}`,
    ].filter(Boolean);
    const call: SqlExpr = name === 'max' || name === 'sum' ? { kind: 'aggregateCall', name, ...(of && { of }) } : expr;
    return primary(`${functionOf(name)(call, printing).text} over (${over.join(' ')})`);
  }
}
