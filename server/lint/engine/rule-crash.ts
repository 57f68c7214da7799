// A rule that throws is reported by name and takes nothing else down.
import type { At } from '../../schema/item.ts';
import type { Span } from '../../yaml/node.ts';
import { type Raw, raw } from './raw-diagnostic.ts';
import type { Finding, Rule } from './rule.ts';

/** What is shown in place of what the rule would have said; without a place, at the top of the file. */
export function broken(rule: Rule, error: unknown, uri: string, at: At<unknown> | Span | undefined): Raw {
  const reason = error instanceof Error ? error.message : String(error);
  const finding: Finding<unknown> = {
    at: at as Span,
    about: { noun: 'rule', name: rule.id },
    message: `Rule "${rule.id}" stopped with "${reason}". This is a bug in Trackwright; nothing else is affected. Turn the rule off in trackwright.yml until it is mended.`,
  };
  return { ...raw(rule, finding, undefined, uri), broken: true };
}

export function guarded(
  rule: Rule,
  uri: string,
  at: At<unknown> | Span | undefined,
  ask: () => readonly Raw[],
): readonly Raw[] {
  try {
    return ask();
  } catch (error) {
    return [broken(rule, error, uri, at)];
  }
}
