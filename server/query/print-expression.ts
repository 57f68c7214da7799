// Expressions of the relational tree as SQL, with no more parentheses than precedence needs.
import type { Dialect, Print, Printed } from './dialects/dialect.ts';
import { binding, primary, within } from './dialects/dialect.ts';
import type { Order, SqlExpr, WindowCall } from './tree.ts';

export function expressionPrinter(dialect: Dialect): Print {
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
        const own = binding[expr.op];
        return { text: expr.items.map((item) => within(print(item), own + 1)).join(` ${expr.op} `), binding: own };
      }
      case 'not':
        return { text: `not ${within(print(expr.of), binding.compare)}`, binding: binding.not };
      case 'compare':
        return dialect.compare(expr, print);
      case 'in': {
        const items = expr.items.map((item) => print(item).text).join(', ');
        return { text: `${within(print(expr.of), binding.sum)} in (${items})`, binding: binding.compare };
      }
      case 'isNull':
        return {
          text: `${within(print(expr.of), binding.sum)} is ${expr.not ? 'not ' : ''}null`,
          binding: binding.compare,
        };
      case 'like': {
        const sides = `${within(print(expr.of), binding.sum)} like ${within(print(expr.pattern), binding.sum)}`;
        const escaping =
          expr.escape === undefined ? '' : ` escape ${dialect.literal({ kind: 'literal', value: expr.escape }).text}`;
        return { text: sides + escaping, binding: binding.compare };
      }
      case 'arithmetic': {
        if (expr.op === '/') return dialect.divide(expr.left, expr.right, print);
        const own = expr.op === '*' ? binding.product : binding.sum;
        return {
          text: `${within(print(expr.left), own)} ${expr.op} ${within(print(expr.right), own + 1)}`,
          binding: own,
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
    const ordered = ({ of, descending }: Order) => `${print(of).text}${descending ? ' desc' : ''}`;
    const over = [
      expr.partition.length && `partition by ${list(expr.partition)}`,
      expr.order.length && `order by ${expr.order.map(ordered).join(', ')}`,
      expr.rows && `rows between unbounded preceding and ${expr.rows === 'before' ? '1 preceding' : 'current row'}`,
    ].filter(Boolean);
    const name = expr.name === 'rowNumber' ? 'row_number' : expr.name;
    return primary(`${name}(${expr.of ? print(expr.of).text : ''}) over (${over.join(' ')})`);
  }
}
