// Comments that silence a rule: what they hide, and which of them hide nothing.

import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Suppression } from '../../schema/suppressions.ts';
import { DISABLE, suppressing } from '../../schema/suppressions.ts';
import type { Linter } from './linter.ts';
import type { Problem } from './problems.ts';
import type { RawDiagnostic } from './raw-diagnostic.ts';
import type { UnusedReason } from './rule.ts';

/** A comment speaks for the next line that is no comment itself, so that several may stand above one line. */
export function suppressed(
  found: readonly Problem[],
  fragments: readonly Fragment[],
  linter: Linter,
  snapshot: Snapshot,
  uri: string,
): { readonly hidden: ReadonlySet<Problem>; readonly idle: readonly RawDiagnostic[] } {
  const hidden = new Set<Problem>();
  const idle: RawDiagnostic[] = [];
  for (const suppression of fragments.flatMap((fragment) => fragment.suppressions)) {
    const line = lineBelow(suppression, snapshot, uri);
    if (line === undefined) continue;
    const here = found.filter((one) => one.range.start.line === line && suppression.rules.includes(one.rule));
    if (suppression.word === DISABLE) for (const one of here) hidden.add(one);
    for (const { rule, because } of idleIn(suppression, here, linter)) {
      const left = suppression.rules.filter((one) => here.some((problem) => problem.rule === one));
      const rest = left.length ? { rest: suppressing(left, suppression.reason) } : {};
      idle.push(
        ...linter.reportFault({ fault: 'unused-suppression', at: suppression.at, rule, because, ...rest }, uri),
      );
    }
  }
  return { hidden, idle };
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
