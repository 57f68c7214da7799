// What every kind of question needs while it is compiled: rows of an event, the range, the dimensions, names that are free.

import { addDays, type Day, isDay } from '../base/calendar.ts';
import { closest, didYouMean } from '../base/did-you-mean.ts';
import { type AnyEvent, anyEvent, type Binding, bind } from '../dataset/binding.ts';
import type { Storage } from '../dataset/storage.ts';
import { ANY_EVENT, type EnvelopeField, type Plan, type PlanEntity, type PlanEvent } from '../plan/plan.ts';
import { and, compare, filter, literal } from './build.ts';
import { QueryError } from './compile-error.ts';
import { conditionSql } from './condition.ts';
import { eventCondition, requireOneTable } from './event-rows.ts';
import { fieldSql, type SqlField, type SqlFields } from './field.ts';
import type { Base } from './question.ts';
import type { QuestionSemantics } from './semantics.ts';
import { joinedTraitsOf, type UsedTraits, wireSql } from './traits.ts';
import type { Named, NamedRelation, Relation, SqlExpr, SqlGrain } from './tree.ts';

export interface CompileContext {
  readonly plan: Plan;
  readonly question: Base;
  readonly semantics: QuestionSemantics;
  /** All rows, whatever the event. */
  readonly events: Relation;
  readonly time: SqlExpr;
  envelope(field: EnvelopeField): SqlExpr;
  /** What result columns and inner columns call the dimensions. */
  readonly dimensions: readonly string[];
  /** By its name; any event for `*` that no event is called, and where none is named. */
  event(name: string | undefined, where: string): PlanEvent | AnyEvent;
  entity(name: string): PlanEntity & { readonly of: SqlExpr };
  fields(event: PlanEvent | AnyEvent): SqlFields;
  /** The dimensions' values on rows of an event, under their names. */
  groupsOf(event: PlanEvent | AnyEvent, where: string): readonly (Named & SqlField)[];
  /** Which rows are this event, meet the condition and lie in the question's `where` and segment; undefined: all. */
  matching(event: PlanEvent | AnyEvent, condition: string | undefined, where: string): SqlExpr | undefined;
  /** Whether a time lies in these days; the event's when none is given. A null lies nowhere. */
  within(since: Day | undefined, until: Day | undefined, time?: SqlExpr): SqlExpr;
  /** The period a time lies in: its first day, or the hour in UTC. */
  periodOf(grain: SqlGrain, time?: SqlExpr): SqlExpr;
  /** A name for a relation of the statement that hides no table. */
  freshName(name: string): string;
  /** Relations that must stand before all others. */
  readonly before: () => readonly NamedRelation[];
}

/** Names of columns that results or inner relations have of their own. */
const ownColumns: ReadonlySet<string> = new Set(
  'period complete value numerator denominator step event entity entities day per nth level last_start event_time event_id'.split(
    ' ',
  ),
);
const isOwn = (name: string): boolean =>
  ownColumns.has(name) || /^(is|start|before|seconds|excludes|excluded)_\d+$/.test(name);

