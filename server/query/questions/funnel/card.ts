// A funnel's answer as a card.

import type { Plan } from '../../../plan/plan.ts';
import type { Card, CardCell, Fact } from '../../../results/card.ts';
import { count, countedValue, percent, sentenceCase } from '../../../results/format.ts';
import { type Answer, answerCard, cell, groupOf, numberOf } from '../../answer.ts';
import { entityWords } from '../../sentences.ts';
import type { FunnelQuestion } from './question.ts';
import { windowWords } from './window.ts';

export function cardOfFunnel(answer: Answer<FunnelQuestion>, plan: Plan): Card {
  const { question, rows } = answer;
  const by = question.by ?? [];
  const { one, many } = entityWords({ name: question.entity });
  const title = `Funnel "${question.name ?? ''}"`;
  const base = {
    kind: 'funnel',
    title,
    columns: {
      step: { title: '#' },
      event: { title: 'Step' },
      entities: { title: sentenceCase(many) },
      rate_of_first: { title: 'Of step 1' },
      rate_of_previous: { title: 'Of the step before' },
      median_seconds: { title: 'Median time' },
      immature: { title: 'Still open' },
    },
  };
  const first = rows[0];
  const last = rows.at(-1);
  const entered = numberOf(cell(answer, first, 'entities'));
  if (!rows.length || (entered === 0 && !by.length))
    return answerCard(answer, {
      ...base,
      verdict: 'unknown',
      headline: `No ${one} did the first step in this data.`,
    });
  if (by.length)
    return answerCard(answer, { ...base, verdict: 'info', headline: compared(answer, by.join(', '), many) });
  const reached = numberOf(cell(answer, last, 'entities'));
  const facts: readonly Fact[] = [
    { name: 'entered', value: entered },
    { name: 'completed', value: reached },
    { name: 'conversion', value: entered ? reached / entered : null, unit: 'share' },
    { name: 'median time', value: cell(answer, last, 'median_seconds'), unit: 's' },
  ];
  const described = plan.funnels.find((funnel) => funnel.name === question.name)?.description;
  return answerCard(answer, {
    ...base,
    ...(described ? { title: `${title}: ${described}` } : {}),
    verdict: 'ok',
    headline: `${count(reached)} of ${count(entered)} ${many} (${percent(reached / entered)}) get from "${cell(answer, first, 'event')}" to "${cell(answer, last, 'event')}" within ${windowWords(question.window)}.${largestDrop(answer, one, many)}`,
    facts,
  });
}

/** Which group gets furthest, and which least far. */
function compared(answer: Answer, by: string, entities: string): string {
  const groups = new Map<string, { entered: number; reached: number }>();
  for (const row of answer.rows) {
    const group = groupOf(answer, row);
    const reached = numberOf(cell(answer, row, 'entities'));
    groups.set(group, { entered: groups.get(group)?.entered ?? reached, reached });
  }
  const sorted = [...groups]
    .filter(([, { entered }]) => entered > 0)
    .sort(([, a], [, b]) => b.reached / b.entered - a.reached / a.entered);
  const [best] = sorted;
  const worst = sorted.at(-1);
  if (!best || !worst) return `Nobody did the first step in any group by ${by}.`;
  const say = ([name, { entered, reached }]: typeof best): string =>
    `${percent(reached / entered)} of ${count(entered)} ${entities} with "${name}"`;
  return sorted.length < 2
    ? `${say(best)} complete it; there is no other group by ${by}.`
    : `By ${by}: ${say(best)} complete it, and ${say(worst)}; ${sorted.length} groups.`;
}

/** The step before which the largest share is lost, of three steps or more. */
function largestDrop(answer: Answer, one: string, many: string): string {
  const entities = (row: readonly CardCell[] | undefined) => numberOf(cell(answer, row, 'entities'));
  const drops = answer.rows.slice(1).map((row, at) => ({
    step: cell(answer, row, 'event'),
    lost: entities(answer.rows[at]) - entities(row),
    rate: numberOf(cell(answer, row, 'rate_of_previous')),
  }));
  const [worst] = drops.sort((a, b) => a.rate - b.rate);
  return drops.length > 1 && worst
    ? ` The largest drop is before "${worst.step}": ${countedValue(worst.lost, one, many)} (${percent(1 - worst.rate)}).`
    : '';
}
