// What stands above an item: how often it is used, and what can be done with it. At most three each.
import { counted } from '../base/count.ts';
import { definitionsIn } from '../plan/difference.ts';
import type { Noun } from '../plan/sections.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { questionKindOf } from '../query/questions/registry.ts';
import type { Range } from '../yaml/document.ts';

export interface Lens {
  readonly range: Range;
  readonly title: string;
  /** Without its prefix; absent: it only says something. */
  readonly command?: 'findUses' | 'previewEvents' | 'run' | 'showSql';
  readonly name: string;
  readonly noun: Noun;
}

export function lenses(snapshot: Snapshot, uri: string): readonly Lens[] {
  return (snapshot.files.get(uri)?.fragments ?? []).flatMap((fragment) =>
    definitionsIn(fragment).flatMap((item): readonly Lens[] => {
      const range = snapshot.range(item.name.span);
      if (!range) return [];
      const noun = item.shape as Noun;
      const at = { range, name: item.name.value, noun };
      const uses = snapshot.references(noun, item.name.value).length;
      if (noun === 'event')
        return [
          { ...at, title: counted(uses, 'use'), command: 'findUses' },
          { ...at, title: 'Preview', command: 'previewEvents' },
        ];
      if (questionKindOf(noun))
        return [
          { ...at, title: 'Run', command: 'run' },
          { ...at, title: 'SQL', command: 'showSql' },
        ];
      return noun === 'property' || noun === 'bundle'
        ? [{ ...at, title: counted(uses, 'use'), command: 'findUses' }]
        : [];
    }),
  );
}
