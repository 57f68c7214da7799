// From places to rows with values: every row of a skeleton finds its form and is filled.
import { below } from '../draws/choice.ts';
import { drawAll } from '../draws/threefry.ts';
import type { EventTemplate } from './event-template.ts';
import type { Filling } from './fill.ts';
import { fillForm, variantsOf } from './fill.ts';
import type { FormOf } from './form.ts';
import { readerOf } from './reader.ts';
import type { Filled, Shard, Skeleton } from './shard.ts';
import { repeatedKeys } from './unique.ts';

export function assemble(
  skeleton: Skeleton,
  templates: readonly EventTemplate[],
  formOf: FormOf,
  filling: Filling,
): Shard {
  const filled = grouped(skeleton.template, skeleton.count, templates.length).flatMap((rows, i) =>
    rows.length ? settleShape(templates[i] as EventTemplate, rows, skeleton, formOf, filling) : [],
  );
  const part = new Uint32Array(skeleton.count);
  const local = new Uint32Array(skeleton.count);
  filled.forEach(({ rows }, at) => {
    for (let i = 0; i < rows.length; i++) {
      part[rows[i] as number] = at;
      local[rows[i] as number] = i;
    }
  });
  const kept = new Uint32Array(skeleton.count);
  let count = 0;
  const repeats = repeatedKeys(filled, skeleton);
  for (let row = 0; row < skeleton.count; row++) {
    const { dropped } = filled[part[row] as number] as Filled;
    if (!dropped[local[row] as number] && !repeats(row, part[row] as number, local[row] as number)) kept[count++] = row;
  }
  return { ...skeleton, filled, part, local, kept: kept.slice(0, count) };
}

function settleShape(
  template: EventTemplate,
  rows: Uint32Array,
  skeleton: Skeleton,
  formOf: FormOf,
  filling: Filling,
): readonly Filled[] {
  return byWay(template, rows, skeleton, filling).flatMap((some, alternative) => {
    if (!some.length) return [];
    const form = formOf(template, alternative, []);
    if (!template.variants.length) return [fillForm(form, some, skeleton, filling, false)];
    const open = fillForm(form, some, skeleton, filling, true);
    const reader = readerOf(template.event, form, open.columns, filling.around);
    const sorted = new Map<string, { readonly names: readonly string[]; readonly rows: number[] }>();
    some.forEach((row, i) => {
      reader.move(row, i);
      const names = variantsOf(form, reader);
      const key = names.join('\0');
      const same = sorted.get(key) ?? { names, rows: [] };
      sorted.set(key, same);
      same.rows.push(row);
    });
    return [...sorted.values()].map(({ names, rows: mine }) =>
      fillForm(formOf(template, alternative, names), Uint32Array.from(mine), skeleton, filling, false),
    );
  });
}

/** Of the ways to keep its conditions each row takes one of those its device allows, by a draw. */
function byWay(
  template: EventTemplate,
  rows: Uint32Array,
  skeleton: Skeleton,
  filling: Filling,
): readonly Uint32Array[] {
  if (template.alternatives.length === 1) return [rows];
  const ids = rows.map((row) => skeleton.user[row] as number);
  const slots = rows.map((row) => skeleton.slot[row] as number);
  const draws = new Uint32Array(rows.length);
  drawAll(filling.keyOf(`ways.${template.name}`), ids, slots, rows.length, draws, new Uint32Array(rows.length));
  const alternatives = Uint32Array.from(rows, (row, i) => {
    const open = template.open[skeleton.device[row] as number] ?? [];
    return open[below(open.length, draws[i] as number)] ?? 0;
  });
  return grouped(alternatives, rows.length, template.alternatives.length).map((some) =>
    some.map((i) => rows[i] as number),
  );
}

/** The indices 0..count-1 by what `of` says of them, ascending. */
function grouped(of: Uint32Array, count: number, groups: number): readonly Uint32Array[] {
  const sizes = new Uint32Array(groups);
  for (let i = 0; i < count; i++) (sizes[of[i] as number] as number)++;
  const lists = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (let i = 0; i < count; i++) {
    const group = of[i] as number;
    (lists[group] as Uint32Array)[(sizes[group] as number)++] = i;
  }
  return lists;
}
