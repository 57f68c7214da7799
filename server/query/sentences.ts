// Everything that the numbers of a query rest on, in words: for the comment above it, and for the card of its answer.
import { regularPlural } from '../base/count.ts';
import type { PlanEntity } from '../plan/plan.ts';
import { sentenceCase } from '../results/format.ts';
import type { CompileContext } from './context.ts';
import type { Query } from './question.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export interface Sentences {
  /** What is this question's own. */
  readonly semantics: readonly string[];
  /** What holds of all of them. */
  readonly conventions: readonly string[];
}

export function sentencesOf(context: CompileContext, { rules, conventions = [], entity }: Query): Sentences {
  const { question, semantics } = context;
  const { timezone, week_start: weekStart, clock } = semantics;
  const { since, until, through } = question;
  const range =
    since === undefined && until === undefined
      ? 'All days.'
      : `Days: ${since === undefined ? `up to ${until}` : until === undefined ? `from ${since}` : `${since} to ${until}`}, both included${through === undefined ? '' : `; data are complete through ${through}`}.`;
  const apart = entity
    ? `${sentenceCase(entityWords(entity).many)} are told apart by ${entity.key}; rows without one are left out. `
    : '';
  return {
    semantics: [
      ...(question.by?.length ? [`By ${question.by.join(', ')}.`] : []),
      ...(question.where === undefined ? [] : [`Only events where ${question.where}.`]),
      ...(question.segment === undefined ? [] : [`Only entities of the segment ${question.segment}.`]),
      range,
      ...rules,
      `${apart}Duplicates are kept.`,
    ],
    conventions: [
      ...conventions,
      `Time is ${clock} in ${timezone}; a week begins on ${weekdays[weekStart - 1]}; events without a time do not count.`,
      'NaN counts as no value.',
    ],
  };
}

/** What one is called, and several: `user` and `users`, with `a` or `an` before one. */
export function entityWords({ name }: Pick<PlanEntity, 'name'>): {
  readonly one: string;
  readonly many: string;
  readonly some: string;
} {
  const one = name.replaceAll('_', ' ');
  return { one, many: regularPlural(one), some: `${/^(?:[aeio]|u(?!ni|s))/i.test(one) ? 'an' : 'a'} ${one}` };
}
