import { closest } from '../../../../base/did-you-mean.ts';
import type { English } from '../../../../base/lexicon/english.ts';
import { synonyms } from '../../../../base/lexicon/synonyms.ts';
import { wordsOf } from '../../../../base/naming.ts';
import { actionOf, isNamedByAction, withAction } from '../../../../plan/event-words.ts';
import { listed, places } from '../../../engine/message-text.ts';
import { isAskedFor } from '../../../engine/recommended-names.ts';
import { renameEvent } from '../../../engine/renaming.ts';
import { rule } from '../../../engine/rule.ts';

export default rule<{ readonly from: string; readonly to: string }, 'lexicon'>({
  id: 'event-name-vocabulary',
  category: 'event',
  severity: 'warning',
  needs: ['lexicon'],
  since: '0.1',
  description:
    'event names use the words for actions that trackwright.yml lists under conventions: {actions: {allow, synonyms}}',
  rationale:
    'One team taps, another clicks, a third presses: each question must then know all three words, and most know one.',
  examples: {
    good: {
      'trackwright.yml': 'conventions: {actions: {allow: [viewed, clicked, logged in]}}',
      'a.plan.yml': `
        events:
          - name: button_clicked
          - name: User Logged In
      `,
    },
    bad: {
      'trackwright.yml': 'conventions: {actions: {allow: [viewed, clicked, purchased], synonyms: {bought: purchased}}}',
      'a.plan.yml': `
        events:
          - name: button_tapped
        #         ^^^^^^^^^^^^^ "tapped" in event "button_tapped" is not one of the actions that trackwright.yml allows: "viewed", "clicked" and "purchased". Rename it to "button_clicked" (used in 1 more place).
          - name: item_bought
        #         ^^^^^^^^^^^ Event "item_bought" says "bought"; trackwright.yml says "purchased" for it. Rename it to "item_purchased".
          - name: page_printed
        #         ^^^^^^^^^^^^ "printed" in event "page_printed" is not one of the actions that trackwright.yml allows: "viewed", "clicked" and "purchased". Use one of them, or allow it.
        metrics: [{name: taps, agg: count, event: button_tapped}]
      `,
    },
    fixed: {
      'a.plan.yml': `
        events:
          - name: button_clicked
          - name: item_purchased
          - name: page_printed
        metrics: [{name: taps, agg: count, event: button_clicked}]
      `,
    },
  },
  check: {
    event(item, { lexicon, conventions: { actions, eventOrder } }) {
      if (!actions || !isNamedByAction(item)) return undefined;
      const from = item.name.value;
      const read = actionOf(from, lexicon, eventOrder);
      const said = read.action && read.words.slice(...read.action).join(' ');
      if (!said) return undefined;
      const instead = replacement(said, actions.synonyms ?? {}, lexicon);
      const allowed = [...(actions.allow ?? []), ...Object.values(actions.synonyms ?? {})];
      const isAllowed = !actions.allow || allowed.some((word) => isForm(said, word, lexicon));
      if (instead === undefined && isAllowed) return undefined;
      const better = instead ?? known(said, actions.allow ?? [], lexicon);
      const to = better === undefined ? undefined : withAction(from, read, better.split(' '));
      const what =
        instead === undefined
          ? `"${said}" in event "${from}" is not one of the actions that trackwright.yml allows${few(actions.allow ?? [])}.`
          : `Event "${from}" says "${said}"; trackwright.yml says "${instead}" for it.`;
      return [
        {
          at: item.name,
          subject: { noun: 'event', name: from },
          level: (stats) => (isAskedFor(from, stats) ? 'off' : 'warning'),
          message: (stats) =>
            to
              ? `${what} Rename it to "${to}"${places(stats.referenceCount('event', from))}.`
              : `${what} Use one of them, or allow it.`,
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

const lemmas = (phrase: string, english: English): string =>
  wordsOf(phrase)
    .map((word, i) => (i ? word : english.lemma(word)))
    .join(' ');
/** In whatever tense: that is a matter of its own. */
const isForm = (said: string, word: string, english: English): boolean =>
  lemmas(said, english) === lemmas(word, english);

/** What the project says instead, in the tense of what was said where that is another than the list's. */
function replacement(said: string, table: Readonly<Record<string, string>>, english: English): string | undefined {
  const found = Object.entries(table).find(([word]) => isForm(said, word, english));
  if (!found) return undefined;
  const [word, instead] = found;
  const [first = '', ...rest] = wordsOf(instead);
  if (wordsOf(word).join(' ') === said) return [first, ...rest].join(' ');
  const [verb = ''] = said.split(' ');
  const base = english.lemma(first);
  return [english.isPast(verb) ? english.past(base) : base, ...rest].join(' ');
}

/** An allowed word that means the same, or is a typing mistake away. */
function known(said: string, allow: readonly string[], english: English): string | undefined {
  const group = synonyms.find((one) => one.some((word) => isForm(said, word, english))) ?? [];
  const same = allow.find((word) => group.some((other) => isForm(word, other, english)));
  const found = same ?? closest(said, allow);
  return found && wordsOf(found).join(' ');
}
const few = (allow: readonly string[]): string =>
  allow.length > 6 ? ` (${allow.length} of them)` : `: ${listed(allow)}`;
