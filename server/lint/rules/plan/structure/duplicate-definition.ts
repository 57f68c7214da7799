import type { Item, Text } from '../../../../schema/item.ts';
import { sentence } from '../../../engine/message-text.ts';
import { projectRule } from '../../../engine/rule.ts';

const named = (item: Item) =>
  item.container === undefined && item.name.value !== '' ? { name: item.name } : undefined;

export default projectRule({
  id: 'duplicate-definition',
  category: 'file',
  severity: 'error',
  since: '0.1',
  description: 'no two items of one kind share a name',
  rationale: 'A name is how everything else finds its definition; with two, neither can be trusted.',
  examples: {
    good: `
      events:
        - name: cart_opened
        - name: cart_closed
    `,
    bad: `
      events:
        - name: cart_opened
        - name: cart_opened
      #         ^^^^^^^^^^^ Event "cart_opened" is already defined. Remove one of the two, or give it a name of its own.
    `,
  },
  collect: {
    event: named,
    property: named,
    type: named,
    bundle: named,
    source: named,
    destination: named,
    owner: named,
    entity: named,
    segment: named,
    metric: named,
    funnel: named,
    retention: named,
    experiment: named,
    knowledge: named,
    check: named,
  },
  check: (facts) =>
    Object.entries(facts).flatMap(([noun, list]) => {
      const first = new Map<string, Text>();
      return list.flatMap(({ name }) => {
        const twin = first.get(name.value);
        if (!twin) {
          first.set(name.value, name);
          return [];
        }
        return [
          {
            at: name,
            subject: { noun, name: name.value },
            message: `${sentence(noun)} "${name.value}" is already defined. Remove one of the two, or give it a name of its own.`,
            related: [{ at: twin, message: 'First defined here.' }],
          },
        ];
      });
    }),
});
