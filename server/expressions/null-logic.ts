// What conditions say about null that never does what its writer means.
import type { ConditionFault, Expr } from './expr.ts';

const isNullLiteral = (expr: Expr): boolean => expr.kind === 'literal' && expr.value === null;

/** `x = null`, which is unknown for every x. */
export function nullCompared(expr: Expr & { kind: 'compare' }): ConditionFault | undefined {
  const left = isNullLiteral(expr.left);
  if (!(left || isNullLiteral(expr.right)) || (expr.op !== '=' && expr.op !== '!=')) return undefined;
  const test = expr.op === '=' ? 'is null' : 'is not null';
  const { start, end } = expr;
  return {
    code: 'null-compared',
    message: `Nothing equals null, so this is never true. Write ${test}.`,
    severity: 'warning',
    start,
    end,
    ...(!left && { fix: { start: expr.left.end, end, text: ` ${test}` } }),
  };
}

/** Each null of `in (…)`; the fix takes it out, with a comma, where the list keeps a member. */
export function nullsInList(items: readonly Expr[]): readonly ConditionFault[] {
  return items.flatMap((item, i): ConditionFault[] => {
    if (!isNullLiteral(item)) return [];
    const { start, end } = item;
    const [before, behind] = [items[i - 1], items[i + 1]];
    const fix = before ? { start: before.end, end, text: '' } : behind && { start, end: behind.start, text: '' };
    const message =
      'A null in a list makes the answer unknown for every value that is not in it. Ask "is null" beside the list.';
    return [{ code: 'null-in-list', message, severity: 'warning', start, end, ...(fix && { fix }) }];
  });
}
