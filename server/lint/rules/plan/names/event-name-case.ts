import { fits, toCase } from '../../../../base/naming.ts';
import { places } from '../../../engine/message-text.ts';
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
      if (!eventCase || !name.value || fits(name.value, eventCase)) return undefined;
      const from = name.value;
      const to = toCase(from, eventCase);
      return [
        {
          at: name,
          subject: { noun: 'event', name: from },
          message: (stats) => {
            const who = stats.eventCase?.inferred
              ? `${stats.eventCase.agree} of ${stats.eventCase.of} events here are`
              : 'trackwright.yml asks for it';
            return `Event "${from}" is not ${eventCase}; ${who}. Rename it to "${to}"${places(stats.referenceCount('event', from))}.`;
          },
          fixable: (stats) => to !== '' && to !== from && !stats.has('event', to),
          data: { from, to },
        },
      ];
    },
  },
  fix: ({ data }, project, _, stats) =>
    data && data.to !== '' && !stats.has('event', data.to)
      ? { title: `Rename to "${data.to}"`, edits: renameEvent(project, data.from, data.to) }
      : undefined,
});
