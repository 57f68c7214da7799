// A funnel as a query: entities per step, rates, times, and who may still come.

import { addDays } from '../../../base/calendar.ts';
import { sentenceCase } from '../../../results/format.ts';
import { aggregate, aliased, and, caseWhen, column, compare, literal, scan } from '../../build.ts';
import { QueryError } from '../../compile-error.ts';
import type { CompileContext } from '../../context.ts';
import { type Query, type ResultColumn, resultColumn } from '../../question.ts';
import { entityWords } from '../../sentences.ts';
import type { Named, NamedRelation, Relation, SqlExpr } from '../../tree.ts';
import { groupColumns } from '../metric/measure.ts';
import { chainSteps, enteredOf, reachedOf } from './chain.ts';
import type { FunnelQuestion } from './question.ts';
import { funnelRows, sayFunnel } from './rows.ts';
import { windowWords } from './window.ts';

/** Columns `step, event, <by>, entities, rate_of_first, rate_of_previous, median_seconds, immature`. */
export function funnelQuery(context: CompileContext, question: FunnelQuestion): Query {
  const who = sayFunnel(question);
  if (question.order === 'unordered') {
    throw new QueryError(
      'unsupported',
      `The steps of ${who} come in any order (unordered), which cannot be computed yet. Ordered and strict can.`,
    );
  }
  const { steps } = question;
  const rows = funnelRows(context, question);
  const chain = chainSteps(context, rows, steps.length, question.order === 'strict');
  const groups = rows.groups.map((group) => group.name);
  const names = {
    reached: context.freshName('reached'),
    entered: context.freshName('entered'),
    data: context.freshName('data'),
    steps: context.freshName('steps'),
    counted: context.freshName('per_step'),
  };
  const last = chain[chain.length - 1] as NamedRelation;
  const matched = rows.relations[0] as NamedRelation;
  const relations: NamedRelation[] = [
    ...context.before(),
    ...rows.relations,
    ...chain,
    {
      name: names.reached,
      of: reachedOf(last.name, steps.length),
      comment: 'Each entity that entered, with the furthest step it came to',
    },
    ...(groups.length
      ? [
          {
            name: names.entered,
            of: enteredOf(matched.name, rows.groups, rows.order),
            comment: 'What each entity was when it first entered',
          },
        ]
      : []),
    ...(question.through === undefined ? [{ name: names.data, of: lastEvent(context) }] : []),
    { name: names.steps, of: stepValues(question) },
    { name: names.counted, of: perStep(context, question, names, groups, rows.seconds) },
  ];
  const partition = groups.map((name) => column(name));
  const count = column('entities');
  const first: SqlExpr = { kind: 'windowCall', name: 'max', of: count, partition, order: [] };
  const previous: SqlExpr = { kind: 'windowCall', name: 'lag', of: count, partition, order: [{ of: column('step') }] };
  const columns: readonly Named[] = [
    ...['step', 'event', ...groups, 'entities'].map((name) => aliased(name)),
    aliased('rate_of_first', { kind: 'arithmetic', op: '/', left: count, right: first }),
    aliased('rate_of_previous', { kind: 'arithmetic', op: '/', left: count, right: previous }),
    ...['median_seconds', 'immature'].map((name) => aliased(name)),
  ];
  const body: Relation = { kind: 'project', from: scan(names.counted), columns };
  return {
    view: 'steps',
    asks: asks(question),
    rules: rulesOf(question),
    conventions: [
      'At one instant, events that can fill the first step come first, then those of the next, then all others; then by event_id.',
    ],
    entity: context.entity(question.entity),
    of: { kind: 'with', names: relations, in: { kind: 'sort', from: body, by: [...partition, column('step')] } },
    columns: resultColumns(groupColumns(rows.groups)),
  };
}

const resultColumns = (groups: readonly ResultColumn[]): readonly ResultColumn[] => [
  resultColumn('step', 'integer', 'step'),
  resultColumn('event', 'string', 'name'),
  ...groups,
  resultColumn('entities', 'integer', 'count'),
  resultColumn('rate_of_first', 'number', 'rate', 'share'),
  resultColumn('rate_of_previous', 'number', 'rate', 'share'),
  resultColumn('median_seconds', 'number', 'duration', 's'),
  resultColumn('immature', 'integer', 'open'),
];

