import { fits, toCase } from '../../../../base/naming.ts';
import { places } from '../../../engine/message-text.ts';
import { renameEvent } from '../../../engine/renaming.ts';
import { rule } from '../../../engine/rule.ts';

export default rule<{ readonly from: string; readonly to: string }>({
  id: 'event-name-case',
  subject: 'event',
  severity: 'warning',
  since: '0.1',
  checks: 'every event name is written in one case',
  why: '"Signup Completed" and "signup_completed" are one action, yet two rows in every funnel and two series in every chart.',
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
  find: {
    event({ name }, { conventions: { eventCase } }) {
      if (!eventCase || !name.value || fits(name.value, eventCase)) return undefined;
      const from = name.value;
      const to = toCase(from, eventCase);
      return [
        {
          at: name,
          about: { noun: 'event', name: from },
          message: (now) => {
            const who = now.eventCase?.learned
              ? `${now.eventCase.agree} of ${now.eventCase.of} events here are`
              : 'trackwright.yml asks for it';
            return `Event "${from}" is not ${eventCase}; ${who}. Rename it to "${to}"${places(now.uses('event', from))}.`;
          },
          fixable: (now) => to !== '' && to !== from && !now.has('event', to),
          data: { from, to },
        },
      ];
    },
  },
  mend: ({ data }, project, _, now) =>
    data && data.to !== '' && !now.has('event', data.to)
      ? { title: `Rename to "${data.to}"`, edits: renameEvent(project, data.from, data.to) }
      : undefined,
});
