// Names for a new event: objects and actions in use, in pairs that no event has yet, in the case and order of the plan.

import { caseNames, caseOf, type NameCase, toCase, wordsOf } from '../../base/naming.ts';

import { orderIn } from '../../plan/event-words.ts';
import type { Snapshot } from '../../plan/snapshot.ts';

export function proposedNames(snapshot: Snapshot): readonly string[] {
  const names = snapshot.names('event');
  const { event_case, event_structure } = snapshot.settings.conventions;
  const style = caseNames.find((one) => one === event_case) ?? commonCase(names);
  const parts = names.map(wordsOf).filter((all) => all.length > 1);
  const firsts = new Set(parts.map((all) => all[0] ?? ''));
  const lasts = new Set(parts.map((all) => all.at(-1) ?? ''));
  // Actions are fewer than objects: the side with less variety has them.
  const ahead =
    (orderIn(event_structure) ?? (lasts.size <= firsts.size ? 'object first' : 'action first')) === 'action first';
  const objects = new Set(parts.map((all) => (ahead ? all.slice(1) : all.slice(0, -1)).join(' ')));
  const known = new Set(parts.map((all) => all.join(' ')));
  return [...objects]
    .flatMap((object) =>
      [...(ahead ? firsts : lasts)].map((action) => (ahead ? `${action} ${object}` : `${object} ${action}`)),
    )
    .filter((name) => !known.has(name))
    .map((name) => toCase(name, style));
}

/** The case of most names that tell one. */
function commonCase(names: readonly string[]): NameCase {
  const counts = new Map<NameCase, number>();
  for (const name of names) {
    const style = wordsOf(name).length > 1 ? caseOf(name) : undefined;
    if (style) counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['snake_case' as NameCase, 0])[0];
}
