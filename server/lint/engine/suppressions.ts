// Comments that silence a rule: what they hide, and which of them hide nothing.

import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import { DISABLE, type Suppression, suppressing } from '../../schema/suppressions.ts';
import type { Linter } from './linter.ts';
import type { Problem } from './problem.ts';
import type { RawDiagnostic } from './raw-diagnostic.ts';
import type { UnusedReason } from './rule.ts';

/** Findings about comments, which are made once while the comment stays and hides what it hid. */
export type CommentFindings = Map<Suppression, Map<string, readonly RawDiagnostic[]>>;

/**
 * A comment speaks for the next line that is no comment itself, so that several may stand above one line. `known` holds the findings of
 * before and gets those of now.
 */
export function suppressed(
  found: readonly Problem[],
  fragments: readonly Fragment[],
  linter: Linter,
  snapshot: Snapshot,
  known: CommentFindings,
): { readonly hidden: ReadonlySet<Problem>; readonly idle: readonly RawDiagnostic[] } {
  const suppressions = fragments.flatMap((fragment) =>
    fragment.suppressions.map((suppression) => ({ suppression, uri: fragment.uri })),
  );
  const now: CommentFindings = new Map();
  const hidden = new Set<Problem>();
  const idle: RawDiagnostic[] = [];
  const byLine = suppressions.length ? linesOf(found) : new Map<number, readonly Problem[]>();
  for (const { suppression, uri } of suppressions) {
    const line = lineBelow(suppression, snapshot, uri);
    if (line === undefined) continue;
    const here = (byLine.get(line) ?? []).filter((one) => suppression.rules.includes(one.rule));
    if (suppression.word === DISABLE) for (const one of here) hidden.add(one);
    const reports = new Map<string, readonly RawDiagnostic[]>();
    for (const { rule, because } of idleIn(suppression, here, linter)) {
      const left = suppression.rules.filter((one) => here.some((problem) => problem.rule === one));
      const remaining = left.length ? suppressing(left, suppression.reason) : undefined;
      const key = JSON.stringify([rule, because, remaining]);
      const report =
        known.get(suppression)?.get(key) ??
        linter.reportFault(
          {
            fault: 'unused-suppression',
            at: suppression.at,
            rule,
            because,
            ...(remaining === undefined ? {} : { remaining }),
          },
          uri,
        );
      reports.set(key, report);
      idle.push(...report);
    }
    now.set(suppression, reports);
  }
  known.clear();
  for (const [suppression, reports] of now) known.set(suppression, reports);
  return { hidden, idle };
}

function linesOf(problems: readonly Problem[]): ReadonlyMap<number, readonly Problem[]> {
  const lines = new Map<number, Problem[]>();
  for (const problem of problems) {
    const { line } = problem.range.start;
    const list = lines.get(line);
    if (list) list.push(problem);
    else lines.set(line, [problem]);
  }
  return lines;
}
function lineBelow({ at }: Suppression, snapshot: Snapshot, uri: string): number | undefined {
  const end = snapshot.range(at)?.end.line;
  if (end === undefined) return undefined;
  let line = end + 1;
  while (/^\s*#/.test(snapshot.doc(uri)?.line(line) ?? '')) line++;
  return line;
}

function idleIn(
  { word, rules, reason }: Suppression,
  here: readonly Problem[],
  linter: Linter,
): readonly { readonly rule: string; readonly because: UnusedReason }[] {
  if (word !== DISABLE) return [{ rule: word, because: 'no such comment' }];
  if (!rules.length) return [{ rule: '', because: 'no rule' }];
  return rules.flatMap((rule): readonly { readonly rule: string; readonly because: UnusedReason }[] => {
    if (!linter.hasRule(rule)) return [{ rule, because: 'no such rule' }];
    if (here.some((one) => one.rule === rule)) return reason ? [] : [{ rule, because: 'no reason' }];
    return linter.isSilent(rule) ? [] : [{ rule, because: 'nothing to hide' }];
  });
}
