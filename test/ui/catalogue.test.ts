// The tree of the plan: what is in it, grouped as one likes, with what can be done to each row.
import { expect } from 'vitest';
import { journey } from './journey.ts';

journey(
  'the tracking plan as a tree',
  { workspace: 'examples/ai-study', file: 'ai-study.plan.yml' },
  async (workbench) => {
    await workbench.codeLens(/uses/).waitFor();
    await workbench.openContainer('Tracking Plan');
    await workbench.treeRow('Metrics & Funnels').waitFor();
    await workbench.treeRow('quiz generation').click();
    await workbench.treeRow('quiz_generation_completed').click();
    await workbench.line('name: quiz_generation_completed').waitFor();
    await workbench.screenshot('catalogue');

    await workbench.treeRow('quiz_generation_completed').hover();
    await workbench.viewAction('Group Events by…').click();
    await workbench.choose('Owner');
    await workbench.treeRow('learning').waitFor();

    await workbench.treeRow('Metrics & Funnels').click();
    await workbench.page.getByRole('treeitem', { name: 'funnel ai_study_assistant, 6 steps in 7d, 0 uses' }).waitFor();
    await workbench.treeRow('ai_study_assistant').click({ button: 'right' });
    expect(await workbench.menu()).toEqual(expect.arrayContaining(['Open', 'Rename…', 'Find Uses', 'Copy Name']));
  },
);

journey('a folder without a plan', { workspace: 'test/editor/plain/workspace' }, async (workbench) => {
  await workbench.openContainer('Tracking Plan');
  await workbench.button('New Plan from Brief').waitFor();
  await workbench.screenshot('welcome');
  await workbench.button('New Plan from Brief').click();
  await workbench.line('feature: AI quizzes').waitFor();
  await workbench.titleAction('New Plan from Brief').waitFor();
});
