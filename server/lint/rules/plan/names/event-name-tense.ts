import { eventWords, isNamedByAction, reordered, retensed } from '../../../../plan/event-words.ts';
import { agreement, levelOfLearned, places } from '../../../engine/message-text.ts';
import { isAskedFor } from '../../../engine/recommended-names.ts';
import { renameEvent, written } from '../../../engine/renaming.ts';
import { rule } from '../../../engine/rule.ts';

export default rule<{ readonly from: string; readonly to: string }, 'lexicon'>({
  id: 'event-name-tense',
  category: 'event',
  severity: 'warning',
  needs: ['lexicon'],
  since: '0.1',
  description: 'the actions of all event names are in one tense',
  rationale:
    '"order_submit" beside "order_submitted" leaves open whether the button was pressed or the order went through. One tense says one thing.',
  examples: {
    good: {
      'trackwright.yml': 'conventions: {tense: past, event_structure: "{object}_{action}"}',
      'a.plan.yml': `
        events:
          - name: order_submitted
          - name: password_reset
          - name: app_error
      `,
    },
    bad: {
      'trackwright.yml': 'conventions: {tense: past, event_structure: "{object}_{action}"}',
      'a.plan.yml': `
        events:
          - name: order_submit
        #         ^^^^^^^^^^^^ The action of event "order_submit" is not in the past tense; trackwright.yml asks for it. Rename it to "order_submitted" (used in 1 more place).
          - name: user_log_in
        #         ^^^^^^^^^^^ The action of event "user_log_in" is not in the past tense; trackwright.yml asks for it. Rename it to "user_logged_in".
            status: verified
            aliases: [login]
        funnels: [{name: buy, window: 1d, steps: [cart_opened, order_submit]}]
      `,
    },
    fixed: {
      'a.plan.yml': `
        events:
          - name: order_submitted
          - name: user_logged_in
            status: verified
            aliases: [login, {name: user_log_in}]
        funnels: [{name: buy, window: 1d, steps: [cart_opened, order_submitted]}]
      `,
    },
  },
  check: {
    event(item, { lexicon, conventions: { tense, eventOrder } }) {
      if (!tense || !isNamedByAction(item)) return undefined;
      const from = item.name.value;
      const read = eventWords(from, lexicon, eventOrder);
      if (!read.action || !read.tense || read.tense === tense) return undefined;
      // Where its order is wrong too, both rules propose the one name that is right.
      const isElsewhere = read.order && eventOrder && read.order !== eventOrder;
      const moved = isElsewhere ? reordered(read, eventOrder, lexicon, tense) : undefined;
      const to = moved ? written(moved, from) : retensed(from, read, lexicon, tense);
      return [
        {
          at: item.name,
          subject: { noun: 'event', name: from },
          level: (stats) => (isAskedFor(from, stats) ? 'off' : levelOfLearned(stats.tense)),
          message: (stats) => {
            const rename =
              to === undefined ? '' : ` Rename it to "${to}"${places(stats.referenceCount('event', from))}.`;
            return `The action of event "${from}" is not in the ${tense} tense; ${agreement(stats.tense, 'here are')}.${rename}`;
          },
          fixable: (stats) => to !== undefined && !stats.has('event', to),
          ...(to === undefined ? {} : { data: { from, to } }),
        },
      ];
    },
  },
  fix: ({ data }, project, _, stats) =>
    data && !stats.has('event', data.to)
      ? { title: `Rename to "${data.to}"`, edits: renameEvent(project, data.from, data.to) }
      : undefined,
});
