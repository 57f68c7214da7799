import { didYouMean } from '../../../../base/did-you-mean.ts';
import type { Container } from '../../../../schema/item.ts';
import { called, listed } from '../../../engine/message-text.ts';
import { faultRule } from '../../../engine/rule.ts';
import { keyMeant, otherwise } from './key-words.ts';

export default faultRule<'unknown-key'>({
  id: 'unknown-key',
  category: 'file',
  severity: 'error',
  since: '0.1',
  safe: true,
  description: 'every key is one that the language knows',
  rationale:
    'A misspelled key is silently nothing: what was written is not what is checked, generated or sent. Own keys begin with "x-" or stand under "meta".',
  examples: {
    good: `
      events:
        - {name: cart_opened, x-ticket: 12, meta: {anything: goes}}
    `,
    bad: `
      events:
        - name: cart_opened
          descripton: Buyer opens the cart
      #   ^^^^^^^^^^ Unknown key "descripton" in event "cart_opened". Did you mean "description"?
          shout: 3
      #   ^^^^^ Unknown key "shout" in event "cart_opened". Own keys begin with "x-" or stand under "meta".
      properties:
        - {name: total, type: number, description: Total after discount, before tax}
      #                                                                  ^^^^^^^^^^ Unknown key "before tax" in property "total": in { } a comma ends a text, and this is the rest of "description". Put the whole text in quotes.
    `,
    fixed: `
      events:
        - name: cart_opened
          description: Buyer opens the cart
          shout: 3
      properties:
        - {name: total, type: number, description: "Total after discount, before tax"}
    `,
  },
  fault: 'unknown-key',
  report(fault) {
    if (fault.torn)
      return {
        at: fault.at,
        subject: fault.container,
        discriminator: fault.at.value,
        message: `Unknown key "${fault.at.value}" in ${called(fault.container)}: in { } a comma ends a text, and this is the rest of "${fault.torn.key}". Put the whole text in quotes.`,
        fixable: fault.torn.quoted !== undefined,
      };
    if (fault.reserved)
      return {
        at: fault.at,
        subject: fault.container,
        discriminator: fault.at.value,
        message: `"${fault.at.value}" is kept for a later version of the plan language; this one reads nothing there. Remove it, or call it "x-${fault.at.value}".`,
      };
    const near = keyMeant(fault.at.value, fault.known);
    const isRule = fault.container.noun === 'rules';
    const hint = near === undefined ? known(fault) : didYouMean(near);
    return {
      at: fault.at,
      subject: fault.container,
      discriminator: fault.at.value,
      message: `${isRule ? `No rule is called "${fault.at.value}"` : `Unknown key "${fault.at.value}" in ${called(fault.container)}`}.${hint}`,
      fixable: near !== undefined,
    };
  },
  fix(fault) {
    if (fault.torn)
      return fault.torn.quoted === undefined
        ? undefined
        : {
            title: 'Put the text in quotes',
            edits: [{ do: 'text', at: fault.torn.at, text: fault.torn.quoted }],
          };
    const near = keyMeant(fault.at.value, fault.known);
    return near === undefined
      ? undefined
      : {
          title: `Change to "${near}"`,
          edits: [{ do: 'rename-key', in: { node: fault.owner }, key: fault.at, to: near }],
        };
  },
});

/** What may stand there; of plans, that own keys have a place. */
function known({
  at: { value },
  container: { noun },
  known,
}: {
  readonly at: { readonly value: string };
  readonly container: Container;
  readonly known: readonly string[];
}): string {
  if (noun === 'rules') return ' docs/rules/README.md lists them.';
  if (noun === 'rule' || noun === 'check') return known.length ? ` It takes ${listed(known)}.` : ' It takes no more.';
  if (/^(?:<{7}|={7}|>{7})/.test(value))
    return ' A merge left its conflict here: keep one of the two sides, and remove the lines of "<", "=" and ">".';
  const place = Object.hasOwn(otherwise, value) ? otherwise[value] : undefined;
  if (place !== undefined) return ` ${place}`;
  return ' Own keys begin with "x-" or stand under "meta".';
}
