import { isCurrent } from '../../../../plan/lifecycle.ts';
import { sentence } from '../../../engine/message-text.ts';
import { rule } from '../../../engine/rule.ts';

export default rule({
  id: 'trigger-missing',
  category: 'event',
  severity: 'information',
  since: '0.1',
  description: 'every event that is more than a draft says when exactly it is sent, and how often',
  rationale:
    'Two developers who read "order paid" send it at two moments: at the click, or at the answer of the bank. The numbers then differ by platform, and nobody sees why.',
  examples: {
    good: `
      events:
        - {name: order_paid, trigger: "The payment API answered 200, once per order"}
        - {name: cart_opened, status: draft}
    `,
    bad: `
      events:
        - name: order_paid
      #         ^^^^^^^^^^ Event "order_paid" does not say when it is sent. Say in "trigger" at which moment, by whom, and how often.
          description: Buyer pays
        - name: cart_opened
      #         ^^^^^^^^^^^ Event "cart_opened" does not say when it is sent. Say in "trigger" at which moment, by whom, and how often.
          description: Fired when the buyer opens the cart. Not on reload.
    `,
    fixed: `
      events:
        - name: order_paid
          description: Buyer pays
        - name: cart_opened
          description: Fired when the buyer opens the cart. Not on reload.
          trigger: When the buyer opens the cart
    `,
  },
  check: {
    event(event) {
      const { name, trigger } = event;
      if (!name.value || !isCurrent(event) || event.status?.value === 'draft') return undefined;
      const texts = trigger === undefined ? [] : 'value' in trigger ? [trigger] : trigger.map((one) => one.description);
      if (texts.some((text) => text?.value.trim())) return undefined;
      const moment = trigger === undefined ? momentIn(event.description?.value ?? '') : undefined;
      return [
        {
          at: name,
          subject: { noun: 'event', name: name.value },
          message: `Event "${name.value}" does not say when it is sent. Say in "trigger" at which moment, by whom, and how often.`,
          fixable: moment !== undefined,
          data: { container: { node: event.node }, moment },
        },
      ];
    },
  },
  fix: ({ data }) =>
    data?.moment === undefined
      ? undefined
      : {
          title: 'Take the trigger from the description',
          edits: [{ do: 'set', in: data.container, key: 'trigger', value: data.moment, after: 'description' }],
        },
});

/** What a description says of the moment: "Fired when the buyer opens the cart" -> "When the buyer opens the cart". */
function momentIn(description: string): string | undefined {
  const found = /\b(?:when(?:ever)?|each time|every time|as soon as|once|after)\s(?:[^.;]|\.(?!\s|$))+/i.exec(
    description,
  );
  const clause = found?.[0].trim().replace(/\s+/g, ' ');
  // "Once per order" says how often, not when.
  return clause === undefined || /^once (?:per|a|an|every)\b/i.test(clause) || clause.split(' ').length < 3
    ? undefined
    : sentence(clause);
}
