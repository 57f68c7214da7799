// A table of events becomes a plan: previewed, applied, what was lost said beside it.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('from a table to a plan', { workspace: 'test/editor/plain/workspace' }, async (workbench) => {
  const file = (name: string) => path.join(workbench.folder, name);
  await writeFile(
    file('events.csv'),
    'event name,description,property name,type\nCart Opened,Buyer looks into the cart,,\nOrder Paid,Buyer pays,order_value,number\n',
  );
  await workbench.openFile('events.csv');
  await workbench.command('Trackwright: Import Events from a Table');
  await workbench.tab('events.plan.yml (proposed)').waitFor();
  await workbench.line('Order Paid').waitFor();
  const question = workbench.notification('Write this to events.plan.yml');
  await question.waitFor();
  await workbench.screenshot('import-preview');
  await workbench.titleAction('Write Plan').click();

  await workbench.tab('events.plan.yml').waitFor();
  await question.waitFor({ state: 'detached' });
  await workbench.webview().getByRole('heading', { name: 'Plan from "events.csv"' }).waitFor();
  await workbench.codeLens(/uses/).waitFor();
  await workbench.screenshot('import');
  expect(await readFile(file('events.plan.yml'), 'utf8')).toContain('- name: Order Paid');
  expect(await readFile(file('tracking-scorecard.md'), 'utf8')).toContain('2 events');
});
