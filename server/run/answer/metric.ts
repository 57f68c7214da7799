// A metric's answer as a card.
import type { Card, Cell, Fact } from '../../card/card.ts';
import { formatCell } from '../../card/format.ts';
import type { Plan, PlanMetric } from '../../read/plan/plan.ts';
import { type Answer, cardBase, cell, tableColumns } from './answer.ts';

export function cardOfMetric(answer: Answer, plan: Plan): Card {
  const { question, rows, columns } = answer;
  const metric = plan.metrics.find((one) => one.name === question.name);
  const unit = unitOf(metric, plan);
  const table = { columns: tableColumns(columns, unit ? { value: unit } : {}), rows };
  const base = {
    ...cardBase(answer, `Metric "${question.name ?? ''}"${metric?.description ? `: ${metric.description}` : ''}`),
    table,
  };
  const show = (value: Cell) => formatCell(value, 'number', unit);
  const values = rows.flatMap((row) => {
    const value = cell(answer, row, 'value');
    return typeof value === 'number' ? [{ row, value }] : [];
  });
  if (!values.length)
    return { ...base, verdict: 'unknown', headline: 'No event of this metric is in the data.', facts: [] };
  const grain = question.kind === 'metric' ? question.grain : undefined;
  if (!grain && !question.by?.length)
    return {
      ...base,
      verdict: 'ok',
      headline: `${question.name} is ${show(values[0]?.value ?? null)}.`,
      facts: [{ name: 'value', value: values[0]?.value ?? null, ...(unit ? { unit } : {}) }],
    };
  if (question.by?.length)
    return { ...base, verdict: 'info', headline: `${rows.length} rows by ${question.by.join(', ')}.`, facts: [] };
  const complete = values.filter(({ row }) => cell(answer, row, 'complete') !== false);
  const latest = complete.at(-1) ?? values.at(-1);
  const sorted = values.map(({ value }) => value).sort((a, b) => a - b);
  const facts: readonly Fact[] = [
    { name: 'latest', value: latest?.value ?? null },
    { name: 'lowest', value: sorted[0] ?? null },
    { name: 'median', value: sorted[Math.floor(sorted.length / 2)] ?? null },
    { name: 'highest', value: sorted.at(-1) ?? null },
  ].map((fact) => ({ ...fact, ...(unit ? { unit } : {}) }));
  const day = String(cell(answer, latest?.row, 'period')).slice(0, grain === 'hour' ? 13 : 10);
  return {
    ...base,
    verdict: 'ok',
    headline: `${question.name} was ${show(latest?.value ?? null)} in the ${grain} of ${day}, between ${show(sorted[0] ?? null)} and ${show(sorted.at(-1) ?? null)} over ${values.length} ${grain}s.`,
    facts,
  };
}

function unitOf(metric: PlanMetric | undefined, plan: Plan): string | undefined {
  if (metric?.type === 'ratio' && isShare(metric, plan)) return 'share';
  if (metric?.agg === 'count' || metric?.agg === 'count_distinct') return undefined;
  const unit = plan.events
    .find((event) => event.name === metric?.event)
    ?.properties.find((property) => property.name === metric?.property)?.unit;
  // "currency" says that it is money, not which.
  return unit === 'currency' ? undefined : unit;
}
/** Counts over counts. */
function isShare(metric: PlanMetric, plan: Plan): boolean {
  const counts = (name: string | undefined) => {
    const side = plan.metrics.find((one) => one.name === name);
    return side?.agg === 'count' || side?.agg === 'count_distinct' || side?.type === 'active';
  };
  return counts(metric.numerator) && counts(metric.denominator);
}
