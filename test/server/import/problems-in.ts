// What the linter says of a plan that stands alone.

import { defaults } from '../../../server/config/settings.ts';
import type { Problem } from '../../../server/lint/engine/problems.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import { Snapshot } from '../../../server/plan/snapshot.ts';
import { inputOf } from '../../../server/workspace/load.ts';
import { Project } from '../../../server/workspace/project.ts';
import { englishWords as words } from '../../english.ts';

export function problemsIn(text: string, settings = defaults): readonly Problem[] {
  const uri = 'file:///p/a.plan.yml';
  const snapshot = Snapshot.empty(settings).with(new Map([[uri, inputOf(uri, 'plan', { text })]]));
  const project = new Project({ root: '/p', rootUri: 'file:///p', snapshot, dbt: [] }, { rules, today: '2026-01-31' });
  project.setLexicon(words);
  return project.problems(uri);
}
