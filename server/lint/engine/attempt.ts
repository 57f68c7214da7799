// Fixes are carried out on a snapshot of their own before they are offered: what they answer must be gone, and nothing lost.
import { holding } from '../../base/halve.ts';
import type { FileInput } from '../../plan/fragments.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import { keepsAll } from '../../yaml/kept.ts';
import { edited } from '../../yaml/proof.ts';
import type { TextEdit } from '../../yaml/write.ts';
import type { TextFix } from './fix.ts';
import type { Linter } from './linter.ts';
import { ownerKey } from './problem.ts';
import { isOfSyntax, type RawDiagnostic } from './raw-diagnostic.ts';

/** A problem as its linter holds it, and the text edits that should do away with it. */
export interface Attempt {
  readonly raw: RawDiagnostic;
  readonly fix: TextFix;
}

/** Those that may be carried out at once, in as few groups as their places allow: no edit of one touches an edit of another. */
export function apart(attempts: readonly Attempt[], snapshot: Snapshot): readonly (readonly Attempt[])[] {
  const byFile = new Map<string, Group[]>();
  for (const attempt of attempts) {
    const groups = byFile.get(attempt.raw.uri) ?? [];
    byFile.set(attempt.raw.uri, groups);
    const places = placesOf(attempt, snapshot);
    const free = groups.find(({ taken }) => places.every((place) => isFree(place, taken)));
    if (!free && groups.length >= MOST_GROUPS) continue;
    const group: Group = free ?? { all: [], taken: new Map() };
    if (!free) groups.push(group);
    group.all.push(attempt);
    for (const place of places) take(place, group.taken);
  }
  return [...byFile.values()].flatMap((groups) => groups.map(({ all }) => all));
}
interface Group {
  readonly all: Attempt[];
  /** Where their edits are in each file, in order. */
  readonly taken: Map<string, Place[]>;
}
interface Place {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}
function placesOf({ fix }: Attempt, snapshot: Snapshot): readonly Place[] {
  return [...fix.edits].flatMap(([uri, edits]) =>
    edits.map(({ at }) => {
      const [start, end] = snapshot.doc(uri)?.offsets(at) ?? [0, 0];
      return { uri, start, end };
    }),
  );
}
/** The first place that ends at or behind an offset, by halving. */
function behind(all: readonly Place[], offset: number): number {
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((all[middle]?.end ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}
function isFree({ uri, start, end }: Place, taken: ReadonlyMap<string, readonly Place[]>): boolean {
  const all = taken.get(uri) ?? [];
  const next = all[behind(all, start)];
  return next === undefined || next.start > end;
}
function take(place: Place, taken: Map<string, Place[]>): void {
  const all = taken.get(place.uri);
  if (all) all.splice(behind(all, place.start), 0, place);
  else taken.set(place.uri, [place]);
}
const MOST_GROUPS = 16;

/** Those that work, tried at once. */
export const proven = (attempts: readonly Attempt[], linter: Linter, snapshot: Snapshot): ReadonlySet<Attempt> =>
  holding(attempts, (some) => works(some, linter, snapshot), MOST_TRIED);
const MOST_TRIED = 12;

/** Whether fixes, all at once, do what they say: fewer problems of their rules, no more syntax faults, no comment or anchor lost. */
function works(attempts: readonly Attempt[], linter: Linter, snapshot: Snapshot): boolean {
  const changes = new Map<string, FileInput>();
  for (const [uri, edits] of editsOf(attempts)) {
    const file = snapshot.files.get(uri);
    const doc = file && edited(file.doc, edits);
    if (!file || !doc) return false;
    const dropped = attempts.flatMap(({ fix }) => fix.dropped);
    if (!keepsAll(file.doc, doc, dropped)) return false;
    changes.set(uri, { kind: file.kind, doc });
  }
  const next = snapshot.with(changes);
  const { removed, added } = next.difference;
  const rules = new Set(attempts.map(({ raw }) => raw.rule));
  // A fix of the syntax may be a guess until now: each takes away a fault.
  const answers = attempts.filter(({ raw }) => isOfSyntax(raw.rule)).length;
  if (syntaxFaults(added) > syntaxFaults(removed) - answers) return false;
  return [...rules].every((rule) => {
    if (isOfSyntax(rule)) return true;
    const of = (fragments: readonly Fragment[], at: Snapshot) =>
      fragments.flatMap((fragment) => linter.saysOf(rule, fragment, at));
    const [were, are] = [of(removed, snapshot), of(added, next)];
    // What a rule says of the project as a whole is not in its parts, and seen in the next round.
    if (!were.length) return true;
    const answered = attempts.filter(({ raw }) => raw.rule === rule);
    return are.length <= were.length && isGone(answered, counted(were), counted(are));
  });
}

function isGone(
  answered: readonly Attempt[],
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): boolean {
  const wanted = counted(answered.flatMap(({ raw }) => raw.each?.() ?? [raw]));
  return [...wanted].every(([key, n]) => {
    const was = before.get(key) ?? 0;
    return was === 0 || (after.get(key) ?? 0) <= Math.max(0, was - n);
  });
}
function counted(raws: readonly RawDiagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of raws) {
    const key = `${ownerKey(finding.subject)}\0${finding.discriminator ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const syntaxFaults = (fragments: readonly Fragment[]): number =>
  fragments.reduce(
    (n, fragment) =>
      n + fragment.faults.filter(({ fault }) => fault === 'yaml-syntax' || fault === 'dbt-syntax').length,
    0,
  );

/** Equal edits are made once. */
function editsOf(attempts: readonly Attempt[]): ReadonlyMap<string, readonly TextEdit[]> {
  const files = new Map<string, TextEdit[]>();
  for (const { fix } of attempts)
    for (const [uri, edits] of fix.edits) {
      const list = files.get(uri);
      if (list) list.push(...edits);
      else files.set(uri, [...edits]);
    }
  return files;
}
