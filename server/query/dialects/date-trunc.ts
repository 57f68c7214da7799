// The start of a period, where a database has `date_trunc` with weeks that begin on Monday, and `at time zone`.
import type { CallOf, Printed, Printing } from './dialect.ts';
import { parenthesized, precedence, primary } from './dialect.ts';

export function dateTrunc(node: CallOf<'dateTrunc'>, { print, dialect: { clauses } }: Printing): Printed {
  const time = print(node.of);
  const local =
    node.timezone === 'UTC' || node.grain === 'hour'
      ? time
      : {
          text: `${parenthesized(time, precedence.primary)} at time zone 'UTC' at time zone ${clauses.text(node.timezone)}`,
          precedence: precedence.unary,
        };
  const days = node.grain === 'week' ? node.weekStart - 1 : 0;
  if (days === 0) return primary(`date_trunc('${node.grain}', ${local.text})`);
  const shift = clauses.interval(days, 'day');
  const shifted = `date_trunc('week', ${parenthesized(local, precedence.sum)} - ${shift}) + ${shift}`;
  return { text: shifted, precedence: precedence.sum };
}
