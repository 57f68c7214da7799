// Questions as data, and what becomes of one: a statement with its columns and the sentences that its numbers rest on.

import type { Day, Grain } from '../base/calendar.ts';
import type { ColumnType } from '../dataset/column-type.ts';
import type { PlanEntity } from '../plan/plan.ts';
import type { ColumnRole, TableView, Unit } from '../results/card.ts';
import type { QuestionShape } from './questions/question.schema.ts';
import type { Relation } from './tree.ts';

/** What every question may say; each kind adds to it in its own folder. */
export interface Base {
  readonly kind: string;
  /** What it is called in the plan. */
  readonly name?: string;
  /** First and last day, in the plan's time zone. With both, periods in which nothing happened show too. */
  readonly since?: Day;
  readonly until?: Day;
  /** The last day whose data have all arrived; `until` when nothing is said. Later periods are not `complete`. */
  readonly through?: Day;
  /** A condition on every event. */
  readonly where?: string;
  /** Properties, envelope fields or traits (`user.plan_tier`). */
  readonly by?: readonly string[];
  /** Only events of entities in this segment. */
  readonly segment?: string;
}
export type QuestionStep = QuestionShape<'questionStep'>;
export interface QuestionOptions extends Pick<Base, 'since' | 'until' | 'through' | 'by' | 'where' | 'segment'> {
  /** Of a metric: the period; of a retention: instead of its own. */
  readonly grain?: Grain;
}

export interface ResultColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  readonly unit?: Unit;
}
/** A column of a result. */
export const resultColumn = (name: string, type: ColumnType, role: ColumnRole, unit?: Unit): ResultColumn => ({
  name,
  type,
  role,
  ...(unit === undefined ? {} : { unit }),
});

/** What a kind makes of a question: rows, and what they mean. */
export interface Query {
  readonly of: Relation;
  readonly columns: readonly ResultColumn[];
  readonly view: TableView;
  /** What is asked, in a line. */
  readonly asks: string;
  /** What its numbers rest on, a sentence each. */
  readonly rules: readonly string[];
  /** What holds of every question of the kind: said above the statement only. */
  readonly conventions?: readonly string[];
  /** What is counted apart by its key, where rows are not. */
  readonly entity?: PlanEntity;
}
export interface CompiledQuestion {
  /** One statement; its header comment says all semantics. */
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  readonly view: TableView;
  /** How it is counted, a sentence each: what is not the same for every question. */
  readonly semantics: readonly string[];
}