const lastEvent = (context: CompileContext): Relation => ({
  kind: 'aggregate',
  from: context.events,
  by: [],
  columns: [aliased('last_event', aggregate('max', context.time))],
});

const stepValues = ({ steps }: FunnelQuestion): Relation => ({
  kind: 'values',
  columns: ['step', 'event'],
  rows: steps.map((step, i) => [literal(i + 1), literal(step.name ?? step.event)]),
});

function perStep(
  context: CompileContext,
  question: FunnelQuestion,
  names: { readonly reached: string; readonly entered: string; readonly data: string; readonly steps: string },
  groups: readonly string[],
  seconds: number,
): Relation {
  const of = (name: string) => column(name, names.reached);
  const step = column('step', names.steps);
  const isHere = compare('>=', of('level'), step);
  const later = question.steps.slice(1).map((_, i) => i + 2);
  const time: SqlExpr | undefined = later.length
    ? { kind: 'case', when: later.map((k) => [compare('=', step, literal(k)), of(`seconds_${k}`)] as const) }
    : undefined;
  const end: SqlExpr = { kind: 'call', name: 'addSeconds', of: of('last_start'), seconds };
  const { through } = question;
  const isOpen =
    through === undefined
      ? compare('>', end, column('last_event', names.data))
      : context.within(addDays(through, 1), undefined, end);
  const mayCome = and(
    compare('=', of('level'), { kind: 'arithmetic', op: '-', left: step, right: literal(1) }),
    isOpen,
  ) as SqlExpr;
  const byGroup = compare('=', column('entity', names.entered), of('entity'));
  const data = through === undefined ? [{ of: scan(names.data), as: names.data, type: 'inner' as const }] : [];
  return {
    kind: 'aggregate',
    from: {
      kind: 'join',
      from: { of: scan(names.steps), as: names.steps },
      with: [
        ...data,
        // Steps that nobody reached show; with groups there are none to show them for.
        { of: scan(names.reached), as: names.reached, type: groups.length ? 'inner' : 'left' },
        ...(groups.length ? [{ of: scan(names.entered), as: names.entered, type: 'inner' as const, on: byGroup }] : []),
      ],
    },
    by: [
      aliased('step', step),
      aliased('event', column('event', names.steps)),
      ...groups.map((name) => aliased(name, column(name, names.entered))),
    ],
    columns: [
      aliased('entities', aggregate('count', caseWhen(isHere, literal(1)))),
      aliased('median_seconds', time ? aggregate('percentile', time, 0.5) : literal(null, 'number')),
      aliased('immature', aggregate('count', caseWhen(mayCome, literal(1)))),
    ],
  };
}

function asks(question: FunnelQuestion): string {
  const steps = question.steps
    .map((step) => `${step.event}${step.where === undefined ? '' : ` where ${step.where}`}`)
    .join(' -> ');
  const name = question.name === undefined ? '' : ` ${question.name}`;
  return `Funnel${name} of ${question.entity}: ${steps}, ${question.order}, within ${question.window}${question.per === undefined ? '' : `, per ${question.per}`}.`;
}

function rulesOf(question: FunnelQuestion): readonly string[] {
  const excluded = (question.exclusions ?? []).map(
    ({ event, where, after }) =>
      `${event}${where === undefined ? '' : ` where ${where}`}${after === undefined ? '' : ` after step ${after}`}`,
  );
  const { one, many, some } = entityWords({ name: question.entity });
  return [
    `${sentenceCase(some)} counts for a step when the steps before it were done in order, each by another event.`,
    `The days are those of step 1; the steps after it may come later. The window of ${windowWords(question.window)} counts from step 1 and includes its end.`,
    question.order === 'strict'
      ? `No other event of the ${one} comes between two steps.`
      : 'Other events may come between two steps.',
    ...(excluded.length
      ? [`Excluded: ${excluded.join('; ')}. Such an event ends the way to the next step, and never fills it itself.`]
      : []),
    ...(question.by?.length ? [`${sentenceCase(some)} is in the group of its first step 1 in the range.`] : []),
    `Median time: over the ${many} that reached the step, the shortest time from step 1.`,
    `Still open: ${many} at the step before whose ${windowWords(question.window)} are not over ${question.through === undefined ? 'at the last event there is' : `after ${question.through}`}.`,
  ];
}
