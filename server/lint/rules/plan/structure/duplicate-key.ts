import { pairsOf } from '../../../engine/handles.ts';
import { called } from '../../../engine/message-text.ts';
import { faultRule } from '../../../engine/rule.ts';

export default faultRule<'duplicate-key'>({
  id: 'duplicate-key',
  category: 'file',
  severity: 'error',
  since: '0.1',
  description: 'no key appears twice in one mapping',
  rationale:
    'Only the first of the two counts here, and only the last for other YAML tools: nobody can say which is meant.',
  examples: {
    good: `
      events:
        - {name: cart_opened, description: Buyer opens the cart}
    `,
    bad: `
      events:
        - name: cart_opened
          owner: growth
          owner: checkout
      #   ^^^^^ "owner" appears twice in event "cart_opened"; only the first counts. Remove one of them.
      owners: [{name: growth}, {name: checkout}]
    `,
    fixed: `
      events:
        - name: cart_opened
          owner: growth
      owners: [{name: growth}, {name: checkout}]
    `,
  },
  fault: 'duplicate-key',
  report: ({ at, container, first, owner: handle }) => ({
    at,
    subject: container,
    discriminator: at.value,
    message: `"${at.value}" appears twice in ${called(container)}; only the first counts. Remove one of them.`,
    related: [{ at: first, message: 'First written here.' }],
    fixable: pairsOf(handle).length > 0,
  }),
  fix({ at, owner }) {
    const same = pairsOf(owner).filter((pair) => pair.key === at.value);
    const nth = same.findIndex((pair) => pair.at.span === at.span);
    return nth < 1
      ? undefined
      : { title: `Remove this "${at.value}"`, edits: [{ do: 'remove-key', in: { node: owner }, key: at.value, nth }] };
  },
});
