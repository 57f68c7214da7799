// Names for a new event: objects and actions in use, in pairs that no event has yet, in the case and order of the plan.

import { readForm, toForm } from '../../base/name-form.ts';
import { wordsOf } from '../../base/naming.ts';
import { formCountsOf } from '../../plan/convention.ts';
import { orderIn } from '../../plan/event-words.ts';
import type { Snapshot } from '../../plan/snapshot.ts';

export function proposedNames(snapshot: Snapshot): readonly string[] {
  const names = snapshot.names('event');
  const { event_case, event_structure } = snapshot.settings.conventions;
  const counts = formCountsOf(names);
  // Where the names do not agree, the form of most is as good as any.
  const form = counts.inferred(readForm(event_case))?.value ?? counts.counts()[0]?.form ?? 'snake_case';
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
    .map((name) => toForm(name, form));
}
