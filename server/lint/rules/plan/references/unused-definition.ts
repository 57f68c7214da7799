import { Called } from '../../../engine/message-text.ts';
import { faultRule } from '../../../engine/rule.ts';

export default faultRule<'unused-definition'>({
  id: 'unused-definition',
  subject: 'file',
  severity: 'warning',
  since: '0.1',
  tag: 'unnecessary',
  checks:
    'every shared property, type, bundle, owner, source and destination is used, and every global reaches an event',
  why: 'A definition that nothing uses reads like a promise: people look for its data and find none.',
  examples: {
    good: `
      properties: [{name: cart_id, type: string}]
      events:
        - {name: cart_opened, properties: [cart_id]}
    `,
    bad: `
      properties:
        - {name: cart_id, type: string}
        - {name: basket_id, type: string}
      #          ^^^^^^^^^ Property "basket_id" is used nowhere. Use it, or remove it.
      bundles:
        - {name: page, properties: [{name: path, type: string}]}
      globals:
        - {events: "*", use: [page]}
        - {events: "chekout_*", use: [page]}
      #            ^^^^^^^^^^^ The globals of "chekout_*" reach no event: no name is like that. Correct it, or remove them.
      events:
        - {name: cart_opened, properties: [cart_id]}
    `,
    fixed: `
      properties:
        - {name: cart_id, type: string}
      bundles:
        - {name: page, properties: [{name: path, type: string}]}
      globals:
        - {events: "*", use: [page]}
      events:
        - {name: cart_opened, properties: [cart_id]}
    `,
  },
  fault: 'unused-definition',
  say({ thing }) {
    const about = { noun: thing.shape, name: thing.name.value };
    const message =
      thing.shape === 'globals'
        ? `The globals of "${thing.name.value}" reach no event: no name is like that. Correct it, or remove them.`
        : `${Called(about)} is used nowhere. Use it, or remove it.`;
    return { at: thing.name, about, message, fixable: true };
  },
  mend: ({ thing }) => ({
    title: `Remove ${thing.shape} "${thing.name.value}"`,
    edits: [{ do: 'remove', what: [thing] }],
  }),
});
