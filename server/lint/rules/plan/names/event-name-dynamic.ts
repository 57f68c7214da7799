import type { Event } from '../../../../plan/items.ts';
import { isCurrent } from '../../../../plan/lifecycle.ts';
import { type Matcher, matchers } from '../../../../plan/pattern.ts';
import type { Text } from '../../../../schema/item.ts';
import { list, text } from '../../../../schema/kinds.ts';
import { groupIndex } from '../../../engine/project-index.ts';
import { type Finding, followingRule } from '../../../engine/rule.ts';

/** So many names that differ in a number alone are one name with a property. */
const FAMILY = 3;

const families = groupIndex(
  'event names by what is left without numbers',
  { event: (item: Event) => (isCurrent(item) ? { names: item.as ? [item.name, item.as] : [item.name] } : undefined) },
  ({ names }) => names.map(({ value }) => familyOf(value)),
);

export default followingRule({
  id: 'event-name-dynamic',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'event names hold no dates, ids, numbers or placeholders, neither in the plan nor on the wire',
  rationale:
    'A name that is made while it is sent is a new event each time: it fills every list, breaks the limits of destinations, and no question can count it. What changes is a property.',
  options: {
    patterns: { kind: list(text), doc: 'More regular expressions that no name may match.' },
  },
  examples: {
    good: `
      events:
        - name: order_viewed
        - name: error_404_viewed
        - name: oauth2_login_started
    `,
    bad: `
      events:
        - name: order_{order_id}_viewed
      #         ^^^^^^^^^^^^^^^^^^^^^^^ Event "order_{order_id}_viewed" has a placeholder in its name, "{order_id}". Take it out and send it as a property.
        - name: sale_viewed
          as: Sale 2026-11-27 Viewed
      #       ^^^^^^^^^^^^^^^^^^^^^^ Event "Sale 2026-11-27 Viewed" has a date in its name, "2026-11-27". Take it out and send it as a property.
        - name: step_1_done
      #         ^^^^^^^^^^^ Event "step_1_done" has a number in its name, "1": 3 events differ in it alone. Take it out and send it as a property.
        - name: step_2_done
      #         ^^^^^^^^^^^ Event "step_2_done" has a number in its name, "2": 3 events differ in it alone. Take it out and send it as a property.
        - name: step_3_done
      #         ^^^^^^^^^^^ Event "step_3_done" has a number in its name, "3": 3 events differ in it alone. Take it out and send it as a property.
    `,
  },
  indexes: [families],
  start({ options }) {
    const more = patterns(options.patterns);
    return (changed) =>
      new Map(
        [...changed].map(([family, facts]) => {
          const names = (facts?.event ?? [])
            .flatMap((one) => one.names)
            .filter(({ value }) => familyOf(value) === family);
          const alike = new Set(names.map(({ value }) => value)).size;
          return [family, names.flatMap((name) => dynamic(name, alike, more))];
        }),
      );
  },
});

/** Names of one family differ in a number alone. */
const familyOf = (name: string): string => name.replace(lone, '#');

function dynamic(name: Text, alike: number, more: readonly Matcher[]): readonly Finding[] {
  const { value } = name;
  for (const [what, pattern] of kinds) {
    const part = pattern.exec(value)?.[0];
    if (part !== undefined) return [finding(name, what, part)];
  }
  for (const pattern of more) {
    const part = pattern.partOf(value);
    if (part !== undefined) return [finding(name, 'what trackwright.yml forbids', part)];
  }
  const part = value.match(lone)?.[0];
  return part !== undefined && alike >= FAMILY
    ? [finding(name, 'a number', part, `: ${alike} events differ in it alone`)]
    : [];
}

function finding(at: Text, what: string, part: string, more = ''): Finding {
  return {
    at,
    subject: { noun: 'event', name: at.value },
    message: `Event "${at.value}" has ${what} in its name, "${part}"${more}. Take it out and send it as a property.`,
  };
}

/** A name in brackets before all else is a prefix, as products give their own events: `[Amplitude] Page Viewed`. */
const kinds: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'a placeholder',
    /\$?\{[^{}]*\}|<[^<>]*>|(?!^\[\p{Lu}[^[\]]*\] +\S)\[[^[\]]*\]|\$\w+|%[sd@]|(?<![\p{L}\p{N}]):\p{L}\w*/u,
  ],
  ['an id', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i],
  ['a date', /(?<!\d)(?:19|20)\d\d([-_./ ]?)(?:0[1-9]|1[0-2])(?:\1(?:0[1-9]|[12]\d|3[01]))?(?!\d)/],
  ['a date', /(?<!\d)(?:0[1-9]|[12]\d|3[01])([-_./])(?:0[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)/],
  ['a year', /(?<![\p{L}\p{N}])20[0-4]\d(?![\p{L}\p{N}])/u],
  ['an id', /(?<![\p{L}\p{N}])(?=\p{L}*\d)(?=\d*[a-f])[0-9a-f]{8,}(?![\p{L}\p{N}])/u],
  ['a number', /\d{4,}/],
];
/** A number that stands for itself: not that of `oauth2`, `mp3` or `v2`. */
const lone = /(?<![\p{L}\p{N}])\d{1,3}(?![\p{L}\p{N}])/gu;

/** What is no pattern is left out; a value that is no text is wrong-value-kind's. */
function patterns(given: unknown): readonly Matcher[] {
  if (!Array.isArray(given)) return [];
  const matcherOf = matchers();
  return given.flatMap((source) => (typeof source === 'string' ? matcherOf(source) : undefined) ?? []);
}
