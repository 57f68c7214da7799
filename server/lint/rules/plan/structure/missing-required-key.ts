import type { Container } from '../../../../schema/item.ts';
import { pairsOf } from '../../../engine/handles.ts';
import { Called } from '../../../engine/message-text.ts';
import { faultRule } from '../../../engine/rule.ts';

/** What most plans write; other keys only a person can fill in. */
const usual: Readonly<Record<string, (container: Container) => string | undefined>> = {
  'funnel window': () => '7d',
  'retention period': () => 'week',
  'globals events': () => '*',
  'entity key': ({ name }) => name && `${name}_id`,
  'destination type': ({ name }) => name,
};
const usualOf = (key: string, container: Container) => usual[`${container.noun} ${key}`]?.(container);

export default faultRule<'missing-required-key'>({
  id: 'missing-required-key',
  category: 'file',
  severity: 'error',
  since: '0.1',
  description: 'every item has the keys it cannot do without',
  rationale: 'A funnel without steps or a metric without a name cannot be computed, shown or referred to.',
  examples: {
    good: `
      funnels:
        - {name: buy, window: 7d, steps: [cart_opened, order_paid]}
    `,
    bad: `
      funnels:
        - name: buy
      #   ^^^^ Funnel "buy" lacks "window". Without it the funnel cannot be used.
          steps: [cart_opened, order_paid]
      segments:
        - name: paying
          where:
      #   ^^^^^ "where" of segment "paying" has no value. Without it the segment cannot be used.
    `,
    fixed: `
      funnels:
        - name: buy
          steps: [cart_opened, order_paid]
          window: 7d
      segments:
        - name: paying
          where:
    `,
  },
  fault: 'missing-required-key',
  report({ at, key, container, owner: handle }) {
    const written = pairsOf(handle).some((pair) => pair.key === key);
    const self = `${container.noun}${container.name === undefined ? '' : ` "${container.name}"`}`;
    const what = written ? `"${key}" of ${self} has no value` : `${Called(container)} lacks "${key}"`;
    return {
      at,
      subject: container,
      discriminator: key,
      message: `${what}. Without it the ${container.noun} cannot be used.`,
      fixable: usualOf(key, container) !== undefined,
    };
  },
  fix({ key, container, owner: handle }) {
    const value = usualOf(key, container);
    return value === undefined
      ? undefined
      : { title: `Set "${key}" to "${value}"`, edits: [{ do: 'set', in: { node: handle }, key, value }] };
  },
});
