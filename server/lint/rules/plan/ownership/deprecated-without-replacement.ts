import { planLanguage } from '../../../../plan/sections.ts';
import type { Item, Text } from '../../../../schema/item.ts';
import { nounOf } from '../../../../schema/language.ts';
import { Called } from '../../../engine/message-text.ts';
import { type Finding, rule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';

export default rule({
  id: 'deprecated-without-replacement',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'what is deprecated says what to use instead, or in its description that nothing takes its place',
  rationale:
    'A word that something is going leaves everybody who uses it to find out where the data are now, and each finds something else.',
  examples: {
    good: `
      events:
        - {name: cart_opened}
        - {name: basket_opened, status: deprecated, replaced_by: cart_opened}
        - {name: fax_sent, status: deprecated, description: Nobody sends faxes any more; nothing replaces it.}
    `,
    bad: `
      events:
        - {name: basket_opened, status: deprecated}
      #          ^^^^^^^^^^^^^ Event "basket_opened" is deprecated, and nothing says what to use instead. Name it in "replaced_by", or say in its description that nothing replaces it.
      properties:
        - {name: basket_id, type: string, status: deprecated, description: Id of the basket}
      #          ^^^^^^^^^ Property "basket_id" is deprecated, and nothing says what to use instead. Name it in "replaced_by", or say in its description that nothing replaces it.
    `,
  },
  check: {
    event: judged,
    property: judged,
    propertyUse: judged,
    type: judged,
  },
});

function judged(
  item: Item & {
    readonly status?: Pick<Text, 'value'>;
    readonly replaced_by?: Text;
    readonly description?: Text;
  },
): readonly Finding[] {
  if (item.status?.value !== 'deprecated' || !item.name.value || item.replaced_by?.value.trim()) return [];
  if (saysWhy.test(item.description?.value ?? '')) return [];
  const { container } = item;
  const subject = {
    noun: nounOf(item.shape, planLanguage),
    name: item.name.value,
    ...(container ? { of: container } : {}),
  };
  return [
    {
      at: item.name,
      subject,
      ...(container ? { sharedBy: sharedName(subject) } : {}),
      message: `${Called(subject)} is deprecated, and nothing says what to use instead. Name it in "replaced_by", or say in its description that nothing replaces it.`,
    },
  ];
}
/** Somebody thought of what comes after it. */
const saysWhy =
  /\b(?:no(?:thing)?|without)\b[^.]*\b(?:replace|instead|place|successor)|\breplaced by\b|\buse\b[^.]*\binstead\b|\bno longer (?:sent|used|needed|collected)\b/i;
