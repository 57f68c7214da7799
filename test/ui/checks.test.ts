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
  await (await workbench.testRow('order_value')).waitFor();
  await workbench.expandTests();
  await (await workbench.testRow('range')).click();
  await workbench.screenshot('checks-explorer');
  expect(await workbench.problems()).toEqual(
    expect.arrayContaining([expect.stringContaining('Check "range" on data')]),
  );
});
