// The events a funnel reads: each with the steps it can fill and the exclusions it is, in one order that decides ties.

import { addDays } from '../../../base/calendar.ts';
import { readDuration } from '../../../base/duration.ts';
import { aliased, and, caseWhen, column, literal, or, scan } from '../../build.ts';
import { QueryError } from '../../compile-error.ts';
import { type CompileContext, eventRowsOf, fieldByName } from '../../context.ts';
import type { SqlField } from '../../field.ts';
import type { Named, NamedRelation, Relation, SortOrder, SqlExpr } from '../../tree.ts';
import type { FunnelQuestion } from './question.ts';

export interface FunnelRows {
  /** The last one holds `entity`, `per` if asked, `event_time`, `event_id`, the dimensions, `is_1` … `is_n` (1 or 0), and what `passed` names. */
  readonly relations: readonly NamedRelation[];
  /** By time; at one instant the rows that can fill the first step, then the next, come first. */
  readonly order: readonly SortOrder[];
  readonly partition: readonly SqlExpr[];
  /** The column that counts the exclusions between step k and the next, `passed[k - 1]`. */
  readonly passed: readonly (string | undefined)[];
  readonly groups: readonly (Named & SqlField)[];
  readonly seconds: number;
}

export const sayFunnel = ({ name }: FunnelQuestion): string => (name === undefined ? 'the funnel' : `funnel ${name}`);

export function funnelRows(context: CompileContext, question: FunnelQuestion): FunnelRows {
  const who = sayFunnel(question);
  const seconds = windowOf(question);
  const { steps, since, until } = question;
  if (!steps[0]) throw new QueryError('wrong-question', `No step is named by ${who}. Name at least two.`);
  const entity = context.entity(question.entity);
  const per = perOf(context, question);
  const groups = context.groupsOf(context.event(steps[0].event, who), who);
  const conditions = steps.map((step, i) =>
    context.matching(context.event(step.event, who), step.where, `step ${i + 1} of ${who}`),
  );
  const exclusions = exclusionsOf(context, question);
  // Entries lie in the range; what follows them may come later.
  const entry = and(conditions[0], until === undefined ? undefined : context.within(undefined, until));
  const some = question.order === 'strict' ? [] : [...conditions, ...exclusions.map((one) => one.condition)];
  const where = and(
    { kind: 'isNull', not: true, of: entity.of },
    per && { kind: 'isNull', not: true, of: per },
    some.length && some.every((condition) => condition !== undefined) ? or(some) : undefined,
  );
  const last = until === undefined ? undefined : addDays(until, Math.ceil(seconds / 86_400));
  const matched: Relation = {
    kind: 'project',
    from: eventRowsOf(context, where, since, last),
    columns: [
      aliased('entity', entity.of),
      ...(per ? [aliased('per', per)] : []),
      aliased('event_time', context.time),
      aliased('event_id', context.envelope('event_id')),
      ...groups.map(({ name, of }) => aliased(name, of)),
      ...[entry, ...conditions.slice(1)].map((condition, i) => flag(`is_${i + 1}`, condition)),
      ...exclusions.map(({ name, condition }) => flag(name, condition)),
    ],
  };
  const partition = [column('entity'), ...(per ? [column('per')] : [])];
  const order: readonly SortOrder[] = [
    { of: column('event_time') },
    ...steps.map((_, i) => ({ of: column(`is_${i + 1}`), descending: true })),
    { of: column('event_id') },
  ];
  const name = context.freshName('matched');
  const relations: NamedRelation[] = [
    { name, of: matched, comment: `The events that ${who} is about, each with the steps it can fill` },
  ];
  if (exclusions.length) {
    const counts = exclusions.map(({ name: of, count }) =>
      aliased(count, { kind: 'windowCall', name: 'sum', of: column(of), partition, order, rows: 'upTo' }),
    );
    relations.push({
      name: context.freshName('counted'),
      of: { kind: 'window', from: scan(name), columns: counts },
      comment: 'How many exclusions have happened up to each event',
    });
  }
  const passed = steps.slice(1).map((_, i) => exclusions.find((one) => one.after.includes(i + 1))?.count);
  return { relations, order, partition, passed, groups, seconds };
}

const flag = (name: string, condition: SqlExpr | undefined): Named =>
  aliased(name, condition ? caseWhen(condition, literal(1), literal(0)) : literal(1));

function windowOf(question: FunnelQuestion): number {
  const ms = readDuration(question.window);
  if (ms !== undefined && ms >= 1000) return Math.floor(ms / 1000);
  throw new QueryError(
    'wrong-question',
    `The window of ${sayFunnel(question)} is ${question.window}. Write a length of time such as 30m, 12h, 7d.`,
  );
}

interface Exclusion {
  readonly name: string;
  readonly count: string;
  /** The steps behind which these end the way to the next. */
  readonly after: readonly number[];
  readonly condition: SqlExpr | undefined;
}

/** One flag for all exclusions that stand behind the same step, one for those that stand behind every step. */
function exclusionsOf(context: CompileContext, question: FunnelQuestion): readonly Exclusion[] {
  const who = sayFunnel(question);
  const given = question.exclusions ?? [];
  const bySet = new Map<string, Exclusion>();
  for (let k = 1; k < question.steps.length; k++) {
    const here = given.filter(({ after }) => after === undefined || after === k);
    if (!here.length) continue;
    const key = here.map((one) => given.indexOf(one)).join();
    const known = bySet.get(key);
    const conditions = here.map((one) =>
      context.matching(context.event(one.event, who), one.where, `an exclusion of ${who}`),
    );
    const condition = conditions.every((one) => one !== undefined) ? or(conditions) : undefined;
    const n = known ? known.name.slice('excludes_'.length) : String(k);
    bySet.set(key, { name: `excludes_${n}`, count: `excluded_${n}`, after: [...(known?.after ?? []), k], condition });
  }
  return [...bySet.values()];
}

/** What all steps of one conversion share, beside the entity. */
function perOf(context: CompileContext, question: FunnelQuestion): SqlExpr | undefined {
  const { per } = question;
  if (per === undefined) return undefined;
  if (per === 'session') return context.envelope('session_id');
  const who = sayFunnel(question);
  const found = question.steps.map((step) => fieldByName(context.fields(context.event(step.event, who)), per)?.of);
  const [first] = found;
  if (first && found.every((one) => JSON.stringify(one) === JSON.stringify(first))) return first;
  throw new QueryError(
    'wrong-question',
    `All steps of ${who} must share ${per}, and not all of their events have it under one wire name.`,
  );
}
