// The main job, as README tells it: a brief becomes a plan, a wrong name is mended, events are made, a funnel answers.
// Its pictures are those of README and docs.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from './journey.ts';

const options = {
  workspace: 'examples/ai-study',
  only: ['trackwright.yml', 'ai-study.brief.yml'],
  file: 'ai-study.brief.yml',
};

journey('from a brief to the answer of a funnel', options, async (workbench) => {
  const plan = () => readFile(path.join(workbench.folder, 'ai-study.plan.yml'), 'utf8');
  const page = workbench.webview();

  await workbench.line('feature: AI study assistant').waitFor();
  await workbench.command('Trackwright: New Plan from Brief');
  await workbench.tab('ai-study.plan.yml (proposed)').waitFor();
  await expect(plan()).rejects.toThrow('ENOENT');
  await workbench.notification('Write this to ai-study.plan.yml?').getByRole('button', { name: 'Apply' }).click();
  await workbench.tab('ai-study.plan.yml').waitFor();
  await page.getByRole('heading', { name: 'Brief "AI study assistant"' }).waitFor();
  const proposed = await plan();
  expect(proposed.match(/\bquiz_taken\b/g)).toHaveLength(3);
  await workbench.screenshot('plan');

  await workbench.changeAll('quiz_taken', 'quizTaken');
  await workbench.select('quizTaken');
  await workbench.squiggle('warning').waitFor();
  expect(await workbench.hover('is not snake_case')).toContain('Rename it to "quiz_taken" (used in 2 more places).');
  await workbench.press('Escape');
  await workbench.lightBulb();
  await workbench.screenshot('problems');
  await workbench.press('Escape');
  await workbench.fix('Rename to "quiz_taken"');
  await workbench.squiggle('warning').waitFor({ state: 'detached' });
  await workbench.save();
  expect(await plan()).toBe(proposed);

  await workbench.command('Trackwright: Generate Events');
  await workbench.choose('1,000 users, 30 days');
  await page.getByRole('heading', { name: 'events' }).waitFor();
  await workbench.screenshot('events');

  await workbench.command('Trackwright: Run Funnel or Metric');
  await workbench.choose('quiz_generation');
  await page.getByRole('heading', { name: 'quiz_generation' }).waitFor();
  const rows = page.getByRole('grid').getByRole('row');
  console.log(await rows.allInnerTexts());
  await workbench.screenshot('results');
});
