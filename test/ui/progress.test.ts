// Slow work: what is being done stands in a notification with Cancel, and a cancelled run leaves nothing behind.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('a long run is cancelled', { workspace: 'examples/ai-study', file: 'ai-study.plan.yml' }, async (workbench) => {
  await workbench.codeLens(/uses/).waitFor();
  await workbench.languageStatus('SQL on');
  await workbench.screenshot('status');
  await workbench.press('Escape');

  await workbench.command('Trackwright: Generate Events');
  await workbench.choose('100,000 users, 90 days');
  const progress = workbench.notification('Generating events');
  await progress.filter({ hasText: '%' }).waitFor();
  await workbench.screenshot('progress');
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await progress.waitFor({ state: 'detached' });
  const left = async () => (await readdir(path.join(workbench.folder, '.trackwright')).catch(() => [])).length;
  await expect.poll(left).toBe(0);
});

journey('a result outlives a reload of the window', { workspace: 'test/editor/shop' }, async (workbench) => {
  await workbench.openFile('shop.plan.yml');
  await workbench.codeLens(/uses/).waitFor();
  await workbench.command('Trackwright: Generate Events');
  await workbench.choose('100 users, 7 days');
  const heading = workbench.webview().getByText('Events of plan "shop"');
  await heading.waitFor();
  const loaded = workbench.page.waitForEvent('load');
  await workbench.command('Developer: Reload Window');
  await loaded;
  await heading.waitFor();
});
