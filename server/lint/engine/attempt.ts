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

/** Those that may be carried out at once, in as few groups as their places allow: in none does one reach into another. */
export function apart(attempts: readonly Attempt[], snapshot: Snapshot): readonly (readonly Attempt[])[] {
  const placed = attempts.map((attempt) => ({ attempt, reach: reachOf(attempt, snapshot) }));
  placed.sort((a, b) => a.reach.from - b.reach.from);
  const groups = new Map<string, Group[]>();
  for (const { attempt, reach } of placed) {
    const there = groups.get(attempt.raw.uri) ?? [];
    groups.set(attempt.raw.uri, there);
    const free = there.find(({ ends }) => [...reach.spans].every(([uri, [start]]) => start > (ends.get(uri) ?? -1)));
    const group: Group = free ?? { all: [], ends: new Map() };
    if (!free) there.push(group);
    group.all.push(attempt);
    for (const [uri, [, end]] of reach.spans) group.ends.set(uri, Math.max(end, group.ends.get(uri) ?? -1));
  }
  return [...groups.values()].flatMap((there) => there.slice(0, MOST_GROUPS).map(({ all }) => all));
}
interface Group {
  readonly all: Attempt[];
  /** Where the last of them ends in each file. */
  readonly ends: Map<string, number>;
}
/** From the first to the last of its edits in each file, and where it begins in the file of the problem. */
function reachOf({ raw, fix }: Attempt, snapshot: Snapshot) {
  const spans = new Map<string, readonly [number, number]>();
  for (const [uri, edits] of fix.edits) {
    const places = edits.map(({ at }) => snapshot.doc(uri)?.offsets(at) ?? ([0, 0] as const));
    spans.set(uri, [Math.min(...places.map(([from]) => from)), Math.max(...places.map(([, to]) => to))]);
  }
  return { spans, from: spans.get(raw.uri)?.[0] ?? 0 };
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
  const wanted = counted(answered.map(({ raw }) => raw));
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
