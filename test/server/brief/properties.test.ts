// What the events of everyday phrases carry: `phrase, pattern of the event, groups of names of which one each must be there`.
// `known.tsv` is what the lexicon was made for, `learned.tsv` was labelled before it was and looked at while it was made.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { propose } from './planned.ts';

interface Row {
  readonly phrase: string;
  readonly event: RegExp;
  readonly groups: readonly (readonly string[])[];
}

const rowsOf = (name: string): readonly Row[] =>
  readFileSync(path.join(import.meta.dirname, 'properties', `${name}.tsv`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [phrase = '', event = '', groups = ''] = line.split('\t');
      return { phrase, event: new RegExp(event), groups: groups.split(';').map((group) => group.split('|')) };
    });

type Listed = string | { readonly ref?: string; readonly name?: string };
const nameOf = (listed: Listed): string => (typeof listed === 'string' ? listed : (listed.ref ?? listed.name ?? ''));

/** Groups of which no name is there; all of them where no event has the name. */
function missing({ phrase, event, groups }: Row): readonly string[] {
  const { events } = propose({ feature: 'Feature', owner: 'core', actions: [phrase] });
  const named = events.filter(({ name }) => event.test(String(name)));
  const carried = new Set(named.flatMap(({ properties }) => ((properties ?? []) as readonly Listed[]).map(nameOf)));
  return groups
    .filter((group) => !group.some((name) => carried.has(name)))
    .map((group) => `${phrase}: ${group.join('|')}`);
}

describe.each([
  ['known', 60, 0.95],
  ['learned', 44, 0.95],
] as const)('%s phrases', (name, size, floor) => {
  const rows = rowsOf(name);
  it(`carry ${floor * 100} % of what anybody would ask for`, () => {
    expect(rows.length).toBeGreaterThanOrEqual(size);
    const lacking = rows.flatMap(missing);
    const wanted = rows.flatMap((row) => row.groups).length;
    expect(1 - lacking.length / wanted, lacking.join('\n')).toBeGreaterThanOrEqual(floor);
  });
});
