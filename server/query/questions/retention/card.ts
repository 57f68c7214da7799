// A retention's answer as a card.

import { nextStart } from '../../../base/calendar.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Card, CardCell } from '../../../results/card.ts';
import { percent } from '../../../results/format.ts';
import { type Answer, cardBase, cell, numberOf, tableColumns } from '../../answer.ts';
import { plural } from '../funnel/card.ts';

export function cardOfRetention(answer: Answer, plan: Plan): Card {
  const { question, columns } = answer;
  const rows = answer.rows.filter((row) => hasBegun(answer, row));
  const described = plan.retention.find((one) => one.name === question.name);
  const period = question.kind === 'retention' ? question.period : 'period';
  const base = {
    ...cardBase(answer, `Retention "${question.name ?? ''}"`),
    table: { columns: tableColumns(columns, { rate: 'share', period }), rows },
  };
  const entity = described?.entity ?? 'user';
  const complete = rows.filter(
    (row) => cell(answer, row, 'complete') !== false && numberOf(cell(answer, row, 'period')) > 0,
  );
  if (!complete.length)
    return { ...base, verdict: 'unknown', headline: 'No cohort is old enough yet to say who came back.', facts: [] };
  const last = Math.max(...complete.map((row) => numberOf(cell(answer, row, 'period'))));
  const at = complete.filter((row) => numberOf(cell(answer, row, 'period')) === last);
  const size = at.reduce((sum, row) => sum + numberOf(cell(answer, row, 'size')), 0);
  const back = at.reduce((sum, row) => sum + numberOf(cell(answer, row, 'entities')), 0);
  return {
    ...base,
    verdict: 'ok',
    headline: `${percent(size ? back / size : 0)} of ${plural(entity)} come back ${question.kind === 'retention' && question.brackets ? `within ${last} ${period}s` : `in ${period} ${last}`}.`,
    facts: [
      { name: 'cohorts', value: new Set(rows.map((row) => String(cell(answer, row, 'cohort')))).size },
      { name: 'rate', value: size ? back / size : null, unit: 'share' },
    ],
  };
}

/** A period that lies ahead has no rate, not one of zero: nobody could come back yet. */
function hasBegun(answer: Answer, row: readonly CardCell[]): boolean {
  const { question } = answer;
  if (question.kind !== 'retention' || question.through === undefined) return true;
  // Of the days 1 to 7 the first will do.
  const ahead = question.brackets ? 1 : numberOf(cell(answer, row, 'period'));
  let start = String(cell(answer, row, 'cohort'));
  for (let n = 0; n < ahead && start <= question.through; n++) start = nextStart(start, question.period);
  return start <= question.through;
}
