// What reading a table left out, changed, moved or guessed: every one named, with why and where.

/** `guessed`: nothing is lost, but a person should look; `moved`: kept under `meta`, which nothing reads. */
export type Fate = 'dropped' | 'changed' | 'moved' | 'guessed';
export interface Loss {
  readonly fate: Fate;
  readonly what: 'file' | 'table' | 'column' | 'row' | 'cell' | 'text';
  /** What it was, why, what was done; never where, so that equal ones can be told together. */
  readonly message: string;
  /** The row of the sheet (the header is one of them) or the line of the Markdown file, from 1. */
  readonly at?: number;
  /** The column's header as written. */
  readonly column?: string;
}
/** Equal losses told once, in the order of their first. */
export interface LossGroup extends Omit<Loss, 'at'> {
  /** Ascending; empty where the loss is of no row. */
  readonly at: readonly number[];
}

export function grouped(losses: readonly Loss[]): readonly LossGroup[] {
  const groups = new Map<string, { first: Loss; at: Set<number> }>();
  for (const loss of losses) {
    const key = [loss.fate, loss.what, loss.column ?? '', loss.message].join('\0');
    const group = groups.get(key) ?? { first: loss, at: new Set() };
    if (loss.at !== undefined) group.at.add(loss.at);
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
