// Finds what a name of the plan asks: a metric, a funnel, a retention, as a question that can be compiled.

import type { Grain } from '../base/calendar.ts';
import { closest } from '../base/did-you-mean.ts';
import type { Plan, PlanFunnel, PlanMetric, PlanRetention } from '../plan/plan.ts';
import type { CompileError } from './compile-error.ts';
import type { Base, Question } from './question.ts';
import { otherSemantics } from './semantics.ts';

export interface QuestionOptions extends Pick<Base, 'since' | 'until' | 'through' | 'by' | 'where' | 'segment'> {
  /** Of a metric: the period; of a retention: instead of its own. */
  readonly grain?: Grain;
}

/** How many periods a retention looks ahead when it names no brackets. */
const ahead: Readonly<Record<Grain, number>> = { hour: 24, day: 14, week: 8, month: 6, quarter: 4, year: 3 };

/**
 * The question that `name` asks. `funnel:checkout` says the kind; a plain name that several kinds share is `ambiguous-name`, with
 * those forms in `names`. A metric's own grain counts when no other is given.
 */
export function questionOf(plan: Plan, name: string, options: QuestionOptions = {}): Question | CompileError {
  const all = [
    ...plan.metrics.map((item) => ({ kind: 'metric', item }) as const),
    ...plan.funnels.map((item) => ({ kind: 'funnel', item }) as const),
    ...plan.retention.map((item) => ({ kind: 'retention', item }) as const),
  ];
  const exact = all.filter(({ item }) => item.name === name);
  const found = exact.length ? exact : all.filter(({ kind, item }) => `${kind}:${item.name}` === name);
  const [only] = found;
  if (!only)
    return unknown(
      name,
      all.map(({ item }) => item.name),
    );
  if (found.length > 1)
    return ambiguous(
      name,
      found.map(({ kind }) => `${kind}:${name}`),
    );
  const set = otherSemantics(only.item.semantics, plan.semantics);
  if (set.length)
    return {
      fault: 'unsupported',
      message: `The ${only.kind} ${only.item.name} sets semantics that this version does not compute: ${set.join(', ')}. Time zone and week are set for all questions, under semantics of trackwright.yml; take the rest out.`,
    };
  if (only.kind === 'funnel' && options.grain)
    return {
      fault: 'unsupported',
      message: `The funnel ${only.item.name} by ${options.grain} is not computed in this version. Ask it of one ${options.grain} at a time, with since and until.`,
    };
  switch (only.kind) {
    case 'metric':
      return metric(only.item, options);
    case 'funnel':
      return funnel(only.item, options);
    case 'retention':
      return retention(only.item, options);
  }
}

function metric(item: PlanMetric, { grain = item.grain, ...base }: QuestionOptions): Question {
  return { kind: 'metric', name: item.name, metric: item.name, ...base, ...(grain && { grain }) };
}

function funnel(item: PlanFunnel, { grain: _, ...base }: QuestionOptions): Question {
  const { name, entity, window, order, steps, per } = item;
  const exclusions = item.exclusions.map(({ event, where, after }) => {
    const step = after === undefined ? -1 : steps.findIndex((one) => one.name === after || one.event === after);
    return { event, ...(where !== undefined && { where }), ...(step >= 0 && { after: step + 1 }) };
  });
  return {
    kind: 'funnel',
    name,
    entity,
    window,
    order,
    steps,
    ...base,
    ...(exclusions.length && { exclusions }),
    ...(per && { per }),
  };
}

function retention(item: PlanRetention, { grain, ...base }: QuestionOptions): Question {
  const { name, entity, start, brackets } = item;
  const period = grain ?? item.period;
  const periods = brackets.length ? Math.max(...brackets) : ahead[period];
  return {
    kind: 'retention',
    name,
    entity,
    start,
    return: item.return,
    period,
    periods,
    ...base,
    ...(brackets.length && { brackets }),
  };
}

function ambiguous(name: string, names: readonly string[]): CompileError {
  return {
    fault: 'ambiguous-name',
    message: `${name} is the name of more than one thing. Say which: ${names.join(' or ')}.`,
    names,
  };
}

function unknown(name: string, names: readonly string[]): CompileError {
  const near = closest(name, names);
  const hint =
    near !== undefined
      ? `Did you mean ${near}?`
      : names.length
        ? `There are ${names.join(', ')}.`
        : 'The plan defines none.';
  return { fault: 'unknown-name', message: `No metric, funnel or retention is called ${name}. ${hint}`, names };
}
