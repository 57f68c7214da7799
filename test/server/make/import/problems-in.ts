// What the linter says of a plan that stands alone.
import type { Problem } from '../../../../server/lint/problems.ts';
import { rules } from '../../../../server/lint/rules/index.ts';
import { LiveProject } from '../../../../server/project/live.ts';
import { inputOf } from '../../../../server/project/load.ts';
import { defaults } from '../../../../server/read/config/settings.ts';
import { english } from '../../../../server/read/english.ts';
import { Snapshot } from '../../../../server/read/snapshot.ts';

export function problemsIn(text: string, settings = defaults): readonly Problem[] {
  const uri = 'file:///p/a.plan.yml';
  const snapshot = Snapshot.empty(settings).with(new Map([[uri, inputOf(uri, 'plan', { text })]]));
  const project = new LiveProject(
    { root: '/p', rootUri: 'file:///p', snapshot, dbt: [] },
    { rules, today: '2026-01-31' },
  );
  project.learnEnglish(english());
  return project.problems(uri);
}
