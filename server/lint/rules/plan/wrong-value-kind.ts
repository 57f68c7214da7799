import { nearest } from '../../../read/plan/near.ts';
import { faultRule } from '../../rule.ts';
import { called, didYouMean } from '../../words.ts';

const near = (word: string, among: readonly string[]) =>
  nearest(word, among) ?? among.find((one) => one.toLowerCase() === word.trim().toLowerCase());
/** `yes`, `no` and the like were booleans in YAML 1.1. */
const flags: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  y: 'true',
  no: 'false',
  off: 'false',
  n: 'false',
};

export default faultRule<'wrong-value-kind'>({
  id: 'wrong-value-kind',
  subject: 'file',
  severity: 'error',
  since: '0.1',
  checks: 'every value is of the kind its key wants',
  why: 'A list where a text belongs, or a word that the language does not know, is passed over by everything that reads the plan.',
  examples: {
    good: `
      events:
        - {name: cart_opened, status: implemented, properties: [{name: total, type: number, required: true, minimum: 0}]}
    `,
    bad: `
      events:
        - name: cart_opened
          status: implemneted
      #           ^^^^^^^^^^^ "status" of event "cart_opened" wants one of draft, planned, implemented, verified, deprecated, removed; "implemneted" was found. Did you mean "implemented"?
          properties:
            - {name: total, type: number, required: yes, minimum: none}
      #                                             ^^^ "required" of property "total" of event "cart_opened" wants true or false; "yes" was found. Did you mean "true"?
      #                                                           ^^^^ "minimum" of property "total" of event "cart_opened" wants a number; "none" was found.
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
  say(fault) {
    const meant = meantBy(fault);
    return {
      at: fault.at,
      about: fault.in,
      differs: `${fault.key} ${fault.at.text}`,
      message: `"${fault.key}" of ${called(fault.in)} wants ${fault.wants}; ${fault.found} was found.${didYouMean(meant)}`,
      fixable: meant !== undefined,
    };
  },
  mend(fault) {
    const meant = meantBy(fault);
    return meant === undefined
      ? undefined
      : { title: `Change to "${meant}"`, edits: [{ do: 'plain', at: fault.at, text: meant }] };
  },
});

function meantBy({
  at,
  near: among,
  wants,
}: {
  readonly at: { readonly text: string };
  readonly near: readonly string[];
  readonly wants: string;
}): string | undefined {
  if (wants === 'true or false') return flags[at.text.toLowerCase()];
  const quotedNumber =
    wants.includes('number') &&
    at.text.trim() !== '' &&
    Number.isFinite(Number(at.text)) &&
    (wants === 'a number' || Number.isInteger(Number(at.text)));
  return quotedNumber ? String(Number(at.text)) : near(at.text, among);
}
