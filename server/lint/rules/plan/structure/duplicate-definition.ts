import type { Item } from '../../../../schema/item.ts';
import { sentence } from '../../../engine/message-text.ts';
import { groupIndex } from '../../../engine/project-index.ts';
import { projectRule } from '../../../engine/rule.ts';

const named = (item: Item) =>
  item.container === undefined && item.name.value !== '' ? { name: item.name } : undefined;

const definitions = groupIndex(
  'definitions',
  {
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
  ({ name }, noun) => [`${noun}\0${name.value}`],
);

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
  indexes: [definitions],
  check: ([facts]) =>
    Object.entries(facts).flatMap(([noun, [first, ...more]]) =>
      more.map(({ name }) => ({
        at: name,
        subject: { noun, name: name.value },
        message: `${sentence(noun)} "${name.value}" is already defined. Remove one of the two, or give it a name of its own.`,
        ...(first ? { related: [{ at: first.name, message: 'First defined here.' }] } : {}),
      })),
    ),
});
