import { DISABLE } from '../../../read/plan/suppressions.ts';
import { faultRule } from '../../rule.ts';

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
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No rule is called "no-such-rule". Remove the comment, or mend the name.
        - name: cart_opened
    `,
    fixed: `
      events:
        - name: cart_opened
    `,
  },
  fault: 'unused-suppression',
  say({ at, rule, because }) {
    const message =
      because === 'no such rule'
        ? `No rule is called "${rule}". Remove the comment, or mend the name.`
        : because === 'no reason'
          ? `This silences "${rule}" without a reason. Write one behind a colon.`
          : `"${rule}" finds nothing on the next line. Remove the comment.`;
    return { at, about: { noun: 'comment', name: rule }, differs: because, message, fixable: because !== 'no reason' };
  },
  mend: ({ at, because }) =>
    because === 'no reason' ? undefined : { title: 'Remove the comment', edits: [{ do: 'remove-line', at }] },
});
