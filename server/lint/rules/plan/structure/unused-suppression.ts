import { DISABLE } from '../../../../schema/suppressions.ts';
import { faultRule, type UnusedReason } from '../../../engine/rule.ts';

export default faultRule<'unused-suppression'>({
  id: 'unused-suppression',
  category: 'file',
  severity: 'warning',
  since: '0.1',
  tag: 'unnecessary',
  description: 'every comment that silences a rule has something to silence, and says why',
  rationale: 'A silencer that outlives its problem hides the next one; without a reason, nobody dares to remove it.',
  examples: {
    good: `
      # What silences nothing is not there.
      events:
        - name: cart_opened
    `,
    bad: `
      events:
        # ${DISABLE} no-such-rule: it was there once
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No rule is called "no-such-rule". Remove it from the comment, or fix the name.
        - name: cart_opened
    `,
    fixed: `
      events:
        - name: cart_opened
    `,
  },
  fault: 'unused-suppression',
  report: ({ at, rule, because }) => ({
    at,
    subject: { noun: 'comment', name: rule },
    discriminator: because,
    message: messages[because](rule),
    fixable: because in titles,
  }),
  fix({ at, because, remaining }) {
    const title = titles[because];
    if (!title) return undefined;
    return remaining === undefined
      ? { title: 'Remove the comment', edits: [{ do: 'remove-line', at }] }
      : { title, edits: [{ do: 'rewrite-comment', at, text: remaining }] };
  },
});

const messages: Readonly<Record<UnusedReason, (rule: string) => string>> = {
  'nothing to hide': (rule) => `"${rule}" finds nothing on the next line. Remove it from the comment.`,
  'no such rule': (rule) => `No rule is called "${rule}". Remove it from the comment, or fix the name.`,
  'no reason': (rule) => `This silences "${rule}" without a reason. Write one behind a colon.`,
  'no rule': () => `This silences nothing. Name the rule: "# ${DISABLE} event-name-case: the reason".`,
  'no such comment': (word) =>
    `"${word}" silences nothing. Write "# ${DISABLE}", the rule, a colon and the reason, above the line.`,
};
const titles: { readonly [K in UnusedReason]?: string } = {
  'nothing to hide': 'Remove the rule from the comment',
  'no such rule': 'Remove the rule from the comment',
  'no rule': 'Remove the comment',
};
