// Commands stand in the palette where they can do something, and nowhere else.
import { expect } from 'vitest';
import { journey } from './journey.ts';
import type { Workbench } from './workbench.ts';

const always = ['Explain a Rule', 'Open Walkthrough', 'Open the Example', 'Copy Problem Report'];
const ofPlans = ['Generate SQL'];
const trusted = ['New Plan from Brief', 'Import Events from a Table'];
const running = ['Generate Events', 'Run Metric, Funnel or Retention', 'Run Checks', 'Write dbt Files'];
const named = (names: readonly string[]) => names.map((name) => `Trackwright: ${name}`).sort();
/** What is there is told to the palette a moment after the files show it. */
const offered = (workbench: Workbench) =>
  expect.poll(async () => [...(await workbench.offeredCommands('Trackwright: '))].sort());

journey('the palette in a project', { workspace: 'test/editor/shop', file: 'shop.plan.yml' }, async (workbench) => {
  await workbench.codeLens(/uses/).waitFor();
  await offered(workbench).toEqual(named([...always, ...trusted, ...ofPlans, ...running]));
  await workbench.command('Trackwright: Explain a Rule');
  await workbench.narrow('event-name-case');
  await workbench.choose('event-name-case');
  await workbench.tab('event-name-case.md').waitFor();
  await workbench.screenshot('rule');
  await workbench.command('Trackwright: Open Walkthrough');
  await workbench.page.getByText('Track with a plan').first().waitFor();
  await workbench.page.getByText('Run the checks').click();
  await workbench.screenshot('walkthrough');
});

journey(
  'the palette in a folder that nobody trusts',
  { workspace: 'test/editor/shop', file: 'shop.plan.yml', trust: false },
  async (workbench) => {
    await workbench.codeLens(/uses/).waitFor();
    await offered(workbench).toEqual(named([...always, ...ofPlans]));
  },
);

journey('the palette in a folder without a plan', { workspace: 'test/editor/plain/workspace' }, async (workbench) => {
  await workbench.openContainer('Tracking Plan');
  await workbench.button('New Plan from Brief').waitFor();
  await offered(workbench).toEqual(named([...always, ...trusted]));
});
