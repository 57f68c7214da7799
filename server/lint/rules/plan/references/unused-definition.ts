import { Called } from '../../../engine/message-text.ts';
import { faultRule } from '../../../engine/rule.ts';

export default faultRule<'unused-definition'>({
  id: 'unused-definition',
  category: 'file',
  severity: 'warning',
  since: '0.1',
  tag: 'unnecessary',
  description:
    'every shared property, type, bundle, owner, source and destination is used, and every global reaches an event',
  rationale: 'A definition that nothing uses reads like a promise: people look for its data and find none.',
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
      #          ^^^^^^^^^ Property "basket_id" is never used. Use it, or remove it.
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
  report({ item }) {
    const subject = { noun: item.shape, name: item.name.value };
    const message =
      item.shape === 'globals'
        ? `The globals of "${item.name.value}" reach no event: no name is like that. Correct it, or remove them.`
        : `${Called(subject)} is never used. Use it, or remove it.`;
    return { at: item.name, subject, message, fixable: true };
  },
  fix: ({ item }) => ({
    title: `Remove ${item.shape} "${item.name.value}"`,
    edits: [{ do: 'remove', what: [item] }],
  }),
});
