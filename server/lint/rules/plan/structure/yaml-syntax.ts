import { faultRule } from '../../../engine/rule.ts';

export default faultRule<'yaml-syntax'>({
  id: 'yaml-syntax',
  category: 'file',
  severity: 'error',
  since: '0.1',
  safe: true,
  description: 'the file is YAML that can be read',
  rationale: 'What cannot be read is not checked, generated or sent; everything around it still is.',
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
  report: (fault) => ({
    at: fault.at,
    subject: { noun: 'file' },
    discriminator: fault.message,
    message: fault.message,
    fixable: fault.fix !== undefined,
  }),
  fix: (fault) =>
    fault.fix && { title: 'Fix the YAML', edits: [{ do: 'text', at: fault.fix.at, text: fault.fix.text }] },
});
