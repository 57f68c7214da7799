// Retention: of those who started in a period, how many came back in each one after it.
import type { Grain } from '../../../base/calendar.ts';
import type { PlanRetention } from '../../../plan/plan.ts';
import type { QuestionKind } from '../kind.ts';
import { cardOfRetention } from './card.ts';
import { retentionQuery } from './compile.ts';
import type { RetentionQuestion } from './question.ts';

/** How many periods a retention looks ahead when it names no brackets. */
const ahead: Readonly<Record<Grain, number>> = { hour: 24, day: 14, week: 8, month: 6, quarter: 4, year: 3 };

export const retentionKind: QuestionKind<RetentionQuestion, PlanRetention> = {
  kind: 'retention',
  section: 'retention',
  items: ({ retention }) => retention,
  ask({ name, entity, start, return: back, brackets, period: own }, { grain: period = own, ...base }) {
    const periods = brackets.length ? Math.max(...brackets) : ahead[period];
    const asked = { kind: 'retention', name, entity, start, return: back, period, periods, ...base } as const;
    return brackets.length ? { ...asked, brackets } : asked;
  },
  detail: ({ period }) => `retention by ${period}`,
  compile: retentionQuery,
  card: cardOfRetention,
};
