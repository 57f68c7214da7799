// Retention as a query: of the entities that first did something in a period, how many came back in each period after it.

import { addDays, type Day, nextStart, periodStart, periodsOf } from '../../../base/calendar.ts';
import { sentenceCase } from '../../../results/format.ts';
import { aggregate, aliased, and, column, literal, scan } from '../../build.ts';
import { QueryError } from '../../compile-error.ts';
import { type CompileContext, eventRowsOf, sayEvent } from '../../context.ts';
import { type Query, type QuestionStep, resultColumn } from '../../question.ts';
import { entityWords } from '../../sentences.ts';
import type { NamedRelation, Relation, SqlExpr } from '../../tree.ts';
import { cameBack, cohortTable, namesOf } from './cohorts.ts';
import type { RetentionQuestion } from './question.ts';

const mostPeriods = 1000;

/** Columns `cohort, size, period, entities, rate, complete`. */
export function retentionQuery(context: CompileContext, question: RetentionQuestion): Query {
  const { since, until } = rangeOf(question);
  const { period: grain } = question;
  const offsets = question.brackets ?? Array.from({ length: question.periods + 1 }, (_, n) => n);
  const calendar = calendarOf(context, question, since, until, Math.max(...offsets));
  const n = namesOf(context);
  const rows = (step: Partial<QuestionStep>, which: string, last: Day): Relation => {
    const who = `the ${which} of ${sayRetention(question)}`;
    const condition = context.matching(context.event(step.event, who), step.where, who);
    return eventRowsOf(context, and(condition, { kind: 'isNull', not: true, of: entity.of }), since, last);
  };
  const entity = context.entity(question.entity);
  const end = calendar.starts[calendar.starts.length - 1] as Day;
  const { through } = question;
  const relations: NamedRelation[] = [
    ...context.before(),
    { name: n.calendar, of: calendar.of, comment: `The ${grain}s of the range and of all returns that are asked for` },
    {
      name: n.cohorts,
      of: {
        kind: 'aggregate',
        from: rows(question.start, 'start', until),
        by: [aliased('entity', entity.of)],
        columns: [aliased('cohort', context.periodOf(grain, aggregate('min', context.time)))],
      },
      comment: `The ${grain} in which each entity first started`,
    },
    {
      name: n.returns,
      of: {
        kind: 'project',
        from: rows(question.return, 'return', addDays(nextStart(end, grain), -1)),
        columns: [aliased('entity', entity.of), aliased('returned', context.periodOf(grain))],
        distinct: true,
      },
      comment: `The ${grain}s in which each entity returned`,
    },
    {
      name: n.sizes,
      of: {
        kind: 'aggregate',
        from: scan(n.cohorts),
        by: [aliased('cohort')],
        columns: [aliased('size', aggregate('count'))],
      },
    },
    { name: n.offsets, of: { kind: 'values', columns: ['period'], rows: offsets.map((offset) => [literal(offset)]) } },
    {
      name: n.came_back,
      of: cameBack(n, Boolean(question.brackets)),
      comment: question.brackets ? `Returned in any of the ${grain}s 1 to N` : `Returned in the Nth ${grain} after`,
    },
    ...(through === undefined
      ? [
          {
            name: n.data,
            of: {
              kind: 'aggregate',
              from: context.events,
              by: [],
              columns: [aliased('last_event', aggregate('max', context.time))],
            } as const,
          },
        ]
      : []),
  ];
  const over: SqlExpr =
    through === undefined
      ? context.periodOf(grain, column('last_event', n.data))
      : literal(periodStart(addDays(through, 1), grain, context.semantics.week_start), 'date');
  return {
    view: 'cohorts',
    asks: asks(context, question),
    rules: rulesOf(question, context.semantics.timezone),
    entity: context.entity(question.entity),
    of: { kind: 'with', names: relations, in: cohortTable(n, calendar.cohorts, over, through === undefined) },
    columns: [
      resultColumn('cohort', 'date', 'cohort'),
      resultColumn('size', 'integer', 'size'),
      resultColumn('period', 'integer', 'offset', grain),
      resultColumn('entities', 'integer', 'count'),
      resultColumn('rate', 'number', 'rate', 'share'),
      resultColumn('complete', 'boolean', 'complete'),
    ],
  };
}

interface Calendar {
  readonly of: Relation;
  readonly starts: readonly Day[];
  /** How many of its first periods are cohorts. */
  readonly cohorts: number;
}

function calendarOf(
  context: CompileContext,
  question: RetentionQuestion,
  since: Day,
  until: Day,
  ahead: number,
): Calendar {
  const { period: grain } = question;
  const cohorts = periodsOf(since, until, grain, context.semantics.week_start, mostPeriods - ahead);
  if (!cohorts)
    throw new QueryError(
      'wrong-question',
      `${since} to ${until} has more than 1,000 ${grain}s with those that follow. Ask for a shorter range or a longer period.`,
    );
  const starts = cohorts.map((one) => one.start);
  for (let i = 0; i < ahead; i++) starts.push(nextStart(starts[starts.length - 1] as Day, grain));
  const rows = starts.map((start, i) => [literal(i), literal(start, 'date')]);
  return { of: { kind: 'values', columns: ['number', 'period'], rows }, starts, cohorts: cohorts.length };
}

function rangeOf(question: RetentionQuestion): { readonly since: Day; readonly until: Day } {
  const who = sayRetention(question);
  const { since, until } = question;
  if (question.by?.length)
    throw new QueryError(
      'unsupported',
      `The ${who} cannot be split by a property yet. Ask it with where instead, once per value.`,
    );
  if (question.period === 'hour')
    throw new QueryError('unsupported', `The ${who} is asked by hour. Its periods are days or longer.`);
  if (since !== undefined && until !== undefined) return { since, until };
  throw new QueryError(
    'wrong-question',
    `The ${who} needs the first and the last day on which entities may start: since and until.`,
  );
}

const sayRetention = ({ name }: RetentionQuestion): string => (name === undefined ? 'retention' : `retention ${name}`);

function asks(context: CompileContext, question: RetentionQuestion): string {
  const say = ({ event, where }: Partial<QuestionStep>) =>
    `${sayEvent(context.event(event, sayRetention(question)), 'any event')}${where === undefined ? '' : ` where ${where}`}`;
  return `Retention${question.name === undefined ? '' : ` ${question.name}`} of ${question.entity}: start ${say(question.start)}, return ${say(question.return)}, by ${question.period}.`;
}

function rulesOf({ period, brackets, entity, through }: RetentionQuestion, timezone: string): readonly string[] {
  const { some } = entityWords({ name: entity });
  const name = sentenceCase(period);
  return [
    `Cohort: the ${period} of ${some}'s first start in the range; a calendar ${period} in ${timezone}.`,
    brackets
      ? `${name} N: returned in any of the ${period}s 1 to N after the cohort's.`
      : `${name} N: returned in exactly the Nth ${period} after the cohort's; ${period} 0 is the whole cohort.`,
    `A ${period} is complete when it is over ${through === undefined ? 'before that of the last event' : `by ${through}`}.`,
  ];
}
