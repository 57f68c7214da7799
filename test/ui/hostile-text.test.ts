// Text that wants to be a link: in a notification it stays text, in a hover the only links are ours, and nothing is loaded for it.
import { expect } from 'vitest';
import { journey } from './journey.ts';

const workspace = 'test/ui/hostile';

journey(
  'a link in a brief is no link in a notification',
  { workspace, only: ['hostile.brief.yml', 'trackwright.yml'], file: 'hostile.brief.yml' },
  async (workbench) => {
    await workbench.line('feature: X').waitFor();
    await workbench.titleAction('New Plan from Brief').click();
    const notification = workbench.notification('Unknown key');
    await notification.waitFor();
    await workbench.screenshot('hostile-brief');
    expect(await notification.innerText()).toContain('[Fix it] (command:workbench.action.terminal.sendSequence');
    expect(await notification.locator('.notification-list-item-message a').count()).toBe(0);
  },
);

journey('a hover holds no link but ours', { workspace, file: 'hostile.plan.yml' }, async (workbench) => {
  const asked: string[] = [];
  workbench.page.on('request', (request) => asked.push(request.url()));
  await workbench.line('quiz_taken').waitFor();
  await workbench.select('quiz_taken');
  await workbench.hover('collected as');
  const hover = workbench.page.locator('.monaco-hover:visible', { hasText: 'collected as' }).first();
  await workbench.screenshot('hostile-hover');
  const text = hover.locator('.hover-contents', { hasText: 'collected as' });
  expect(await text.locator('a').allInnerTexts()).toEqual(['Show Resolved', 'Preview 20 Events']);
  expect(await text.locator('img').count()).toBe(0);
  expect(asked.filter((url) => url.includes('evil.example'))).toEqual([]);
});

journey(
  'in a folder that is not trusted a brief waits',
  { workspace, only: ['hostile.brief.yml', 'trackwright.yml'], file: 'hostile.brief.yml', trust: false },
  async (workbench) => {
    await workbench.line('feature: X').waitFor();
    await workbench.page.getByText('Restricted Mode').first().waitFor();
    expect(await workbench.titleAction('New Plan from Brief').count()).toBe(0);
  },
);
