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
  await workbench.type('cart_viewed');
  await workbench.press('Tab');
  await workbench.type('Buyer looks into the cart');
  await workbench.press('Tab');
  await workbench.type('Client shows the cart');
  await workbench.press('Tab');
  await workbench.type('order_value');
  await workbench.press('Escape');
  await workbench.line('- order_value').waitFor();

  await workbench.lineAbove('- name: orderPaid');
  for (let k = 0; k < 2; k++) await workbench.press('Shift+Tab');
  await workbench.type('- name: cart_vi');
  await workbench.press('ControlOrMeta+Space');
  await workbench.noSuggestions().waitFor(); // not even "cart_viewed", a word of the file
  await workbench.press('Enter');
  await workbench.type('  description: Mine');
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
