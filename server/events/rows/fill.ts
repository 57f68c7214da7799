// Fills the rows of one form: columns by draws, then row by row what conditions ask for.

import { evaluate } from '../../expressions/evaluate.ts';
import type { Expr } from '../../expressions/expr.ts';
import type { Scratch, ValueColumn } from './column.ts';
import { makeColumn, present, putInto } from './column.ts';
import type { Placing } from './draw-counters.ts';
import { placesOf } from './draw-counters.ts';
import type { Field } from './field.ts';
import type { RowForm } from './form.ts';
import type { Reader, SessionState } from './reader.ts';
import { readerOf } from './reader.ts';
import type { Filled, Skeleton } from './shard.ts';

/** What filling needs beside the rows. */
export interface Filling extends Placing {
  readonly around: SessionState;
  readonly scratch: Scratch;
}

/** How often a row that does not fit its conditions is drawn anew before it is dropped. */
const mostTries = 64;

/** @param open whether variants are still to be found out: then those that apply need not be the form's */
export function fillForm(
  form: RowForm,
  rows: Uint32Array,
  skeleton: Skeleton,
  filling: Filling,
  open: boolean,
): Filled {
  const columns = columnsOf(form, form.fields, rows, skeleton, filling);
  const dropped = new Uint8Array(rows.length);
  const { template, fields } = form;
  const needed = fields.flatMap((field, i) =>
    field.needed ? { tree: field.needed, column: columns[i] as ValueColumn } : [],
  );
  const rules = template.requires.length || template.excludes.length || (template.variants.length && !open);
  if (!needed.length && !rules) return { form, rows, columns, dropped };

  const reader = readerOf(template.event, form, columns, filling.around);
  const again = fields.filter((field) => isRedrawn(field, form));
  // What no draw of the row decides, such as a trait, does not change by drawing.
  const tries = again.length ? mostTries : 0;
  for (let i = 0; i < rows.length; i++) {
    reader.move(rows[i] as number, i);
    for (let tried = 0; ; tried++) {
      sendNeeded(needed, i, reader);
      if (!rules || holds(form, reader, open)) break;
      if (tried === tries) {
        dropped[i] = 1;
        break;
      }
      redraw(form, columns, rows, i, tried + 2, skeleton, filling);
    }
  }
  return { form, rows, columns, dropped };
}

/** The names of the variants whose condition is true. */
export function variantsOf({ template }: RowForm, reader: Reader): readonly string[] {
  return template.variants.flatMap(({ name, where }) => (where && evaluate(where, reader.lookup) === true ? name : []));
}

function holds(form: RowForm, reader: Reader, open: boolean): boolean {
  const { requires, excludes, variants } = form.template;
  const isTrue = (tree: Expr) => evaluate(tree, reader.lookup) === true;
  if (!requires.every(isTrue) || excludes.some(isTrue)) return false;
  return (
    open || variants.every(({ name, where }) => (where !== undefined && isTrue(where)) === form.variants.has(name))
  );
}

/** `required_when`: a key that is sent may make another one needed, so it is asked until nothing changes. */
function sendNeeded(needed: readonly { tree: Expr; column: ValueColumn }[], i: number, reader: Reader): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { tree, column } of needed) {
      if (column.state[i] === present || column.kind === 'none' || evaluate(tree, reader.lookup) !== true) continue;
      column.state[i] = present;
      changed = true;
    }
  }
}

function columnsOf(
  form: RowForm,
  fields: readonly Field[],
  rows: Uint32Array,
  skeleton: Skeleton,
  filling: Filling,
): readonly ValueColumn[] {
  const known = new Map<string, ReturnType<typeof placesOf>>();
  return fields.map((field) => {
    const { place, generator } = field;
    const key = generator?.kind === 'numbered' ? undefined : place;
    const places = known.get(key ?? '') ?? placesOf(rows, form.template, place, generator, skeleton, filling);
    if (key) known.set(key, places);
    return makeColumn(field, places, rows.length, filling.keyOf, filling.scratch);
  });
}

const isRedrawn = ({ place, generator, property }: Field, { template }: RowForm): boolean =>
  place === 'row' && generator?.kind !== 'numbered' && template.conditionNames.has(property.name);

/** Draws what the conditions speak of once more, with keys of its own for each try. */
function redraw(
  form: RowForm,
  columns: readonly ValueColumn[],
  rows: Uint32Array,
  i: number,
  attempt: number,
  skeleton: Skeleton,
  filling: Filling,
): void {
  form.fields.forEach((field, at) => {
    if (!isRedrawn(field, form)) return;
    const again = { ...field, path: `${field.path}~${attempt}` };
    const [one] = columnsOf(form, [again], rows.subarray(i, i + 1), skeleton, filling);
    putInto(columns[at] as ValueColumn, i, one as ValueColumn);
  });
}
