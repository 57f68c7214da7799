import type { TypeName } from '../../../../plan/plan.ts';
import type { At, List } from '../../../../schema/item.ts';
import type { Spoken } from '../../../engine/indexes/constraint-facts.ts';
import type { Said } from '../../../engine/indexes/constraint-sites.ts';
import { isSpoken } from '../../../engine/indexes/layers.ts';
import { type Schemas, schemas } from '../../../engine/indexes/plan-index.ts';
import { called } from '../../../engine/message-text.ts';
import { type Finding, viewRule } from '../../../engine/rule.ts';

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
} as const satisfies Partial<Record<keyof Spoken, { readonly are: string; readonly types: readonly TypeName[] }>>;
type Keyword = keyof typeof of;
const keywords = Object.keys(of) as Keyword[];

interface Data {
  readonly in: At<null>;
  readonly key: Keyword;
}

export default viewRule<Schemas, Data>({
  id: 'constraint-not-applicable',
  subject: 'property',
  severity: 'error',
  since: '0.1',
  checks: 'a constraint is one that values of the type can have',
  why: 'The greatest length of a number limits nothing: whoever wrote it believes in a check that never happens. Often the type is what is wrong.',
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
  view: schemas,
  judge: (plan) => plan.said().flatMap((said) => (isConstrained(said) ? plan.keep(idle, said) : [])),
  mend: ({ data }) =>
    data && { title: `Remove "${data.key}"`, edits: [{ do: 'remove-key', in: data.in, key: data.key }] },
});

const isConstrained = ({ says }: Said): boolean => keywords.some((key) => says[key] !== undefined);

function idle({ says, about, result }: Said): readonly Finding<Data>[] {
  const types = result.types.filter((type) => type !== 'null');
  if (!types.length || types.includes('any')) return [];
  return keywords.flatMap((key): readonly Finding<Data>[] => {
    const at = placeOf(says[key]);
    const { are, types: fitting } = of[key];
    if (!at || types.some((type) => (fitting as readonly TypeName[]).includes(type))) return [];
    return [
      {
        at,
        about,
        differs: key,
        message: `"${key}" is about ${are}, and ${called(about)} is ${types.join(' or ')}, so it checks nothing. Remove it, or change the type.`,
        fixable: true,
        data: { in: says.place, key },
      },
    ];
  });
}

function placeOf(value: Spoken[Keyword]): At<unknown> | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return (value as List<Spoken>).here;
  return isSpoken(value as Spoken) ? (value as Spoken).place : (value as At<unknown>);
}
