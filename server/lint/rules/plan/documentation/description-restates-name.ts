import { wordsOf } from '../../../../base/naming.ts';
import type { Handle, Located, Text } from '../../../../schema/item.ts';
import { number, optional } from '../../../../schema/kinds.ts';
import { called } from '../../../engine/message-text.ts';
import { type Finding, type RuleContext, rule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';

/** Words that say nothing of their own, in a description of an event, a property, a metric. */
const stopWords = new Set(
  'a an the this that these those is are was were be been being has have had do does did of for to in on at by with from as and or it its s which who when whenever after event property metric funnel segment name value field fires fired triggers triggered tracks tracked logged sent occurs occurred happens happened'.split(
    ' ',
  ),
);
const THRESHOLD = 0.8;

interface Described {
  readonly shape: string;
  readonly name: Text;
  readonly node: Handle;
  readonly container?: Finding['subject'];
  readonly description?: Text;
  readonly as?: Text;
}
interface Data {
  readonly container: { readonly node: Handle };
  readonly at: Located<string>;
  readonly instead: string;
}

export default rule<Data>({
  id: 'description-restates-name',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'a description says more than the words of the name',
  rationale: 'A description that repeats the name looks like documentation, so nobody writes the real one.',
  options: {
    threshold: optional(number, 'The share of its words that are in the name, from which on it is reported; 0.8.'),
  },
  examples: {
    good: `
      events:
        - {name: cart_opened, description: Buyer looks at what is in the cart}
      properties:
        - {name: order_value, type: number, description: "Total after discount, before tax"}
    `,
    bad: `
      events:
        - name: cart_opened
          description: The cart was opened
      #                ^^^^^^^^^^^^^^^^^^^ The description of event "cart_opened" only repeats its name. Say what happened, when, or what is left out; or leave it out.
        - name: order_paid
          description: Order paid event
      #                ^^^^^^^^^^^^^^^^ The description of event "order_paid" only repeats its name. Say what happened, when, or what is left out; or leave it out.
          trigger: The payment API answered 200
      properties:
        - {name: order_value, type: number, description: Value of the order}
      #                                                  ^^^^^^^^^^^^^^^^^^ The description of property "order_value" only repeats its name. Say what it measures, in which unit, from where; or leave it out.
    `,
    fixed: `
      events:
        - name: cart_opened
        - name: order_paid
          description: The payment API answered 200
          trigger: The payment API answered 200
      properties:
        - {name: order_value, type: number}
    `,
  },
  check: {
    event: (event, context) => {
      const { trigger } = event;
      const first = trigger && ('value' in trigger ? trigger : trigger[0]?.description);
      return judged('event', event, context, first);
    },
    property: (property, context) => judged('property', property, context),
    propertyUse: (use, context) => judged('property', use, context),
    metric: (metric, context) => judged('metric', metric, context),
    funnel: (funnel, context) => judged('funnel', funnel, context),
    segment: (segment, context) => judged('segment', segment, context),
  },
  fix: ({ data }) =>
    data && {
      title: data.instead ? 'Use the trigger as its description' : 'Remove the description',
      edits: data.instead
        ? [{ do: 'replace', at: data.at, text: data.instead }]
        : [{ do: 'remove-key', in: data.container, key: 'description' }],
    },
});

const advice: Readonly<Record<string, string>> = {
  event: 'Say what happened, when, or what is left out',
  property: 'Say what it measures, in which unit, from where',
};

function judged(noun: string, item: Described, { options }: RuleContext, trigger?: Text): readonly Finding<Data>[] {
  const { description, name } = item;
  const threshold = typeof options.threshold === 'number' ? options.threshold : THRESHOLD;
  const restates = (text: string) => overlap(text, `${name.value} ${item.as?.value ?? ''}`) >= threshold;
  if (!description || !restates(description.value)) return [];
  const subject = { noun, name: name.value, ...(item.container ? { of: item.container } : {}) };
  const other = trigger?.value.trim().replace(/\s+/g, ' ') ?? '';
  return [
    {
      at: description,
      subject,
      ...(item.container ? { sharedBy: `${sharedName(subject)}\0${description.value}`, fixesEach: true as const } : {}),
      message: `The description of ${called(subject)} only repeats its name. ${advice[noun] ?? 'Say what it answers'}; or leave it out.`,
      fixable: true,
      data: { container: { node: item.node }, at: description, instead: restates(other) ? '' : other },
    },
  ];
}

/** The share of a description's telling words that the name has too; 0 where there are none. */
function overlap(description: string, name: string): number {
  const known = new Set(wordsOf(name).map(stem));
  const telling = wordsOf(description).filter(
    (word) => !stopWords.has(word) || (known.has(stem(word)) && word.length > 2),
  );
  return telling.length ? telling.filter((word) => known.has(stem(word))).length / telling.length : 0;
}
/** Cuts the endings in which a name and its sentence usually differ: opened, opens, opening. */
const stem = (word: string): string => (word.length > 3 ? word.replace(/(?:ing|ed|es|s|d|e)$/, '') : word);
