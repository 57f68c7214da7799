import type { Event } from '../../../../plan/items.ts';
import { isCurrent } from '../../../../plan/lifecycle.ts';
import { rule } from '../../../engine/rule.ts';

export default rule({
  id: 'event-description-missing',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'every event says in a sentence what happened; templates and events on their way out are left alone',
  rationale:
    'A name is read in as many ways as there are readers. Whoever looks at the numbers later has only the description.',
  examples: {
    good: `
      events:
        - {name: cart_opened, description: Buyer looks at what is in the cart}
        - {name: base_event, abstract: true}
        - {name: cart_shown, status: deprecated}
    `,
    bad: `
      events:
        - name: cart_opened
      #         ^^^^^^^^^^^ Event "cart_opened" has no description. Its name alone does not tell readers of the data what happened. Say it in one sentence.
          status: planned
        - name: order_paid
      #         ^^^^^^^^^^ Event "order_paid" has no description. Its name alone does not tell readers of the data what happened. Say it in one sentence.
          trigger: The payment API answered 200, once per order
    `,
    fixed: `
      events:
        - name: cart_opened
          status: planned
        - name: order_paid
          description: The payment API answered 200, once per order
          trigger: The payment API answered 200, once per order
    `,
  },
  check: {
    event(event) {
      const { name } = event;
      if (!name.value || !isCurrent(event) || event.description?.value.trim()) return undefined;
      const trigger = triggerText(event);
      return [
        {
          at: name,
          subject: { noun: 'event', name: name.value },
          message: `Event "${name.value}" has no description. Its name alone does not tell readers of the data what happened. Say it in one sentence.`,
          fixable: trigger !== '',
          data: { container: { node: event.node }, trigger },
        },
      ];
    },
  },
  fix: ({ data }) =>
    data?.trigger
      ? {
          title: 'Use the trigger as its description',
          edits: [{ do: 'set', in: data.container, key: 'description', value: data.trigger, after: 'name' }],
        }
      : undefined,
});

/** Its first trigger as one line. */
function triggerText({ trigger }: Event): string {
  const text = trigger && ('value' in trigger ? trigger.value : trigger[0]?.description?.value);
  return (text ?? '').trim().replace(/\s+/g, ' ');
}
