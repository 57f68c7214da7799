// The comment above a query: everything that its numbers rest on, in words.
import type { CompileContext } from './context.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** What the question asks, then its rules, then those of every question. */
export function headerOf(
  context: CompileContext,
  asks: readonly string[],
  rules: readonly string[],
): readonly string[] {
  const { question, plan } = context;
  const { timezone, week_start: weekStart } = plan.semantics;
  const { since, until, through } = question;
  const range =
    since === undefined && until === undefined
      ? 'All days.'
      : `Days: ${since === undefined ? `up to ${until}` : until === undefined ? `from ${since}` : `${since} to ${until}`}, both included${through === undefined ? '' : `; data are complete through ${through}`}.`;
  return [
    ...asks,
    ...(question.by?.length ? [`By ${question.by.join(', ')}.`] : []),
    ...(question.where === undefined ? [] : [`Only events where ${question.where}.`]),
    ...(question.segment === undefined ? [] : [`Only entities of the segment ${question.segment}.`]),
    range,
    ...rules,
    `Time is event_time in ${timezone}; a week begins on ${weekdays[weekStart - 1]}; events without a time do not count.`,
    'An entity is told by its key, and a null key does not count; duplicated events are kept; NaN counts as no value.',
  ];
}
