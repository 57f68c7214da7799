import type { Owner } from '../../../../schema/item.ts';
import { pairsOf } from '../../../engine/handles.ts';
import { Called } from '../../../engine/message-text.ts';
import { faultRule } from '../../../engine/rule.ts';

/** What most plans write; other keys only a person can fill in. */
const usual: Readonly<Record<string, (owner: Owner) => string | undefined>> = {
  'funnel window': () => '7d',
  'retention period': () => 'week',
  'globals events': () => '*',
  'entity key': ({ name }) => name && `${name}_id`,
  'destination type': ({ name }) => name,
};
const usualOf = (key: string, owner: Owner) => usual[`${owner.noun} ${key}`]?.(owner);

export default faultRule<'missing-required-key'>({
  id: 'missing-required-key',
  subject: 'file',
  severity: 'error',
  since: '0.1',
  checks: 'every item has the keys it cannot do without',
  why: 'A funnel without steps or a metric without a name cannot be computed, shown or referred to.',
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
  say({ at, key, in: owner, owner: handle }) {
    const written = pairsOf(handle).some((pair) => pair.key === key);
    const self = `${owner.noun}${owner.name === undefined ? '' : ` "${owner.name}"`}`;
    const what = written ? `"${key}" of ${self} has no value` : `${Called(owner)} lacks "${key}"`;
    return {
      at,
      about: owner,
      differs: key,
      message: `${what}. Without it the ${owner.noun} cannot be used.`,
      fixable: usualOf(key, owner) !== undefined,
    };
  },
  mend({ key, in: owner, owner: handle }) {
    const value = usualOf(key, owner);
    return value === undefined
      ? undefined
      : { title: `Set "${key}" to "${value}"`, edits: [{ do: 'set', in: { node: handle }, key, value }] };
  },
});
