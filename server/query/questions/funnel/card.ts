// A funnel's answer as a card.

import type { Plan } from '../../../plan/plan.ts';
import type { Card, Fact } from '../../../results/card.ts';
import { count, countedValue, percent } from '../../../results/format.ts';
import { type Answer, cardBase, cell, groupOf, numberOf, tableColumns } from '../../answer.ts';

export function cardOfFunnel(answer: Answer, plan: Plan): Card {
  const { question, rows, columns } = answer;
  const by = question.by ?? [];
  const title = `Funnel "${question.name ?? ''}"`;
  const table = {
    columns: tableColumns(columns, { rate_of_first: 'share', rate_of_previous: 'share', median_seconds: 's' }),
    rows,
  };
  const base = { ...cardBase(answer, title), table };
  const first = rows[0];
  const last = rows.at(-1);
  const entered = numberOf(cell(answer, first, 'entities'));
  const entity = question.kind === 'funnel' ? question.entity : 'user';
  if (!rows.length || (entered === 0 && !by.length))
    return { ...base, verdict: 'unknown', headline: `No ${entity} did the first step in this data.`, facts: [] };
  if (by.length)
    return { ...base, verdict: 'info', headline: compared(answer, by.join(', '), plural(entity)), facts: [] };
  const reached = numberOf(cell(answer, last, 'entities'));
  const window = question.kind === 'funnel' ? question.window : '';
  const facts: readonly Fact[] = [
    { name: 'entered', value: entered },
    { name: 'completed', value: reached },
    { name: 'conversion', value: entered ? reached / entered : null, unit: 'share' },
    { name: 'median time', value: cell(answer, last, 'median_seconds'), unit: 's' },
  ];
  const worst = worstStep(answer);
  const described = plan.funnels.find((funnel) => funnel.name === question.name)?.description;
  return {
    ...base,
    ...(described ? { title: `${title}: ${described}` } : {}),
    verdict: 'ok',
    headline: `${count(reached)} of ${count(entered)} ${plural(entity)} (${percent(reached / entered)}) get from "${cell(answer, first, 'event')}" to "${cell(answer, last, 'event')}" within ${inWords(window)}.${worst}`,
    facts,
  };
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

/** Where most are lost. */
function worstStep(answer: Answer): string {
  const lost = answer.rows
    .slice(1)
    .map((row) => ({ step: cell(answer, row, 'event'), rate: numberOf(cell(answer, row, 'rate_of_previous')) }))
    .sort((a, b) => a.rate - b.rate)[0];
  return answer.rows.length > 2 && lost
    ? ` Most are lost before "${lost.step}": ${percent(1 - lost.rate)} of those who came so far.`
    : '';
}
/** `7d` as it is said: 7 days. */
export function inWords(window: string): string {
  const [, number = '', unit = ''] = /^(\d+)\s*([a-z]+)$/.exec(window) ?? [];
  const noun = { ms: 'millisecond', s: 'second', min: 'minute', h: 'hour', d: 'day', w: 'week' }[unit];
  return noun ? countedValue(Number(number), noun) : window;
}

export const plural = (noun: string): string =>
  /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
