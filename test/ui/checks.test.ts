// Checks on data in Test Explorer: one fails, its message says what was expected and found, its rows stand in Results.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('checks on data', { workspace: 'test/editor/shop', file: 'shop.plan.yml' }, async (workbench) => {
  const page = workbench.webview();
  await workbench.codeLens(/uses/).waitFor();
  await workbench.command('Trackwright: Generate Events');
  await workbench.choose('100 users, 7 days');
  await page.getByText('Events of plan "shop"').waitFor();
  const plan = path.join(workbench.folder, 'shop.plan.yml');
  await writeFile(plan, (await readFile(plan, 'utf8')).replace('minimum: 0', 'minimum: 1000000'));
  await workbench.line('minimum: 1000000').waitFor();

  await workbench.command('Trackwright: Run Checks');
  await page.getByText('Checks of plan "shop"').waitFor();
  await workbench.screenshot('checks-results');
  for (const branch of ['shop', 'orderPaid', 'order_value']) await workbench.expandTest(branch);
  await (await workbench.testRow('range')).click();
  await workbench.peek('160 of 160 (100 %) fail').waitFor();
  await workbench.screenshot('checks-explorer');
  await workbench.peek('160 of 160').getByText('Show Failing Rows').click();
  await page.getByText('Failing rows of "range" on orderPaid.order_value').waitFor();
  await workbench.screenshot('checks-rows');
  await expect
    .poll(() => workbench.problems())
    .toEqual(expect.arrayContaining([expect.stringContaining('Check "range" on data')]));
});
