// The fix of a problem as text edits; and many fixes at once, none of them over another.

import type { Snapshot } from '../read/snapshot.ts';
import type { TextEdit } from '../read/yaml/write.ts';
import { type Attempt, apart, proven } from './attempt.ts';
import { broken } from './broken.ts';
import type { TextFix } from './fix.ts';
import type { Problem } from './problems.ts';
import type { Linter } from './run.ts';
import { draftOf } from './text-edits.ts';

export type { TextFix } from './fix.ts';

/**
 * The fix of a problem as its rule would mend it now; undefined where there is none, where the text there cannot be read,
 * and where it would not mend what it says, or lose something on the way.
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
function drafted(problem: Problem, linter: Linter, snapshot: Snapshot): TextFix | undefined {
  const { rule, uri, finding } = problem.raw;
  try {
    return draftOf(problem, linter, snapshot);
  } catch (error) {
    linter.couldNotMend(broken(rule, error, uri, finding.at));
    return undefined;
  }
}

/** The text edits of several fixes: equal edits are joined, a fix that overlaps one already taken waits for the next round. */
export function together(fixes: readonly TextFix[], snapshot: Snapshot): ReadonlyMap<string, readonly TextEdit[]> {
  const taken = new Map<string, { at: readonly [number, number]; edit: TextEdit }[]>();
  for (const fix of fixes) {
    const placed = [...fix.edits].flatMap(([uri, edits]) =>
      edits.map((edit) => ({ uri, at: snapshot.doc(uri)?.offsets(edit.at) ?? ([0, 0] as const), edit })),
    );
    const clashes = placed.some(({ uri, at, edit }) =>
      (taken.get(uri) ?? []).some(
        (other) => overlaps(at, other.at) && !(sameSpan(at, other.at) && other.edit.text === edit.text),
      ),
    );
    if (clashes) continue;
    for (const { uri, at, edit } of placed) {
      const list = taken.get(uri) ?? [];
      taken.set(uri, list);
      if (!list.some((other) => sameSpan(at, other.at) && other.edit.text === edit.text)) list.push({ at, edit });
    }
  }
  return new Map([...taken].map(([uri, list]) => [uri, list.map((one) => one.edit)]));
}
type Offsets = readonly [number, number];
const sameSpan = (a: Offsets, b: Offsets): boolean => a[0] === b[0] && a[1] === b[1];
/** Two insertions at one place also clash: their order would be a guess. */
const overlaps = (a: Offsets, b: Offsets): boolean => (a[0] < b[1] && b[0] < a[1]) || sameSpan(a, b);
