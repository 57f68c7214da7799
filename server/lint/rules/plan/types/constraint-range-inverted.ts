import type { Located } from '../../../../schema/item.ts';
import { type ConstraintSite, chainOf } from '../../../engine/indexes/constraint-sites.ts';
import type { LayerOf } from '../../../engine/indexes/layers.ts';
import { type PlanIndex, type PlanPart, planIndex } from '../../../engine/indexes/plan-index.ts';
import { Called, called } from '../../../engine/message-text.ts';
import { type Finding, projectRule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';

const ranges = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minimum', 'maximum'],
  ['minimum', 'exclusiveMaximum'],
  ['exclusiveMinimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
] as const;
type Bound = (typeof ranges)[number][0 | 1];
interface Swapped {
  readonly low: Located<number>;
  readonly high: Located<number>;
}

export default projectRule<readonly [PlanPart], Swapped>({
  id: 'constraint-range-inverted',
  category: 'property',
  severity: 'error',
  since: '0.1',
  description:
    'a least value, length or number is not above the greatest, in one place or over the layers of a property',
  rationale: 'No value fits such a range: every event that carries one breaks the plan, and none can be generated.',
  examples: {
    good: `
      properties:
        - {name: age, type: integer, minimum: 0, maximum: 150}
    `,
    bad: `
      properties:
        - {name: age, type: integer, minimum: 150, maximum: 0}
      #                                                     ^ Property "age" has minimum 150 and maximum 0, so that no value fits. Swap the two.
        - {name: price, type: number, minimum: 10}
      events:
        - name: order_paid
          properties:
            - {ref: price, exclusiveMaximum: 10}
      #                                      ^^ Property "price" of event "order_paid" has exclusiveMaximum 10 and, from property "price", minimum 10, so that no value fits. Change one of the two.
    `,
    fixed: `
      properties:
        - {name: age, type: integer, minimum: 0, maximum: 150}
        - {name: price, type: number, minimum: 10}
      events:
        - name: order_paid
          properties:
            - {ref: price, exclusiveMaximum: 10}
    `,
  },
  indexes: [planIndex],
  check: ([part]) => part.sites().flatMap((site) => (isBounded(site) ? allInverted(site, part.plan) : [])),
  fix: ({ data }) =>
    data && {
      title: 'Swap the two',
      edits: [
        { do: 'plain', at: data.low, text: data.high.text },
        { do: 'plain', at: data.high, text: data.low.text },
      ],
    },
});

const isBounded = ({ says }: ConstraintSite): boolean => ranges.some(([low, high]) => says[low] ?? says[high]);
const allInverted = (said: ConstraintSite, plan: PlanIndex) =>
  ranges.flatMap(([low, high]) => inverted(said, low, high, plan));

function inverted(said: ConstraintSite, low: Bound, high: Bound, plan: PlanIndex): readonly Finding<Swapped>[] {
  const { says, subject } = said;
  if (!says[low] && !says[high]) return [];
  const chain = chainOf(said, plan);
  const least = tightest(chain, low, (a, b) => a > b);
  const most = tightest(chain, high, (a, b) => a < b);
  if (!least || !most || !(least.layer.says === says || most.layer.says === says)) return [];
  const gap = most.at.value - least.at.value;
  if (gap > 0 || (gap === 0 && low.startsWith('min') && high.startsWith('max'))) return [];
  const [own, ownKey, other, otherKey] = most.layer.says === says ? [most, high, least, low] : [least, low, most, high];
  const together = own.layer.says === other.layer.says;
  const swappable = together && gap < 0;
  const whole = together
    ? `${Called(subject)} has ${low} ${least.at.text} and ${high} ${most.at.text}, so that no value fits.`
    : `${Called(subject)} has ${ownKey} ${own.at.text} and, from ${called(other.layer.subject)}, ${otherKey} ${other.at.text}, so that no value fits.`;
  return [
    {
      at: own.at,
      subject,
      discriminator: `${low} ${high}`,
      sharedBy: `${sharedName(subject)}\0${low} ${least.at.text} ${high} ${most.at.text}`,
      fixesEach: true,
      message: `${whole} ${swappable ? 'Swap the two.' : 'Change one of the two.'}`,
      related: [{ at: other.at, message: `The ${otherKey} stands here.` }],
      fixable: swappable,
      ...(swappable ? { data: { low: least.at, high: most.at } } : {}),
    },
  ];
}

/** The bound that counts: layers only ever tighten. */
function tightest(chain: readonly LayerOf[], key: Bound, tighter: (a: number, b: number) => boolean) {
  let found: { readonly at: Located<number>; readonly layer: LayerOf } | undefined;
  for (const layer of chain) {
    const at = layer.says[key];
    if (at && (!found || tighter(at.value, found.at.value))) found = { at, layer };
  }
  return found;
}
