import { inOtherForm, isFilledIn, isInForm } from '../../../../base/name-form.ts';
import { agreement, levelOfLearned, places } from '../../../engine/message-text.ts';
import { isAskedFor } from '../../../engine/recommended-names.ts';
import { renameEvent } from '../../../engine/renaming.ts';
import { rule } from '../../../engine/rule.ts';

export default rule<{ readonly from: string; readonly to: string }>({
  id: 'event-name-case',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'every event name is written in one case',
  rationale:
    '"Signup Completed" and "signup_completed" are one action, yet two rows in every funnel and two series in every chart.',
  examples: {
    good: {
      'trackwright.yml': `
        conventions: {event_case: snake_case}
      `,
      'a.plan.yml': `
        events:
          - name: item_added
      `,
    },
    bad: {
      'trackwright.yml': `
        conventions: {event_case: snake_case}
      `,
      'a.plan.yml': `
        events:
          - name: "itemAdded" # kept
        #         ^^^^^^^^^^^ Event "itemAdded" is not snake_case; trackwright.yml asks for it. Rename it to "item_added" (used in 2 more places).
        funnels:
          - {name: buy, window: 7d, steps: [itemAdded, {event: itemAdded}]}
      `,
    },
    fixed: {
      'a.plan.yml': `
        events:
          - name: "item_added" # kept
        funnels:
          - {name: buy, window: 7d, steps: [item_added, {event: item_added}]}
      `,
    },
  },
  check: {
    event({ name }, { conventions: { eventCase } }) {
      if (!eventCase || !name.value || isFilledIn(name.value) || isInForm(name.value, eventCase)) return undefined;
      const from = name.value;
      const to = inOtherForm(from, eventCase);
      return [
        {
          at: name,
          subject: { noun: 'event', name: from },
          level: (stats) => (isAskedFor(from, stats) ? 'off' : levelOfLearned(stats.eventCase)),
          message: (stats) => {
            const rename =
              to === undefined ? '' : ` Rename it to "${to}"${places(stats.referenceCount('event', from))}.`;
            return `Event "${from}" is not ${eventCase}; ${agreement(stats.eventCase, 'events here are')}.${rename}`;
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
