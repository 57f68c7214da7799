// The fix of a problem as text edits; and many fixes at once, none of them over another.

import type { Snapshot } from '../../plan/snapshot.ts';
import type { TextEdit } from '../../yaml/write.ts';
import { type Attempt, apart, proven } from './attempt.ts';
import { isLocated } from './facts.ts';
import type { TextFix } from './fix.ts';
import type { Linter } from './linter.ts';
import type { Problem } from './problem.ts';
import { isOfSyntax } from './raw-diagnostic.ts';
import { crashReport } from './rule-crash.ts';
import { draftOf, isBroken, wantedFix } from './text-edits.ts';

export type { TextFix } from './fix.ts';

/**
 * The fix of a problem as its rule would fix it now; undefined where there is none, where the text there cannot be read,
 * and where it would not fix what it says, or lose something on the way.
 * A rule that throws is told among the linter's problems from then on.
 */
export function fixOf(problem: Problem, linter: Linter, snapshot: Snapshot): TextFix | undefined {
  return fixesOf([problem], linter, snapshot).get(problem);
}

/** The fixes of many problems, tried together: as good as `fixOf` of each, for the price of few. */
export function fixesOf(
  problems: readonly Problem[],
  linter: Linter,
  snapshot: Snapshot,
): ReadonlyMap<Problem, TextFix> {
  const drafts = problems.flatMap((problem) => {
    const fix = drafted(problem, linter, snapshot);
    return fix ? [{ problem, attempt: { raw: problem.raw, fix } }] : [];
  });
  const kept = new Set<Attempt>();
  for (const some of apart(
    drafts.map(({ attempt }) => attempt),
    snapshot,
  ))
    for (const attempt of proven(some, linter, snapshot)) kept.add(attempt);
  return new Map(drafts.flatMap(({ problem, attempt }) => (kept.has(attempt) ? [[problem, attempt.fix]] : [])));
}
/**
 * What the fix of a problem is called, for a menu: nothing is edited or tried for it, so that it may still come to nothing
 * when it is asked for. None where the text of the problem cannot be read.
 */
export function fixTitle(problem: Problem, linter: Linter, snapshot: Snapshot): string | undefined {
  const { rule, finding } = problem.raw;
  const at = finding.at && isLocated(finding.at) ? finding.at.span : finding.at;
  if (!problem.fixable || (at && !isOfSyntax(rule) && isBroken(at, snapshot))) return undefined;
  return asked(problem, linter, () => wantedFix(problem, linter, snapshot)?.title);
}
const drafted = (problem: Problem, linter: Linter, snapshot: Snapshot): TextFix | undefined =>
  asked(problem, linter, () => draftOf(problem, linter, snapshot));

function asked<T>({ raw: { rule, uri, finding } }: Problem, linter: Linter, ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    linter.fixFailed(crashReport(rule, error, uri, finding.at));
    return undefined;
  }
}

/** The text edits of several fixes: equal edits are joined, a fix that overlaps one already taken waits for the next round. */
export function together(fixes: readonly TextFix[], snapshot: Snapshot): ReadonlyMap<string, readonly TextEdit[]> {
  const files = new Map<string, Taken>();
  for (const fix of fixes) {
    const placed = [...fix.edits].flatMap(([uri, edits]) =>
      edits.map((edit) => ({ uri, at: snapshot.doc(uri)?.offsets(edit.at) ?? ([0, 0] as const), edit })),
    );
    const isSame = (one: Placed, other: Placed) => sameSpan(one.at, other.at) && one.edit.text === other.edit.text;
    if (
      placed.some((one) =>
        near(files.get(one.uri), one).some((other) => clash(one.at, other.at) && !isSame(one, other)),
      )
    )
      continue;
    for (const one of placed) {
      const file: Taken = files.get(one.uri) ?? { edits: [], pieces: new Map() };
      files.set(one.uri, file);
      if (near(file, one).some((other) => isSame(one, other))) continue;
      file.edits.push(one.edit);
      for (const piece of piecesOf(one)) file.pieces.set(piece, [...(file.pieces.get(piece) ?? []), one]);
    }
  }
  return new Map([...files].map(([uri, { edits }]) => [uri, edits]));
}
type Offsets = readonly [number, number];
interface Placed {
  readonly at: Offsets;
  readonly edit: TextEdit;
}
/** Edits of one file by the pieces of its text that they touch, so that one is held against its neighbours alone. */
interface Taken {
  readonly edits: TextEdit[];
  readonly pieces: Map<number, readonly Placed[]>;
}
const PIECE = 256;
const piecesOf = ({ at: [start, end] }: Placed): readonly number[] => {
  const first = Math.floor(start / PIECE);
  return Array.from({ length: Math.floor(end / PIECE) - first + 1 }, (_, i) => first + i);
};
const near = (file: Taken | undefined, one: Placed): readonly Placed[] =>
  file ? piecesOf(one).flatMap((piece) => file.pieces.get(piece) ?? []) : [];
const sameSpan = (a: Offsets, b: Offsets): boolean => a[0] === b[0] && a[1] === b[1];
/** Two insertions at one place also clash: their order would be a guess. */
const clash = (a: Offsets, b: Offsets): boolean => (a[0] < b[1] && b[0] < a[1]) || sameSpan(a, b);
