// Questions as a language: the keys of each kind, which their types and the JSON Schema of a question are computed from.

import { grains } from '../../plan/plan.schema.ts';
import {
  condition,
  integer,
  item,
  type KeyTable,
  list,
  looseRef,
  oneOf,
  optional,
  ref,
  required,
  text,
} from '../../schema/kinds.ts';
import type { PlainItem } from '../../schema/plain-item.ts';

/** What every question may say. */
const base = {
  name: optional(text, 'What it is called in the plan.'),
  since: optional(text, "Its first day, in the plan's time zone."),
  until: optional(text, 'Its last day. With both, periods in which nothing happened show too.'),
  through: optional(text, 'The last day whose data have all arrived: later periods are not complete.'),
  where: optional(condition, 'A condition on every event.'),
  by: optional(list(looseRef('property')), 'Properties, fields of every event or traits (user.plan_tier).'),
  segment: optional(ref('segment'), 'Only events of entities in this segment.'),
} as const;

export const questionKeys = {
  metric: {
    kind: required(oneOf('metric'), 'A number, in all or by period.'),
    metric: required(ref('metric'), 'The metric of the plan.'),
    grain: optional(oneOf(...grains), 'Its period; one value for the whole range without.'),
    ...base,
  },
  funnel: {
    kind: required(oneOf('funnel'), 'How many reach each of some steps.'),
    entity: required(ref('entity'), 'Who goes through it.'),
    window: required(text, 'How long it may take from the first step: 30m, 7d; inclusive.'),
    order: required(oneOf('ordered', 'strict', 'unordered'), 'Whether the order of the steps counts.'),
    steps: required(list(item('questionStep')), 'Its steps, in order.'),
    exclusions: optional(list(item('questionExclusion')), 'Events that end an attempt.'),
    per: optional(text, 'session, or what all steps of one conversion must share.'),
    ...base,
  },
  retention: {
    kind: required(oneOf('retention'), 'Who comes back.'),
    entity: required(ref('entity'), 'Who it is that comes back.'),
    start: required(item('questionOccurrence'), 'What begins a cohort.'),
    return: required(item('questionOccurrence'), 'What counts as coming back.'),
    period: required(oneOf(...grains), 'Day, week, month …'),
    periods: required(integer, "How many periods after the cohort's own are asked."),
    brackets: optional(list(integer), 'Instead of single periods: a return in the periods 1..N, for each N.'),
    ...base,
  },
  questionStep: {
    event: required(looseRef('event'), 'An event, or "*".'),
    where: optional(condition, 'Only these rows.'),
    name: optional(text, 'What the step is called.'),
  },
  questionOccurrence: {
    event: optional(looseRef('event'), 'An event; any where none is named.'),
    where: optional(condition, 'Only these rows.'),
    name: optional(text, 'What it is called.'),
  },
  questionExclusion: {
    event: required(looseRef('event'), 'The event that must not come.'),
    where: optional(condition, 'Only these rows.'),
    name: optional(text, 'What it is called.'),
    after: optional(integer, 'The number of the step behind which it counts; behind every step without.'),
  },
} as const satisfies KeyTable;

export type QuestionShape<S extends keyof typeof questionKeys> = PlainItem<typeof questionKeys, S>;
