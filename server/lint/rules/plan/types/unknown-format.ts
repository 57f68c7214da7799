import { didYouMean } from '../../../../base/did-you-mean.ts';
import { formats } from '../../../../plan/plan.schema.ts';
import { planLanguage } from '../../../../plan/sections.ts';
import type { Item, Text } from '../../../../schema/item.ts';
import { nounOf } from '../../../../schema/language.ts';
import { called } from '../../../engine/message-text.ts';
import { type Finding, rule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';
import { formatMeant } from './format-words.ts';

interface Data {
  readonly at: Text;
  readonly to: string;
}

export default rule<Data>({
  id: 'unknown-format',
  category: 'property',
  severity: 'warning',
  since: '0.1',
  description: 'the format of a text is one that is checked and generated',
  rationale:
    'A format that nobody knows is silently none: any text passes the checks, and generated events hold words where times and addresses should be.',
  examples: {
    good: `
      properties:
        - {name: sent_at, type: string, format: date-time}
        - {name: address, type: string, format: email}
    `,
    bad: `
      properties:
        - {name: sent_at, type: string, format: datetime}
      #                                         ^^^^^^^^ Nothing checks the format "datetime" of property "sent_at". Did you mean "date-time"?
        - {name: address, type: string, format: e-mail}
      #                                         ^^^^^^ Nothing checks the format "e-mail" of property "address". Did you mean "email"?
        - {name: tax_no, type: string, format: vat}
      #                                        ^^^ Nothing checks the format "vat" of property "tax_no". Use a pattern, or one of date-time, date, time, duration, email, uri, uuid, hostname, ipv4, ipv6, currency, country, locale, semver.
    `,
    fixed: `
      properties:
        - {name: sent_at, type: string, format: date-time}
        - {name: address, type: string, format: email}
        - {name: tax_no, type: string, format: vat}
    `,
  },
  check: {
    property: (item) => judged(item, item.format),
    propertyUse: (item) => judged(item, item.format),
    type: (item) => judged(item, item.format),
    schema: (item) => judged(item, item.format),
  },
  fix: ({ data }) =>
    data && { title: `Change to "${data.to}"`, edits: [{ do: 'replace', at: data.at, text: data.to }] },
});

function judged(item: Item, format: Text | undefined): readonly Finding<Data>[] {
  if (!format?.value || (formats as readonly string[]).includes(format.value)) return [];
  const subject = subjectOf(item);
  const to = formatMeant(format.value);
  return [
    {
      at: format,
      subject,
      discriminator: format.value,
      sharedBy: `${sharedName(subject)}\0${format.value}`,
      fixesEach: true,
      message: `Nothing checks the format "${format.value}" of ${called(subject)}.${didYouMean(to) || ` Use a pattern, or one of ${formats.join(', ')}.`}`,
      fixable: to !== undefined,
      ...(to === undefined ? {} : { data: { at: format, to } }),
    },
  ];
}

/** A value without a name is that of what holds it. */
export const subjectOf = ({ shape, name, container }: Item): Finding['subject'] =>
  shape === 'schema'
    ? (container ?? { noun: 'value' })
    : { noun: nounOf(shape, planLanguage), name: name.value, ...(container ? { of: container } : {}) };
