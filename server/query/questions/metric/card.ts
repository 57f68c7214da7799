// A metric's answer as a card.

import type { Plan, PlanMetric } from '../../../plan/plan.ts';
import type { Card, CardCell, Fact } from '../../../results/card.ts';
import { formatCell } from '../../../results/format.ts';
import { type Answer, cardBase, cell, groupOf, tableColumns } from '../../answer.ts';

export function cardOfMetric(answer: Answer, plan: Plan): Card {
  const { question, rows, columns } = answer;
  const metric = plan.metrics.find((one) => one.name === question.name);
  const unit = unitOf(metric, plan);
  const table = { columns: tableColumns(columns, unit ? { value: unit } : {}), rows };
  const base = {
    ...cardBase(answer, `Metric "${question.name ?? ''}"${metric?.description ? `: ${metric.description}` : ''}`),
    table,
  };
  const show = (value: CardCell) => formatCell(value, 'number', unit);
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
  // A period that is not over says little: it counts only where there is no other.
  const complete = values.filter(({ row }) => cell(answer, row, 'complete') !== false);
  const counted = complete.length ? complete : values;
  const latest = counted.at(-1);
  const period = (row: readonly CardCell[] | undefined) =>
    String(cell(answer, row, 'period')).slice(0, grain === 'hour' ? 13 : 10);
  const when = `${grain === 'day' ? 'on' : `in the ${grain} of`} ${period(latest?.row)}`;
  if (question.by?.length) {
    const last = grain ? counted.filter(({ row }) => period(row) === period(latest?.row)) : counted;
    const ranked = [...last].sort((a, b) => b.value - a.value);
    const say = (one: (typeof values)[number] | undefined) =>
      one ? `"${groupOf(answer, one.row)}" (${show(one.value)})` : '';
    const then = grain ? ` ${when}` : '';
    const whole =
      ranked.length < 2
        ? `${question.name} by ${question.by.join(', ')} has one group${then}: ${say(ranked[0])}.`
        : `${question.name} by ${question.by.join(', ')} is highest for ${say(ranked[0])} and lowest for ${say(ranked.at(-1))}${then}, of ${ranked.length} groups.`;
    return { ...base, verdict: 'info', headline: whole, facts: [] };
  }
  const sorted = counted.map(({ value }) => value).sort((a, b) => a - b);
  const facts: readonly Fact[] = [
    { name: 'latest', value: latest?.value ?? null },
    { name: 'lowest', value: sorted[0] ?? null },
    { name: 'median', value: sorted[Math.floor(sorted.length / 2)] ?? null },
    { name: 'highest', value: sorted.at(-1) ?? null },
  ].map((fact) => ({ ...fact, ...(unit ? { unit } : {}) }));
  const range =
    counted.length > 1
      ? `, between ${show(sorted[0] ?? null)} and ${show(sorted.at(-1) ?? null)} over ${counted.length} ${grain}s`
      : '';
  return {
    ...base,
    verdict: 'ok',
    headline: `${question.name} was ${show(latest?.value ?? null)} ${when}${range}.${complete.length ? '' : ' It is not over yet.'}`,
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
