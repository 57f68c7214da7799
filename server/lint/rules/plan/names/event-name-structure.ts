import { eventStructure } from '../../../../config/forms.ts';
import { eventWords, isNamedByAction, orderIn, reordered } from '../../../../plan/event-words.ts';
import { formed } from '../../../../schema/kinds.ts';
import { agreement, levelOfLearned, places } from '../../../engine/message-text.ts';
import { isAskedFor } from '../../../engine/recommended-names.ts';
import { renameEvent, written } from '../../../engine/renaming.ts';
import { rule } from '../../../engine/rule.ts';

export default rule<{ readonly from: string; readonly to: string }, 'lexicon'>({
  id: 'event-name-structure',
  category: 'event',
  severity: 'warning',
  needs: ['lexicon'],
  since: '0.1',
  description: 'the action stands on the same side of the object in every event name',
  rationale:
    'Names in one order sort together and can be guessed: who looks for "cart_opened" finds what else happens to carts beside it.',
  options: {
    pattern: {
      kind: formed(eventStructure),
      doc: 'The order of words, such as "{object}_{action}"; otherwise that of `conventions`, or learned.',
    },
  },
  examples: {
    good: {
      'trackwright.yml': 'conventions: {event_structure: "{object}_{action}"}',
      'a.plan.yml': `
        events:
          - name: order_completed
          - name: user_logged_in
          - name: app_error
      `,
    },
    bad: {
      'trackwright.yml': 'conventions: {event_structure: "{object}_{action}", tense: past}',
      'a.plan.yml': `
        events:
          - name: view_item
        #         ^^^^^^^^^ Event "view_item" begins with its action; trackwright.yml asks for {object}_{action}. Rename it to "item_viewed" (used in 1 more place).
          - name: add_to_cart
        #         ^^^^^^^^^^^ Event "add_to_cart" begins with its action; trackwright.yml asks for {object}_{action}. Rename it.
          - name: ClickedButton
        #         ^^^^^^^^^^^^^ Event "ClickedButton" begins with its action; trackwright.yml asks for {object}_{action}. Rename it to "ButtonClicked".
            status: implemented
        metrics: [{name: views, agg: count, event: view_item}]
      `,
    },
    fixed: {
      'a.plan.yml': `
        events:
          - name: item_viewed
          - name: add_to_cart
          - name: ButtonClicked
            status: implemented
            aliases: [{name: ClickedButton}]
        metrics: [{name: views, agg: count, event: item_viewed}]
      `,
    },
  },
  check: {
    event(item, { lexicon, conventions, options }) {
      const pattern = typeof options.pattern === 'string' ? options.pattern : undefined;
      const order = orderIn(pattern) ?? conventions.eventOrder;
      if (!order || !isNamedByAction(item)) return undefined;
      const from = item.name.value;
      const read = eventWords(from, lexicon, order);
      if (!read.order || read.order === order) return undefined;
      const moved = reordered(read, order, lexicon, conventions.tense);
      const to = moved && written(moved, from);
      return [
        {
          at: item.name,
          subject: { noun: 'event', name: from },
          level: (stats) => (isAskedFor(from, stats) ? 'off' : pattern ? 'warning' : levelOfLearned(stats.eventOrder)),
          message: (stats) => {
            const learned = !pattern && stats.eventOrder?.inferred ? stats.eventOrder : undefined;
            const [is, others] = order === 'object first' ? ['begins', 'end'] : ['ends', 'begin'];
            const who = learned
              ? agreement(learned, `events here ${others} with it`)
              : `trackwright.yml asks for ${order === 'object first' ? '{object}_{action}' : '{action}_{object}'}`;
            const how = to ? ` to "${to}"${places(stats.referenceCount('event', from))}` : '';
            return `Event "${from}" ${is} with its action; ${who}. Rename it${how}.`;
          },
          fixable: (stats) => to !== undefined && !stats.has('event', to),
          ...(to ? { data: { from, to } } : {}),
        },
      ];
    },
  },
  fix: ({ data }, project, _, stats) =>
    data && !stats.has('event', data.to)
      ? { title: `Rename to "${data.to}"`, edits: renameEvent(project, data.from, data.to) }
      : undefined,
});
