import type { Context } from './context.ts';
import type { Query } from './metric.ts';
import type { RetentionQuestion } from './question.ts';
export function retentionQuery(_context: Context, _question: RetentionQuestion): Query {
  throw new Error();
}
