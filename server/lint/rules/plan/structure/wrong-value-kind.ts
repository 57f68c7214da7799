import { closest, didYouMean } from '../../../../base/did-you-mean.ts';
import { Called, called } from '../../../engine/message-text.ts';
import { faultRule } from '../../../engine/rule.ts';
import { valueMeant } from './key-words.ts';

/** A mistake in typing, or a beginning that only one of them has: `warn`, `snake`. */
function near(word: string, among: readonly string[]): string | undefined {
  const low = word.trim().toLowerCase();
  const begun = low.length < 3 ? [] : among.filter((one) => one.toLowerCase().startsWith(low));
  return (
    closest(word, among) ??
    among.find((one) => one.toLowerCase() === low) ??
    (begun.length === 1 ? begun[0] : valueMeant(word, among))
  );
}
/** `yes`, `no` and the like were booleans in YAML 1.1. */
const flags: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  y: 'true',
  no: 'false',
  off: 'false',
  n: 'false',
  true: 'true',
  false: 'false',
};

export default faultRule<'wrong-value-kind'>({
  id: 'wrong-value-kind',
  category: 'file',
  severity: 'error',
  since: '0.1',
  description: 'every value is of the kind its key expects',
  rationale:
    'A list where a text belongs, or a word that the language does not know, is ignored by everything that reads the plan.',
  examples: {
    good: `
      events:
        - {name: cart_opened, status: implemented, properties: [{name: total, type: number, required: true, minimum: 0}]}
    `,
    bad: `
      events:
        - name: cart_opened
          status: implemneted
      #           ^^^^^^^^^^^ "status" of event "cart_opened" must be one of draft, planned, implemented, verified, deprecated, removed, not "implemneted". Did you mean "implemented"?
          properties:
            - {name: total, type: number, required: yes, minimum: none}
      #                                             ^^^ "required" of property "total" of event "cart_opened" must be true or false, not "yes". Did you mean "true"?
      #                                                           ^^^^ "minimum" of property "total" of event "cart_opened" must be a number, not "none".
    `,
    fixed: `
      events:
        - name: cart_opened
          status: implemented
          properties:
            - {name: total, type: number, required: true, minimum: none}
    `,
  },
  fault: 'wrong-value-kind',
  report(fault) {
    const meant = meantBy(fault);
    return {
      at: fault.at,
      subject: fault.container,
      discriminator: `${fault.key} ${fault.at.text}`,
      message: `${fault.key === '' ? Called(fault.container) : `"${fault.key}" of ${called(fault.container)}`} must be ${fault.wants}, not ${fault.found}.${meant === fault.at.text ? ' Remove the quotes.' : didYouMean(meant)}`,
      fixable: meant !== undefined,
    };
  },
  fix(fault) {
    const meant = meantBy(fault);
    // A word of the language or a number is written plain; other text is quoted where YAML would read it otherwise.
    const how = fault.meant === meant && Number.isNaN(Number(meant)) ? 'replace' : 'plain';
    return meant === undefined
      ? undefined
      : {
          title: meant === fault.at.text ? 'Remove the quotes' : `Change to "${meant}"`,
          edits: [{ do: how, at: fault.at, text: meant }],
        };
  },
});

function meantBy({
  at,
  near: among,
  wants,
  meant,
}: {
  readonly at: { readonly text: string };
  readonly near: readonly string[];
  readonly wants: string;
  readonly meant?: string;
}): string | undefined {
  if (meant !== undefined) return meant;
  if (wants === 'true or false') return flags[at.text.toLowerCase()];
  const quotedNumber = wants === 'a number' && at.text.trim() !== '' && Number.isFinite(Number(at.text));
  return quotedNumber ? String(Number(at.text)) : near(at.text, among);
}
