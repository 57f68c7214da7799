// Which rows of a cell are meant by an event's name and conditions, looked up in the rows as they are written.

import { evaluate } from '../../expressions/evaluate.ts';
import type { Expr } from '../../expressions/expr.ts';
import { parseCondition } from '../../expressions/parse.ts';
import { ANY_EVENT, type Plan } from '../../plan/plan.ts';
import type { Materialized } from '../generation-context.ts';
import { readerOf } from '../rows/reader.ts';

/** Rows of an event (of any where none is named, or `*` that no event is called) for which the conditions are true. */
export interface MatchedRows {
  readonly event?: string | undefined;
  readonly where?: string | undefined;
}

/** Whether a kept row of the cell is meant. */
export type RowMatcher = (row: number) => boolean;
/** The same for one part of the cell: all its rows, none, or as a row says. */
export type PartMatcher = boolean | RowMatcher;

export function matcherOf(wanted: MatchedRows, plan: Plan, played: Materialized): RowMatcher {
  const parts = partMatchers(wanted, plan, played);
  const { part } = played.shard;
  return (row) => {
    const matches = parts[part[row] as number] as PartMatcher;
    return typeof matches === 'boolean' ? matches : matches(row);
  };
}

/** An event is its wire name and its own `where`; names in conditions are those of the event, whoever wrote the row. */
export function partMatchers(
  { event: name, where }: MatchedRows,
  plan: Plan,
  { shard, around }: Materialized,
): readonly PartMatcher[] {
  const event = plan.events.find((one) => one.name === name);
  const trees = [event?.where, where].flatMap(treesOf);
  return shard.filled.map(({ form, columns }): PartMatcher => {
    if (event ? form.template.event.as !== event.as : name !== undefined && name !== ANY_EVENT) return false;
    if (!trees.length) return true;
    const reader = readerOf(event ?? form.template.event, form, columns, around);
    return (row) => {
      reader.move(row, shard.local[row] as number);
      return trees.every((tree) => evaluate(tree, reader.lookup) === true);
    };
  });
}

/** A condition that cannot be read holds nowhere. */
function treesOf(text: string | undefined): readonly Expr[] {
  if (text === undefined) return [];
  return [parseCondition(text).tree ?? { kind: 'literal', value: false, start: 0, end: 0 }];
}
