// What a person should know of a reading: what was lost on the way, and what was assumed; every one named, with why and where.

interface Told {
  readonly what: 'file' | 'table' | 'column' | 'row' | 'cell' | 'text';
  /** What it was, why, what was done; never where, so that equal ones can be told together. */
  readonly message: string;
  /** The row of the sheet (the header is one of them) or the line of the Markdown file, from 1. */
  readonly at?: number;
  /** The column's header as written. */
  readonly column?: string;
}
/** Something that the plan does not hold as it was written. `moved`: kept under `meta`, which nothing reads. */
export interface Loss extends Told {
  readonly fate: 'dropped' | 'changed' | 'moved';
}
/** Nothing is lost, but what the plan says rests on a guess, which a person should look at. */
export interface Assumption extends Told {
  readonly fate: 'assumed';
}
/** In the order in which the reading came to them; `Imported` has the two kinds apart. */
export type Remark = Loss | Assumption;
/** Equal remarks told once, in the order of their first. */
export type RemarkGroup<R extends Remark = Remark> = Omit<R, 'at'> & {
  /** Ascending; empty where the remark is of no row. */
  readonly at: readonly number[];
};

/** What was lost, and what was assumed. */
export function sortedRemarks(remarks: readonly Remark[]): {
  readonly losses: readonly RemarkGroup<Loss>[];
  readonly assumptions: readonly RemarkGroup<Assumption>[];
} {
  return {
    losses: grouped(remarks.filter((one): one is Loss => one.fate !== 'assumed')),
    assumptions: grouped(remarks.filter((one): one is Assumption => one.fate === 'assumed')),
  };
}

export function grouped<R extends Remark>(remarks: readonly R[]): readonly RemarkGroup<R>[] {
  const groups = new Map<string, { first: R; at: Set<number> }>();
  for (const remark of remarks) {
    const key = [remark.fate, remark.what, remark.column ?? '', remark.message].join('\0');
    const group = groups.get(key) ?? { first: remark, at: new Set() };
    if (remark.at !== undefined) group.at.add(remark.at);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ first: { at: _, ...rest }, at }) => ({
    ...rest,
    at: [...at].sort((a, b) => a - b),
  }));
}

/** `rows 3, 5 to 9 and 12 more`; nothing for no rows. */
export function placesText(at: readonly number[], unit: 'row' | 'line'): string {
  const runs = runsOf(at);
  const shown = runs.slice(0, SHOWN);
  const rest = runs.slice(SHOWN).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const texts = shown.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  if (!texts.length) return '';
  const all = rest ? `${texts.join(', ')} and ${rest} more` : joined(texts);
  return `${unit}${at.length === 1 ? '' : 's'} ${all}`;
}
const SHOWN = 8;
const joined = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;

function runsOf(at: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const n of at) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs;
}

/** What stood somewhere, short enough for a sentence. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${[...line].slice(0, 57).join('')}…` : line;
}
