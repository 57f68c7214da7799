// Expressions of the relational tree as SQL, with no more parentheses than precedence needs.
import type { Print, Printed, SqlDialect } from './dialects/dialect.ts';
import { parenthesized, precedence, primary } from './dialects/dialect.ts';
import type { SortOrder, SqlExpr, WindowCall } from './tree.ts';

export function expressionPrinter(dialect: SqlDialect): Print {
  return print;

  function print(expr: SqlExpr): Printed {
    switch (expr.kind) {
      case 'column': {
        const name = dialect.identifier(expr.name);
        return primary(expr.of === undefined ? name : `${dialect.identifier(expr.of)}.${name}`);
      }
      case 'literal':
        return dialect.literal(expr);
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
        return dialect.compare(expr, print);
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
      case 'like': {
        const sides = `${parenthesized(print(expr.of), precedence.sum)} like ${parenthesized(print(expr.pattern), precedence.sum)}`;
        const escaping =
          expr.escape === undefined ? '' : ` escape ${dialect.literal({ kind: 'literal', value: expr.escape }).text}`;
        return { text: sides + escaping, precedence: precedence.compare };
      }
      case 'arithmetic': {
        if (expr.op === '/') return dialect.divide(expr.left, expr.right, print);
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
        return dialect.cast(expr.of, expr.to, expr.safe ?? false, print);
      case 'call':
        return dialect.call(expr, print);
      case 'aggregateCall':
        return dialect.aggregate(expr, print);
      case 'windowCall':
        return windowCall(expr);
    }
  }

  function windowCall(expr: WindowCall): Printed {
    const list = (exprs: readonly SqlExpr[]) => exprs.map((item) => print(item).text).join(', ');
    const ordered = ({ of, descending }: SortOrder) => `${print(of).text}${descending ? ' desc' : ''}`;
    const over = [
      expr.partition.length && `partition by ${list(expr.partition)}`,
      expr.order.length && `order by ${expr.order.map(ordered).join(', ')}`,
      expr.rows && `rows between unbounded preceding and ${expr.rows === 'before' ? '1 preceding' : 'current row'}`,
    ].filter(Boolean);
    const name = expr.name === 'rowNumber' ? 'row_number' : expr.name;
    return primary(`${name}(${expr.of ? print(expr.of).text : ''}) over (${over.join(' ')})`);
  }
}
