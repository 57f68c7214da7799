// A metric's answer as a card.

import type { Grain } from '../../../base/calendar.ts';
import type { Plan, PlanMetric } from '../../../plan/plan.ts';
import type { Card, CardCell, Fact } from '../../../results/card.ts';
import { countedValue, formatCell, sentenceCase } from '../../../results/format.ts';
import { type Answer, answerCard, cell, groupOf, type Said } from '../../answer.ts';
import { shownPeriods } from './periods.ts';
import type { MetricQuestion } from './question.ts';

export function cardOfMetric(answer: Answer<MetricQuestion>, plan: Plan): Card {
  const { question, rows } = answer;
  const metric = plan.metrics.find((one) => one.name === question.name);
  const unit = unitOf(metric, plan);
  const base = {
    kind: 'metric',
    title: `Metric "${question.name ?? ''}"${metric?.description ? `: ${metric.description}` : ''}`,
    columns: columnsOf(unit),
  };
  const show = (value: CardCell) => formatCell(value, 'number', unit === 'currency' ? undefined : unit);
  const values = rows.flatMap((row) => {
    const value = cell(answer, row, 'value');
    return typeof value === 'number' ? [{ row, value }] : [];
  });
  if (!values.length)
    return answerCard(answer, { ...base, verdict: 'unknown', headline: 'No event of this metric is in the data.' });
  const words = (question.name ?? 'value').replaceAll('_', ' ');
  const says = (value: number): string =>
    isCount(metric) && value !== 1 && /[^s]s$/.test(words)
      ? `${show(value)} ${words}`
      : `${sentenceCase(words)}: ${show(value)}${unit === 'currency' ? ' (currency of the event)' : ''}`;
  const { grain } = question;
  if (!grain && !question.by?.length) {
    const value = values[0]?.value ?? 0;
    const facts = [{ name: 'value', value, ...(unit ? { unit } : {}) }];
    return answerCard(answer, { ...base, verdict: 'ok', headline: `${says(value)}.`, facts: facts.map(known) });
  }
  // A period that is not over says little: it counts only where there is no other.
  const complete = values.filter(({ row }) => cell(answer, row, 'complete') !== false);
  const counted = complete.length ? complete : values;
  const latest = counted.at(-1) as (typeof counted)[number];
  const period = (row: readonly CardCell[]) => String(cell(answer, row, 'period'));
  const when = grain ? shownPeriods(values.map(({ row }) => period(row)))(period(latest.row), grain) : '';
  if (question.by?.length) {
    const last = grain ? counted.filter(({ row }) => period(row) === period(latest.row)) : counted;
    const ranked = [...last].sort((a, b) => b.value - a.value);
    const say = (one: (typeof values)[number] | undefined) =>
      one ? `"${groupOf(answer, one.row)}" (${show(one.value)})` : '';
    const then = grain ? ` ${when}` : '';
    const split = `${sentenceCase(words)} by ${question.by.join(', ')}`;
    const headline =
      ranked.length < 2
        ? `${split} has one group${then}: ${say(ranked[0])}.`
        : `${split} is highest for ${say(ranked[0])} and lowest for ${say(ranked.at(-1))}${then}, of ${ranked.length} groups.`;
    return answerCard(answer, { ...base, verdict: 'info', headline });
  }
  const sorted = counted.map(({ value }) => value).sort((a, b) => a - b);
  const facts: readonly Fact[] = [
    { name: 'latest', value: latest.value },
    { name: 'lowest', value: sorted[0] ?? null },
    { name: 'median', value: sorted[Math.floor(sorted.length / 2)] ?? null },
    { name: 'highest', value: sorted.at(-1) ?? null },
  ].map((fact) => known({ ...fact, ...(unit ? { unit } : {}) }));
  const range =
    counted.length > 1
      ? `; ${show(sorted[0] ?? null)} to ${show(sorted.at(-1) ?? null)} ${perPeriod(grain as Grain)} over ${countedValue(counted.length, grain as Grain)}`
      : '';
  const headline = `${says(latest.value)} ${when}${range}.${complete.length ? '' : ' It is not over yet.'}`;
  return answerCard(answer, { ...base, verdict: 'ok', headline, facts });
}

const columnsOf = (unit: string | undefined): Said['columns'] =>
  unit && unit !== 'currency' ? { value: { unit } } : {};
/** "currency" says that it is money, not which. */
const known = ({ unit, ...fact }: Fact): Fact => (unit === undefined || unit === 'currency' ? fact : { ...fact, unit });
const perPeriod = (grain: Grain): string => `${grain === 'hour' ? 'an' : 'a'} ${grain}`;
const isCount = (metric: PlanMetric | undefined): boolean =>
  metric?.agg === 'count' || metric?.agg === 'count_distinct' || metric?.type === 'active';

function unitOf(metric: PlanMetric | undefined, plan: Plan): string | undefined {
  if (metric?.type === 'ratio' && isShare(metric, plan)) return 'share';
  if (isCount(metric)) return undefined;
  return plan.events
    .find((event) => event.name === metric?.event)
    ?.properties.find((property) => property.name === metric?.property)?.unit;
}
/** Counts over counts. */
function isShare(metric: PlanMetric, plan: Plan): boolean {
  const counts = (name: string | undefined) => isCount(plan.metrics.find((one) => one.name === name));
  return counts(metric.numerator) && counts(metric.denominator);
}
