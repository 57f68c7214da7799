// The main job, as README tells it: a brief becomes a plan, a wrong name is fixed, events are made, a funnel answers.
// Its pictures are those of README and docs.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Workbench } from './workbench.ts';

const options = {
  workspace: 'examples/ai-study',
  only: ['trackwright.yml', 'ai-study.brief.yml'],
  file: 'ai-study.brief.yml',
};

journey('from a brief to the answer of a funnel', options, async (workbench) => {
  await workbench.line('feature: AI study assistant').waitFor();
  await workbench.toggleSideBar();
  await planFromBrief(workbench);
  await fixName(workbench);
  await generateEvents(workbench);
  await runFunnel(workbench);
});

async function planFromBrief(workbench: Workbench): Promise<void> {
  await workbench.command('Trackwright: New Plan from Brief');
  await workbench.tab('ai-study.plan.yml (proposed)').waitFor();
  const question = workbench.notification('Write this to ai-study.plan.yml?');
  await question.waitFor();
  await expect(planOf(workbench)).rejects.toThrow('ENOENT');
  await question.getByRole('button', { name: 'Write Plan' }).click();

  await workbench.tab('ai-study.plan.yml').waitFor();
  const page = workbench.webview();
  await page.getByRole('heading', { name: 'Brief "AI study assistant"' }).waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'students take a quiz' }).innerText()).toContain('quiz_taken');
  expect(await planOf(workbench)).toContain('- name: quiz_taken\n');
  await workbench.goTo('name: quiz_generation_started');
  await workbench.codeLens(/uses/).waitFor();
  await workbench.screenshot('plan');
}

async function fixName(workbench: Workbench): Promise<void> {
  const proposed = await planOf(workbench);
  await workbench.closeTab('Results');
  await workbench.changeAll('quiz_taken', 'quizTaken');
  await workbench.problems(); // first, since the light bulb goes when the focus does
  await workbench.goTo('quizTaken');
  await workbench.squiggle('warning').waitFor();
  const said = await workbench.hover('is not snake_case');
  expect(said).toContain('Rename it to "quiz_taken" (used in 2 more places).');
  await workbench.press('Escape');
  await expect
    .poll(async () => (await workbench.problems()).join('\n'))
    .toContain('Event "quizTaken" is not snake_case');
  const offered = await workbench.lightBulb();
  await workbench.screenshot('problems');

  await offered.filter({ hasText: 'Rename to "quiz_taken"' }).click();
  await workbench.squiggle('warning').waitFor({ state: 'detached' });
  await workbench.save();
  expect(await planOf(workbench)).toBe(proposed);
  await workbench.togglePanel();
}

async function generateEvents(workbench: Workbench): Promise<void> {
  await workbench.command('Trackwright: Generate Events');
  await workbench.choose('1,000 users, 30 days');
  const page = workbench.webview();
  await page.getByRole('heading', { name: 'Events of plan "ai_study_assistant"' }).waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'events.parquet' }).count()).toBe(1);
}

async function runFunnel(workbench: Workbench): Promise<void> {
  await workbench.goTo('{name: quiz_generation,');
  await workbench.command('Trackwright: Run Metric, Funnel or Retention');
  await workbench.choose('quiz_generation');
  const page = workbench.webview();
  await page.getByRole('heading', { name: 'Funnel "quiz_generation"' }).waitFor();
  const steps = page.getByRole('grid').getByRole('row').filter({ hasText: 'quiz_generation_' });
  await steps.first().waitFor();
  const [first = 0, second = 0] = await generatedCounts(workbench, 'quiz_generation');
  expect(first).toBeGreaterThan(second);
  expect(second).toBeGreaterThan(0);
  const shown = (await steps.allInnerTexts()).map((row) =>
    row
      .split(/\s*\t\s*/)
      .filter(Boolean)
      .slice(0, 4),
  );
  expect(shown).toEqual([
    ['1', 'quiz_generation_started', String(first), '100.0 %'],
    ['2', 'quiz_generation_completed', String(second), `${((second / first) * 100).toFixed(1)} %`],
  ]);
  await workbench.narrowEditor(3);
  await workbench.codeLens('Run').waitFor();
  await workbench.screenshot('results');
}

const planOf = ({ folder }: Workbench): Promise<string> => readFile(path.join(folder, 'ai-study.plan.yml'), 'utf8');

/** How many users the generator led through each step, as it wrote down while it did. */
async function generatedCounts({ folder }: Workbench, funnel: string): Promise<readonly number[]> {
  const truth: readonly { funnel: string; steps: readonly { entities: number }[] }[] = JSON.parse(
    await readFile(path.join(folder, '.trackwright/events/truth/funnels.json'), 'utf8'),
  );
  return truth.find((one) => one.funnel === funnel)?.steps.map(({ entities }) => entities) ?? [];
}
