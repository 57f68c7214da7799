import { faultRule } from '../../../engine/rule.ts';

export default faultRule<'yaml-syntax'>({
  id: 'yaml-syntax',
  subject: 'file',
  severity: 'error',
  since: '0.1',
  safe: true,
  checks: 'the file is YAML that can be read',
  why: 'What cannot be read is not checked, generated or sent; everything around it still is.',
  examples: {
    good: `
      events:
        - {name: cart_opened, description: "Total, before tax"}
    `,
    bad: `
      events:
        - name: cart_opened
          description: "Buyer opens the cart
      #                ^^^^^^^^^^^^^^^^^^^^^ This text begins with " and is never closed: write " where it ends.
        - name: cart_closed
    `,
    fixed: `
      events:
        - name: cart_opened
          description: "Buyer opens the cart"
        - name: cart_closed
    `,
  },
  fault: 'yaml-syntax',
  say: (fault) => ({
    at: fault.at,
    about: { noun: 'file' },
    differs: fault.message,
    message: fault.message,
    fixable: fault.fix !== undefined,
  }),
  mend: (fault) =>
    fault.fix && { title: 'Mend the YAML', edits: [{ do: 'text', at: fault.fix.at, text: fault.fix.text }] },
});