/** `used` collects the traits that the question names, or holds what an earlier pass has collected. */
export function contextOf(
  plan: Plan,
  question: Base,
  storage: Storage,
  semantics: QuestionSemantics,
  used: UsedTraits,
): CompileContext {
  requireOneTable(storage, 'Questions');
  const binding = bind(plan, storage);
  const traits = joinedTraitsOf(binding, used);
  const { timezone, week_start: weekStart } = semantics;
  const envelope = (field: EnvelopeField): SqlExpr => wireSql(binding, field);
  const time = envelope(semantics.clock);
  const dimensions = dimensionNames(question.by ?? []);
  const tables = new Set([storage.table, ...(storage.entities ?? []).map((entity) => entity.table)]);
  for (const day of [question.since, question.until, question.through]) {
    if (day !== undefined && !isDay(day))
      throw new QueryError('wrong-question', `"${day}" is not a date. Write it as YYYY-MM-DD.`);
  }
  if (question.since !== undefined && question.until !== undefined && question.since > question.until) {
    throw new QueryError(
      'wrong-question',
      `The range ends on ${question.until}, before it begins on ${question.since}. Swap the two days.`,
    );
  }
  const context: CompileContext = {
    plan,
    question,
    semantics,
    events: traits.events,
    time,
    envelope,
    dimensions,
    before: traits.before,
    event(name, where) {
      const found = plan.events.find((event) => event.name === name);
      if (found) return found;
      if (name === undefined || name === ANY_EVENT) return anyEvent;
      const near = closest(
        name,
        plan.events.map((event) => event.name),
      );
      throw new QueryError(
        'unknown-name',
        `${where} names the event ${name}, which the plan does not define.${didYouMean(near, true)}`,
      );
    },
    entity(name) {
      const found = plan.entities.find((entity) => entity.name === name);
      if (found) return { ...found, of: wireSql(binding, found.key) };
      throw new QueryError(
        'unknown-name',
        `The plan defines no entity ${name}. Its entities are ${plan.entities.map((entity) => entity.name).join(', ')}.`,
      );
    },
    fields: (event) => (path) => namedField(binding, event, path) ?? traits.field(path),
    groupsOf: (event, where) =>
      (question.by ?? []).map((name, i) => {
        const field = fieldByName(context.fields(event), name);
        if (field) return { name: dimensions[i] as string, type: field.type, of: withoutNan(field) };
        throw new QueryError(
          'unknown-name',
          `${where} cannot be split by ${name}: ${event === anyEvent ? 'its events have' : `${event.name} has`} no such property.`,
        );
      }),
    matching: (event, condition, where) =>
      and(
        event === anyEvent
          ? undefined
          : eventCondition(binding.event(event), event.name, envelope('event_name'), context.fields(event)),
        conditionSql(condition, context.fields(event), where),
        conditionSql(question.where, context.fields(event), 'the question'),
        question.segment === undefined ? undefined : traits.segment(question.segment),
      ),
    within: (since, until, of = time) => inDays(of, since, until, timezone, weekStart),
    periodOf(grain, of = time) {
      const start: SqlExpr = { kind: 'call', name: 'dateTrunc', of, grain, weekStart, timezone };
      return grain === 'hour' ? start : { kind: 'cast', of: start, to: 'date' };
    },
    freshName: (name) => (tables.has(name) ? `${name}_` : name),
  };
  return context;
}

/** What a path of names leads to in rows of an event. */
function namedField(binding: Binding, event: PlanEvent | AnyEvent, path: readonly string[]): SqlField | undefined {
  const bound = binding.field(event, path);
  return bound && fieldSql(bound);
}

/** For people: `all events`, or the event's name. */
export const sayEvent = (event: PlanEvent | AnyEvent, all: string): string => (event === anyEvent ? all : event.name);

/** The field's value, null for NaN. */
export const withoutNan = ({ of, type }: SqlField): SqlExpr =>
  type === 'number' ? { kind: 'call', name: 'nanToNull', of } : of;

/** A property by its name, or a path by its names with dots. */
export function fieldByName(fields: SqlFields, name: string): SqlField | undefined {
  return fields([name]) ?? (name.includes('.') ? fields(name.split('.')) : undefined);
}

/** The rows of an event that meet its conditions, in these days. */
export function eventRowsOf(
  context: CompileContext,
  where: SqlExpr | undefined,
  since = context.question.since,
  until = context.question.until,
): Relation {
  return filter(context.events, and(where, context.within(since, until)));
}

function inDays(
  time: SqlExpr,
  since: Day | undefined,
  until: Day | undefined,
  timezone: string,
  weekStart: number,
): SqlExpr {
  const utc = timezone === 'UTC';
  const local: SqlExpr = utc ? time : { kind: 'call', name: 'dateTrunc', of: time, grain: 'day', weekStart, timezone };
  const midnight = (day: Day) => literal(`${day} 00:00:00`, 'time');
  const range = and(
    since === undefined ? undefined : compare('>=', local, midnight(since)),
    until === undefined ? undefined : compare('<', local, midnight(addDays(until, 1))),
  );
  return range ?? { kind: 'isNull', not: true, of: time };
}

function dimensionNames(by: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return by.map((name) => {
    let free = name;
    while (isOwn(free.toLowerCase()) || taken.has(free.toLowerCase())) free = `by_${free}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
