import { patternFault } from '../../../../plan/pattern.ts';
import type { Item, Text } from '../../../../schema/item.ts';
import { called } from '../../../engine/message-text.ts';
import { type Finding, rule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';
import { subjectOf } from './unknown-format.ts';

export default rule({
  id: 'pattern-invalid',
  category: 'property',
  severity: 'error',
  since: '0.1',
  description: 'a pattern is a regular expression as JSON Schema has them',
  rationale:
    'What cannot be read matches nothing and forbids nothing: whoever wrote it believes in a check that never happens.',
  examples: {
    good: `
      properties:
        - {name: sku, type: string, pattern: '^[A-Z]{3}-[0-9]+$'}
    `,
    bad: `
      properties:
        - {name: sku, type: string, pattern: '^[A-Z0-9-'}
      #                                      ^^^^^^^^^^^ The pattern of property "sku" is no regular expression, so nothing is checked: unterminated character class. Correct it, or remove it.
    `,
  },
  check: {
    property: (item) => judged(item, item.pattern),
    propertyUse: (item) => judged(item, item.pattern),
    type: (item) => judged(item, item.pattern),
    schema: (item) => judged(item, item.pattern),
  },
});

function judged(item: Item, pattern: Text | undefined): readonly Finding[] {
  const why = pattern && patternFault(pattern.value);
  if (!pattern || why === undefined) return [];
  const subject = subjectOf(item);
  return [
    {
      at: pattern,
      subject,
      discriminator: pattern.value,
      sharedBy: `${sharedName(subject)}\0${pattern.value}`,
      message: `The pattern of ${called(subject)} is no regular expression, so nothing is checked: ${why}. Correct it, or remove it.`,
    },
  ];
}
