// Writing an event by hand: it begins as the linter would have it, and Enter ends the name that was typed.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from './journey.ts';

journey('an event is written', { workspace: 'test/editor/shop', file: 'shop.plan.yml' }, async (workbench) => {
  await workbench.codeLens(/uses/).waitFor();
  await workbench.lineAbove('- name: orderPaid');
  await workbench.press('Shift+Tab'); // from the depth of the item above
  await workbench.type('- ');
  await workbench.accept('new event');
  const typed = ['cart_viewed', 'Buyer looks into the cart', 'Client shows the cart', 'order_value'];
  for (const [k, text] of typed.entries()) {
    if (k > 0) await workbench.press('Tab'); // to the next place of the snippet
    await workbench.cursorOn([10, 11, 12, 14][k] as number);
    await workbench.write(text);
  }
  await workbench.press('Escape');

  await workbench.lineAbove('- name: orderPaid');
  for (let k = 0; k < 2; k++) await workbench.press('Shift+Tab');
  await workbench.write('- name: cart_vi');
  await workbench.press('ControlOrMeta+Space');
  await workbench.noSuggestions().waitFor(); // not even "cart_viewed", a word of the file
  await workbench.press('Enter');
  await workbench.cursorOn(16);
  await workbench.write('  description: Mine');
  await workbench.press('Escape');
  await workbench.save();
  expect(await readFile(path.join(workbench.folder, 'shop.plan.yml'), 'utf8')).toContain(
    [
      '  - name: cart_viewed',
      '    description: Buyer looks into the cart',
      '    trigger: Client shows the cart',
      '    properties:',
      '      - order_value',
      '  - name: cart_vi',
      '    description: Mine',
      '  - name: orderPaid',
    ].join('\n'),
  );
});
