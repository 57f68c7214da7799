// A metric that is an expression over other metrics.
import { checkCondition, type Scope } from '../../../../expressions/check.ts';
import { parseCondition } from '../../../../expressions/parse.ts';
import { type MetricFact, type MetricWorld, MetricSubject, who } from './metric-fact.ts';
import type { Wrong } from './question-checks.ts';

export function derived(metric: MetricFact, { metrics }: MetricWorld): readonly Wrong[] {
  const { name, expr } = metric;
  if (!expr?.value.trim())
    return [
      {
        at: name,
        discriminator: 'expr',
        message: `${MetricSubject(metric)} is derived and has no "expr". Write an expression over other metrics.`,
      },
    ];
  const { tree, faults } = parseCondition(expr.value);
  const others: Scope = {
    find: ([first, ...rest]) =>
      first !== undefined && !rest.length && metrics.has(first) ? { types: ['number'] } : undefined,
    names: () => metrics.keys(),
  };
  return [...faults, ...(tree ? checkCondition(tree, others, 'any') : [])].map(
    ({ message, start, end, fix, severity }) => ({
      at: expr,
      within: { start, end },
      discriminator: `expr ${expr.value.slice(start, end)}`,
      message: `In "expr" of ${who(metric)}: ${message}`,
      ...(severity === 'warning' ? { level: () => 'warning' as const } : {}),
      fix: fix && { title: `Write ${fix.text.trim()}`, edit: { do: 'replace', at: expr, within: fix, text: fix.text } },
    }),
  );
}
