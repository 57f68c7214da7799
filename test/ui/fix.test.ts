// A wrong event name: seen, understood and fixed without leaving the file.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from './journey.ts';

journey(
  'from a squiggle to a fixed plan',
  { workspace: 'test/editor/shop', file: 'shop.plan.yml' },
  async (workbench) => {
    await workbench.squiggle('warning').waitFor();
    await workbench.select('orderPaid');
    const said = await workbench.hover('is not snake_case');
    expect(said).toContain('Rename it to "order_paid" (used in 2 more places).');
    expect(said).toContain('trackwright');
    await workbench.press('Escape');

    await workbench.fix('Rename to "order_paid"');
    await workbench.line('- name: order_paid').waitFor();
    await workbench.squiggle('warning').waitFor({ state: 'detached' });
    await workbench.save();
    const text = await readFile(path.join(workbench.folder, 'shop.plan.yml'), 'utf8');
    expect(text).not.toContain('orderPaid');
    expect(text.match(/order_paid/g)).toHaveLength(3);
  },
);
