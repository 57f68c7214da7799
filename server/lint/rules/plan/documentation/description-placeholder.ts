import { isPlaceholder } from '../../../../base/placeholder.ts';
import { planLanguage } from '../../../../plan/sections.ts';
import type { Item, Text } from '../../../../schema/item.ts';
import { nounOf } from '../../../../schema/language.ts';
import { called } from '../../../engine/message-text.ts';
import { type Finding, rule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';

export default rule({
  id: 'description-placeholder',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'a description is one, not a word that stands for one',
  rationale:
    '"No description" counts as documented in every list, so that nobody writes what is missing; a reader learns that descriptions here are not worth reading.',
  examples: {
    good: `
      events:
        - {name: cart_opened, description: Buyer looks at what is in the cart}
        - {name: todo_added, description: Somebody adds an entry to the list of things to do}
    `,
    bad: `
      events:
        - {name: cart_opened, description: TBD}
      #                                    ^^^ The description of event "cart_opened" is a placeholder, "TBD". Write it, or leave it out, so that it is seen to be missing.
      properties:
        - {name: cart_id, type: string, description: No description.}
      #                                              ^^^^^^^^^^^^^^^ The description of property "cart_id" is a placeholder, "No description.". Write it, or leave it out, so that it is seen to be missing.
    `,
  },
  check: {
    event: judged,
    property: judged,
    propertyUse: judged,
    type: judged,
    bundle: judged,
    entity: judged,
    metric: judged,
    funnel: judged,
    segment: judged,
    enumValue: judged,
  },
});

function judged(item: Item & { readonly description?: Text }): readonly Finding[] {
  const { description, name, container, shape } = item;
  if (!description?.value.trim() || !isPlaceholder(description.value)) return [];
  const subject = { noun: nounOf(shape, planLanguage), name: name.value, ...(container ? { of: container } : {}) };
  return [
    {
      at: description,
      subject,
      ...(container ? { sharedBy: `${sharedName(subject)}\0${description.value}` } : {}),
      message: `The description of ${called(subject)} is a placeholder, "${description.value.trim()}". Write it, or leave it out, so that it is seen to be missing.`,
    },
  ];
}
