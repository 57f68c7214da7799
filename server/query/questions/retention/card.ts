// A retention's answer as a card.

import { nextStart } from '../../../base/calendar.ts';
import type { Card, CardCell } from '../../../results/card.ts';
import { percent, sentenceCase } from '../../../results/format.ts';
import { type Answer, answerCard, cell, numberOf } from '../../answer.ts';
import { entityWords } from '../../sentences.ts';
import type { RetentionQuestion } from './question.ts';

export function cardOfRetention(answer: Answer<RetentionQuestion>): Card {
  const { question } = answer;
  const { period, brackets } = question;
  const rows = answer.rows.filter((row) => hasBegun(answer, row));
  const { many } = entityWords({ name: question.entity });
  const base = {
    kind: 'metric',
    title: `Retention "${question.name ?? ''}"`,
    columns: { entities: { title: sentenceCase(many) } },
    rows,
  };
  const complete = rows.filter(
    (row) => cell(answer, row, 'complete') !== false && numberOf(cell(answer, row, 'period')) > 0,
  );
  if (!complete.length)
    return answerCard(answer, {
      ...base,
      verdict: 'unknown',
      headline: 'No cohort is old enough yet to say who came back.',
    });
  const last = Math.max(...complete.map((row) => numberOf(cell(answer, row, 'period'))));
  const at = complete.filter((row) => numberOf(cell(answer, row, 'period')) === last);
  const size = at.reduce((sum, row) => sum + numberOf(cell(answer, row, 'size')), 0);
  const back = at.reduce((sum, row) => sum + numberOf(cell(answer, row, 'entities')), 0);
  return answerCard(answer, {
    ...base,
    verdict: 'ok',
    headline: `${percent(size ? back / size : 0)} of ${many} come back ${brackets ? `within ${last} ${period}s` : `in ${period} ${last}, the last full ${period}`}.`,
    facts: [
      { name: 'cohorts', value: new Set(rows.map((row) => String(cell(answer, row, 'cohort')))).size },
      { name: 'rate', value: size ? back / size : null, unit: 'share' },
    ],
  });
}

/** A period that lies ahead has no rate, not one of zero: nobody could come back yet. */
function hasBegun(answer: Answer<RetentionQuestion>, row: readonly CardCell[]): boolean {
  const { question } = answer;
  if (question.through === undefined) return true;
  // Of the days 1 to 7 the first will do.
  const ahead = question.brackets ? 1 : numberOf(cell(answer, row, 'period'));
  let start = String(cell(answer, row, 'cohort'));
  for (let n = 0; n < ahead && start <= question.through; n++) start = nextStart(start, question.period);
  return start <= question.through;
}
