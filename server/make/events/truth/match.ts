// Which rows of a cell are meant by an event's name and conditions, looked up in the rows as they are written.

import { evaluate } from '../../../read/conditions/evaluate.ts';
import type { Expr } from '../../../read/conditions/expr.ts';
import { parseCondition } from '../../../read/conditions/parse.ts';
import type { Plan } from '../../../read/plan/plan.ts';
import type { Filled } from '../rows/cell.ts';
import { readerOf } from '../rows/reader.ts';
import type { Played } from '../stage.ts';

/** Rows of an event (`*`: of any) for which the conditions are true. */
export interface Wanted {
  readonly event: string;
  readonly where?: string | undefined;
}

/** Whether a kept row of the cell is meant. */
export type Matcher = (row: number) => boolean;

/** An event is its wire name and its own `where`; names in conditions are those of the event, whoever wrote the row. */
export function matcherOf({ event: name, where }: Wanted, plan: Plan, { cell, around }: Played): Matcher {
  const event = plan.events.find((one) => one.name === name);
  if (!event && name !== '*') return () => false;
  const trees = [event?.where, where].flatMap(treesOf);
  const parts = cell.filled.map((filled): ((row: number, local: number) => boolean) | undefined => {
    const { form, columns }: Filled = filled;
    if (event && form.shape.event.as !== event.as) return undefined;
    if (!trees.length) return () => true;
    const reader = readerOf(event ?? form.shape.event, form, columns, around);
    return (row, local) => {
      reader.move(row, local);
      return trees.every((tree) => evaluate(tree, reader.lookup) === true);
    };
  });
  return (row) => parts[cell.part[row] as number]?.(row, cell.local[row] as number) ?? false;
}

/** A condition that cannot be read holds nowhere. */
function treesOf(text: string | undefined): readonly Expr[] {
  if (text === undefined) return [];
  return [parseCondition(text).tree ?? { kind: 'literal', value: false, start: 0, end: 0 }];
}
