// Fills the rows of one form: columns by draws, then row by row what conditions ask for.

import { evaluate } from '../../expressions/evaluate.ts';
import type { Expr } from '../../expressions/expr.ts';
import type { Column, Scratch } from './column.ts';
import { makeColumn, present, putInto } from './column.ts';
import type { Placing } from './draw-counters.ts';
import { placesOf } from './draw-counters.ts';
import type { Field } from './field.ts';
import type { Form } from './form.ts';
import type { Reader, Surroundings } from './reader.ts';
import { readerOf } from './reader.ts';
import type { Filled, Skeleton } from './shard.ts';

/** What filling needs beside the rows. */
export interface Filling extends Placing {
  readonly around: Surroundings;
  readonly scratch: Scratch;
}

/** How often a row that does not fit its conditions is drawn anew before it is dropped. */
const mostTries = 64;

/** @param open whether variants are still to be found out: then those that apply need not be the form's */
export function fillForm(form: Form, rows: Uint32Array, skeleton: Skeleton, filling: Filling, open: boolean): Filled {
  const columns = columnsOf(form, form.fields, rows, skeleton, filling);
  const dropped = new Uint8Array(rows.length);
  const { shape, fields } = form;
  const needed = fields.flatMap((field, i) =>
    field.needed ? { tree: field.needed, column: columns[i] as Column } : [],
  );
  const rules = shape.musts.length || shape.mustNots.length || (shape.variants.length && !open);
  if (!needed.length && !rules) return { form, rows, columns, dropped };

  const reader = readerOf(shape.event, form, columns, filling.around);
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
export function variantsOf({ shape }: Form, reader: Reader): readonly string[] {
  return shape.variants.flatMap(({ name, where }) => (where && evaluate(where, reader.lookup) === true ? name : []));
}

function holds(form: Form, reader: Reader, open: boolean): boolean {
  const { musts, mustNots, variants } = form.shape;
  const isTrue = (tree: Expr) => evaluate(tree, reader.lookup) === true;
  if (!musts.every(isTrue) || mustNots.some(isTrue)) return false;
  return (
    open || variants.every(({ name, where }) => (where !== undefined && isTrue(where)) === form.variants.has(name))
  );
}

/** `required_when`: a key that is sent may make another one needed, so it is asked until nothing changes. */
function sendNeeded(needed: readonly { tree: Expr; column: Column }[], i: number, reader: Reader): void {
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
  form: Form,
  fields: readonly Field[],
  rows: Uint32Array,
  skeleton: Skeleton,
  filling: Filling,
): readonly Column[] {
  const known = new Map<string, ReturnType<typeof placesOf>>();
  return fields.map((field) => {
    const { place, maker } = field;
    const key = maker?.kind === 'numbered' ? undefined : place;
    const places = known.get(key ?? '') ?? placesOf(rows, form.shape, place, maker, skeleton, filling);
    if (key) known.set(key, places);
    return makeColumn(field, places, rows.length, filling.keyOf, filling.scratch);
  });
}

const isRedrawn = ({ place, maker, property }: Field, { shape }: Form): boolean =>
  place === 'row' && maker?.kind !== 'numbered' && shape.asked.has(property.name);

/** Draws what the conditions speak of once more, with keys of its own for each try. */
function redraw(
  form: Form,
  columns: readonly Column[],
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
    putInto(columns[at] as Column, i, one as Column);
  });
}
