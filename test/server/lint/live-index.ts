// One index over a project that moves, as the linter keeps it.
import { FactStore } from '../../../server/lint/engine/facts.ts';
import { type AnyIndex, type FactReader, type ProjectIndex, WHOLE } from '../../../server/lint/engine/project-index.ts';
import type { Snapshot } from '../../../server/plan/snapshot.ts';

export function liveIndex<V>(index: ProjectIndex<V>, first: Snapshot) {
  let snapshot = first;
  const store = new FactStore([index as AnyIndex], { collect: 0 });
  const reader: FactReader = {
    all: () => store.all(index as AnyIndex, snapshot),
    sorted: (facts) => store.sorted(facts as never, snapshot) as never,
  };
  const live = index.start(reader, undefined);
  const take = (removed: Snapshot['fragments'], added: Snapshot['fragments']) => {
    const change = store.update(snapshot, removed, added).changes.get(index as AnyIndex);
    return change ? live.update(change) : new Set<string>();
  };
  take([], snapshot.fragments);
  return {
    /** The keys under which there is something else. */
    update(next: Snapshot): ReadonlySet<string> {
      snapshot = next;
      return take(next.difference.removed, next.difference.added);
    },
    at: (key = WHOLE): V | undefined => live.at(key),
    keys: (): readonly string[] => [...live.keys()],
  };
}
