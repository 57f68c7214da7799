// A rule that throws is reported by name and takes nothing else down.
import type { Located } from '../../schema/item.ts';
import type { Span } from '../../yaml/node.ts';
import { type RawDiagnostic, toRaw } from './raw-diagnostic.ts';
import type { Finding, Rule } from './rule.ts';

/** What is shown in place of what the rule would have said; without a place, at the top of the file. */
export function crashReport(
  rule: Rule,
  error: unknown,
  uri: string,
  at: Located<unknown> | Span | undefined,
): RawDiagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  const finding: Finding<unknown> = {
    at: at as Span,
    subject: { noun: 'rule', name: rule.id },
    message: `Rule ${rule.id} crashed: ${reason}. Other rules are unaffected; please report this and disable ${rule.id} until it is fixed.`,
  };
  return { ...toRaw(rule, finding, undefined, uri), crashed: true };
}

export function runGuarded(
  rule: Rule,
  uri: string,
  at: Located<unknown> | Span | undefined,
  ask: () => readonly RawDiagnostic[],
): readonly RawDiagnostic[] {
  try {
    return ask();
  } catch (error) {
    return [crashReport(rule, error, uri, at)];
  }
}
