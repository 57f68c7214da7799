// The Results panel: a question from the palette, events generated on the way, the answer read by eye and by keyboard.
import { expect } from 'vitest';
import { journey } from './journey.ts';

/** Pictures show every theme; the test of what is said needs one. */
const themes = {
  dark: 'Default Dark Modern',
  ...(process.env.TRACKWRIGHT_SCREENSHOTS
    ? { light: 'Default Light Modern', 'high-contrast': 'Default High Contrast' }
    : {}),
};

for (const [name, theme] of Object.entries(themes))
  journey(
    `a funnel and its result in ${name}`,
    { workspace: 'examples/ai-study', file: 'ai-study.plan.yml', settings: { 'workbench.colorTheme': theme } },
    async (workbench) => {
      const page = workbench.webview();
      await workbench.codeLens(/uses/).waitFor();
      await workbench.command('Trackwright: Run Metric, Funnel or Retention');
      await workbench.choose('ai_study_assistant');
      await page.getByText('No data yet').waitFor();
      await page.getByRole('button', { name: 'Generate Events' }).click();
      await workbench.choose('100 users, 7 days');

      const grid = page.getByRole('grid');
      await grid.waitFor();
      await workbench.screenshot(`results-${name}`);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('ai_study_assistant');

      await page.getByRole('button', { name: 'Run Again' }).focus();
      for (const stop of ['Export CSV…', 'Save as HTML…', 'Copy as Markdown', 'Table', '#']) {
        await workbench.press('Tab');
        await expect.poll(() => page.locator(':focus').innerText()).toBe(stop);
      }
      await workbench.press('ArrowDown');
      await workbench.press('ArrowRight');
      await expect.poll(() => page.locator(':focus').innerText()).toBe('signup_completed');

      await page.getByRole('tab', { name: 'Table' }).focus();
      await workbench.press('ArrowRight');
      await page.getByLabel('SQL of ai_study_assistant').waitFor();
      await workbench.screenshot(`results-sql-${name}`);
      expect(await page.locator('pre').innerText()).toMatch(/^-- Funnel ai_study_assistant/);
      await page.getByRole('button', { name: 'Copy as Markdown' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
    },
  );
