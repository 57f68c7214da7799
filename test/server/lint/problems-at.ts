// Problems at one moment, by who has seen nothing before.
import type { Linter } from '../../../server/lint/engine/linter.ts';
import { type Problem, Problems } from '../../../server/lint/engine/problems.ts';
import type { Policy } from '../../../server/lint/engine/profiles.ts';
import type { Snapshot } from '../../../server/plan/snapshot.ts';

export const problemsOf = (linter: Linter, snapshot: Snapshot, policy: Policy, uri: string): readonly Problem[] =>
  problemsAt(linter, snapshot, policy).of(uri);
/** Of every file, those without problems included. */
export const problemsByFile = (
  linter: Linter,
  snapshot: Snapshot,
  policy: Policy,
): ReadonlyMap<string, readonly Problem[]> => problemsAt(linter, snapshot, policy).all();

function problemsAt(linter: Linter, snapshot: Snapshot, policy: Policy): Problems {
  const problems = new Problems(linter);
  problems.update(snapshot, policy);
  return problems;
}
