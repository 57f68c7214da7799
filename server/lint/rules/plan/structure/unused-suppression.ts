import { DISABLE } from '../../../../schema/suppressions.ts';
import { faultRule, type Idle } from '../../../engine/rule.ts';

export default faultRule<'unused-suppression'>({
  id: 'unused-suppression',
  subject: 'file',
  severity: 'warning',
  since: '0.1',
  tag: 'unnecessary',
  checks: 'every comment that silences a rule has something to silence, and says why',
  why: 'A silencer that outlives its problem hides the next one; without a reason, nobody dares to remove it.',
  examples: {
    good: `
      # What silences nothing is not there.
      events:
        - name: cart_opened
    `,
    bad: `
      events:
        # ${DISABLE} no-such-rule: it was there once
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No rule is called "no-such-rule". Remove it from the comment, or mend the name.
        - name: cart_opened
    `,
    fixed: `
      events:
        - name: cart_opened
    `,
  },
  fault: 'unused-suppression',
  say: ({ at, rule, because }) => ({
    at,
    about: { noun: 'comment', name: rule },
    differs: because,
    message: messages[because](rule),
    fixable: because in titles,
  }),
  mend({ at, because, rest }) {
    const title = titles[because];
    if (!title) return undefined;
    return rest === undefined
      ? { title: 'Remove the comment', edits: [{ do: 'remove-line', at }] }
      : { title, edits: [{ do: 'text', at, text: rest }] };
  },
});

const messages: Readonly<Record<Idle, (rule: string) => string>> = {
  'nothing to hide': (rule) => `"${rule}" finds nothing on the next line. Remove it from the comment.`,
  'no such rule': (rule) => `No rule is called "${rule}". Remove it from the comment, or mend the name.`,
  'no reason': (rule) => `This silences "${rule}" without a reason. Write one behind a colon.`,
  'no rule': () => `This silences nothing. Name the rule: "# ${DISABLE} event-name-case: the reason".`,
  'no such comment': (word) =>
    `"${word}" silences nothing. Write "# ${DISABLE}", the rule, a colon and the reason, above the line.`,
};
const titles: { readonly [K in Idle]?: string } = {
  'nothing to hide': 'Remove the rule from the comment',
  'no such rule': 'Remove the rule from the comment',
  'no rule': 'Remove the comment',
};
