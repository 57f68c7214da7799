// A brief becomes a plan: previewed, applied, linted, and what is left to decide said beside it.
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('from a brief to a plan', { workspace: 'examples/ai-study', file: 'ai-study.brief.yml' }, async (workbench) => {
  const plan = path.join(workbench.folder, 'ai-study.plan.yml');
  await rm(plan);
  await workbench.line('feature: AI study assistant').waitFor();
  await workbench.titleAction('New Plan from Brief').click();
  await workbench.tab('ai-study.plan.yml (proposed)').waitFor();
  await workbench.line('quiz_id').waitFor();
  await workbench.screenshot('new-plan-preview');
  await workbench.notification('Write this to ai-study.plan.yml?').getByRole('button', { name: 'Write Plan' }).click();
  await workbench.tab('ai-study.plan.yml').waitFor();
  await workbench.line('ai_study_assistant').waitFor();
  await workbench.webview().getByRole('heading', { name: 'Brief "AI study assistant"' }).waitFor();
  await workbench.screenshot('new-plan');
  expect(await readFile(plan, 'utf8')).toContain('- name: quiz_generation_started');
});
