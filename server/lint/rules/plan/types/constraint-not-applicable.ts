import type { TypeName } from '../../../../plan/plan.ts';
import type { Located, LocatedList } from '../../../../schema/item.ts';
import type { ConstraintFacts } from '../../../engine/indexes/constraint-facts.ts';
import type { ConstraintSite } from '../../../engine/indexes/constraint-sites.ts';
import { isConstraintFacts } from '../../../engine/indexes/layers.ts';
import { type PlanPart, planIndex } from '../../../engine/indexes/plan-index.ts';
import { called } from '../../../engine/message-text.ts';
import { type Finding, projectRule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';

const strings = { are: 'strings', types: ['string'] } as const;
const numbers = { are: 'numbers', types: ['number', 'integer'] } as const;
const arrays = { are: 'arrays', types: ['array'] } as const;
const objects = { are: 'objects', types: ['object'] } as const;
const of = {
  format: strings,
  pattern: strings,
  minLength: strings,
  maxLength: strings,
  minimum: numbers,
  maximum: numbers,
  exclusiveMinimum: numbers,
  exclusiveMaximum: numbers,
  multipleOf: numbers,
  items: arrays,
  minItems: arrays,
  maxItems: arrays,
  uniqueItems: arrays,
  properties: objects,
  additionalProperties: objects,
  minProperties: objects,
  maxProperties: objects,
} as const satisfies Partial<
  Record<keyof ConstraintFacts, { readonly are: string; readonly types: readonly TypeName[] }>
>;
type Keyword = keyof typeof of;
const keywords = Object.keys(of) as Keyword[];

interface Data {
  readonly container: Located<null>;
  readonly key: Keyword;
}

export default projectRule<readonly [PlanPart], Data>({
  id: 'constraint-not-applicable',
  category: 'property',
  severity: 'error',
  since: '0.1',
  description: 'a constraint is one that values of the type can have',
  rationale:
    'The greatest length of a number limits nothing: its author believes in a check that never happens. Often the type is what is wrong.',
  examples: {
    good: `
      properties:
        - {name: coupon, type: [string, "null"], maxLength: 40}
        - {name: age, type: integer, minimum: 0}
    `,
    bad: `
      properties:
        - {name: age, type: integer, maxLength: 3}
      #                                         ^ "maxLength" is about strings, and property "age" is integer, so it checks nothing. Remove it, or change the type.
        - {name: coupon, type: string}
      events:
        - name: order_paid
          properties:
            - ref: coupon
              minimum: 1
      #                ^ "minimum" is about numbers, and property "coupon" of event "order_paid" is string, so it checks nothing. Remove it, or change the type.
    `,
    fixed: `
      properties:
        - {name: age, type: integer}
        - {name: coupon, type: string}
      events:
        - name: order_paid
          properties:
            - ref: coupon
    `,
  },
  indexes: [planIndex],
  check: ([part]) => part.sites().flatMap((site) => (isConstrained(site) ? idle(site) : [])),
  fix: ({ data }) =>
    data && { title: `Remove "${data.key}"`, edits: [{ do: 'remove-key', in: data.container, key: data.key }] },
});

const isConstrained = ({ says }: ConstraintSite): boolean => keywords.some((key) => says[key] !== undefined);

function idle({ says, subject, result }: ConstraintSite): readonly Finding<Data>[] {
  const types = result.types.filter((type) => type !== 'null');
  if (!types.length || types.includes('any')) return [];
  return keywords.flatMap((key): readonly Finding<Data>[] => {
    const at = placeOf(says[key]);
    const { are, types: fitting } = of[key];
    if (!at || types.some((type) => (fitting as readonly TypeName[]).includes(type))) return [];
    return [
      {
        at,
        subject,
        discriminator: key,
        sharedBy: `${sharedName(subject)}\0${key}\0${types.join(' ')}`,
        fixesEach: true,
        message: `"${key}" is about ${are}, and ${called(subject)} is ${types.join(' or ')}, so it checks nothing. Remove it, or change the type.`,
        fixable: true,
        data: { container: says.place, key },
      },
    ];
  });
}

function placeOf(value: ConstraintFacts[Keyword]): Located<unknown> | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return (value as LocatedList<ConstraintFacts>).here;
  return isConstraintFacts(value as ConstraintFacts) ? (value as ConstraintFacts).place : (value as Located<unknown>);
}
