// In a comment that silences a rule: the word for it, and the rules' names.
import { rules } from '../../lint/rules/index.ts';
import { DISABLE } from '../../schema/suppressions.ts';
import type { Suggestion } from './completion-item.ts';

const naming = new RegExp(`#\\s*${DISABLE}\\s+(?:[\\w-]+[,\\s]+)*([\\w-]*)$`);
const beginning = /#\s*(t[\w-]*)$/;

/** `before`: the line up to the caret. Undefined in any other comment. */
export function commentCompletions(
  before: string,
): { readonly offers: readonly Suggestion[]; readonly typed: number } | undefined {
  const named = naming.exec(before);
  if (named) {
    const taken = new Set(before.split(/[\s,]+/).slice(0, -1));
    const offers = rules
      .filter(({ id }) => !taken.has(id))
      .map(
        ({ id, description }): Suggestion => ({
          label: id,
          kind: 'word',
          detail: 'rule',
          documentation: description,
          insert: id,
        }),
      );
    return { offers: offers.sort((a, b) => (a.label < b.label ? -1 : 1)), typed: named[1]?.length ?? 0 };
  }
  const begun = beginning.exec(before)?.[1];
  if (begun === undefined || !DISABLE.startsWith(begun)) return undefined;
  const offer: Suggestion = { label: DISABLE, kind: 'word', detail: 'silences a rule', insert: `${DISABLE} ` };
  return { offers: [offer], typed: begun.length };
}
