import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

test('a tab before a key is told as one, and fixed where it is known how deep the key belongs', () => {
  const text = 'events:\n- name: cart_opened\n\tdescription: Buyer opens the cart\n';
  const indented = 'events:\n  - name: cart_opened\n\tdescription: Buyer opens the cart\n';
  for (const one of [text, indented])
    expect(told('yaml-syntax', one)).toEqual(['A tab stands where YAML wants spaces: indent with spaces.']);
  expect(fixed('yaml-syntax', text)).toBe(text.trim().replace('\t', '  '));
  expect(fixed('yaml-syntax', indented)).toMatch(/^events:\n {2}- name: cart_opened\n(?:\t| {4})description/);
});
