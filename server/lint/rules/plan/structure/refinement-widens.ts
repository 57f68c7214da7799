import type { TypeName } from '../../../../plan/plan.ts';
import type { Container, Located, LocatedList } from '../../../../schema/item.ts';
import type { ConstraintFacts, EnumValueFacts } from '../../../engine/indexes/constraint-facts.ts';
import {
  envelopeFieldOf,
  inside,
  type LayerOf,
  type LayerStack,
  namedTypes,
  placeOfList,
} from '../../../engine/indexes/layers.ts';
import { type PlanIndex, type PlanPart, planIndex } from '../../../engine/indexes/plan-index.ts';
import { identityOf } from '../../../engine/indexes/sample.ts';
import { Called, called } from '../../../engine/message-text.ts';
import { type Finding, projectRule } from '../../../engine/rule.ts';

const narrow = 'A later layer may narrow what an earlier one says, never widen or change it. Change one of the two.';

export default projectRule<readonly [PlanPart]>({
  id: 'refinement-widens',
  category: 'property',
  severity: 'error',
  since: '0.1',
  description:
    'what a bundle, an event or a variant says of a property narrows what stands below it: type, values, bounds, required',
  rationale:
    'Whoever reads the dictionary relies on it for every event. One event with another type or one more value breaks the column, the test and the code of all.',
  examples: {
    good: `
      properties:
        - {name: total, type: number, minimum: 0}
        - {name: plan_tier, type: [string, "null"], enum: [free, pro, team]}
      events:
        - name: order_paid
          properties:
            - {ref: total, type: integer, minimum: 1, required: true}
            - {ref: plan_tier, type: string, enum: [pro, team]}
    `,
    bad: `
      properties:
        - {name: total, type: number, minimum: 0}
        - {name: plan_tier, type: string, enum: [free, pro, team]}
      events:
        - name: order_paid
          properties:
            - ref: total
              type: string
      #             ^^^^^^ Property "total" of event "order_paid" has type string, but property "total" of the dictionary has type number. ${narrow}
              minimum: -1
      #                ^^ Property "total" of event "order_paid" has minimum -1, but property "total" of the dictionary has minimum 0. ${narrow}
            - ref: plan_tier
              enum: [pro, gold]
      #                   ^^^^ Property "plan_tier" of event "order_paid" allows "gold", but property "plan_tier" of the dictionary does not. ${narrow}
    `,
  },
  indexes: [planIndex],
  check([{ plan, stacks }]) {
    const findings: Finding[] = [];
    // Pairs of layers meet in many events; once is enough.
    const told = pairs();
    const entered = pairs();
    const look = (stack: LayerStack): void => {
      for (const found of faultsOf(stack, plan))
        if (told.isNew(found.at as Located<unknown>, found.related?.[0]?.at ?? found.at)) findings.push(found);
      let fresh = false;
      for (const [i, upper] of stack.layers.entries())
        if (upper.own)
          for (const lower of stack.layers.slice(0, i + 1)) fresh = entered.isNew(upper.says, lower.says) || fresh;
      if (fresh) for (const inner of inside(stack, plan)) look(inner);
    };
    for (const stack of stacks()) look(stack);
    return findings;
  },
});

/** Pairs that were met before, and those that were not. */
function pairs() {
  const met = new Map<object, Set<object>>();
  return {
    isNew(a: object, b: object): boolean {
      const known = met.get(a) ?? new Set();
      met.set(a, known);
      return known.size < known.add(b).size;
    },
  };
}

/** What the layer on top of a value says otherwise than those below it and the named types that it uses. */
function faultsOf({ layers, result }: LayerStack, plan: PlanIndex): readonly Finding[] {
  // The types that one layer says alone, named types followed.
  const typesOf = (says: ConstraintFacts) => plan.mergeSchemas([says]).types;
  return layers.flatMap((upper, i) =>
    upper.own
      ? [
          ...overField(upper, 'as' in result ? result.as : undefined, typesOf),
          ...[...layers.slice(0, i), ...namedTypes(upper.says, plan)].flatMap((lower) =>
            widened(lower, upper, typesOf),
          ),
        ]
      : [],
  );
}

type TypesOf = (says: ConstraintFacts) => readonly TypeName[];
interface Difference {
  readonly at: Located<unknown>;
  readonly discriminator: string;
  /** Behind the name of the upper layer, and behind that of the lower. */
  readonly says: readonly [string, string];
  readonly lower: Located<unknown>;
}

function widened(lower: LayerOf, upper: LayerOf, typesOf: TypesOf): readonly Finding[] {
  const beside = lower.level === upper.level;
  const found = [
    ...types(lower.says, upper.says, beside, typesOf),
    ...values(lower.says, upper.says, beside, typesOf),
    ...formats(lower.says, upper.says),
    ...(beside ? [] : [...bounds(lower.says, upper.says), ...optional(lower.says, upper.says)]),
  ];
  return found.map(({ at, discriminator, says: [mine, theirs], lower: other }) => ({
    at,
    subject: upper.subject,
    discriminator,
    message: `${Called(upper.subject)} ${mine}, but ${inDictionary(lower.subject)} ${theirs}. ${beside ? 'No value fits both. Change one of the two.' : narrow}`,
    related: [{ at: other, message: `${Called(lower.subject)} says so here.` }],
  }));
}
const inDictionary = (subject: Container): string =>
  subject.noun === 'property' && !subject.of ? `${called(subject)} of the dictionary` : called(subject);

function types(
  lower: ConstraintFacts,
  upper: ConstraintFacts,
  beside: boolean,
  typesOf: TypesOf,
): readonly Difference[] {
  if (!lower.type || !upper.type) return [];
  const [a, b] = [typesOf(lower), typesOf(upper)];
  if (!a.length || !b.length) return [];
  const fits = beside
    ? b.some((one) => a.some((other) => isWithin(one, other) || isWithin(other, one)))
    : b.every((one) => a.some((other) => isWithin(one, other)));
  if (fits) return [];
  const says = [`has type ${b.join(' or ')}`, `has type ${a.join(' or ')}`] as const;
  return [{ at: placeOfList(upper.type), discriminator: 'type', says, lower: placeOfList(lower.type) }];
}
const isWithin = (narrower: TypeName, wider: TypeName): boolean =>
  narrower === wider || wider === 'any' || (narrower === 'integer' && wider === 'number');

function values(
  lower: ConstraintFacts,
  upper: ConstraintFacts,
  beside: boolean,
  typesOf: TypesOf,
): readonly Difference[] {
  const known = allowed(lower);
  const own = allowed(upper);
  if (!known || !own) return [];
  const types = upper.type ? typesOf(upper) : typesOf(lower);
  const key = (at: Located<unknown>) => identityOf(at, types);
  const keys = new Set(known.list.map(key));
  const extra = own.list.filter((at) => !keys.has(key(at)));
  if (beside && extra.length < own.list.length) return [];
  const common = { discriminator: 'values', lower: known.place };
  if (extra.length === own.list.length && own.list.length > 1) {
    const says = ['allows other values', 'allows none of them'] as const;
    return [{ ...common, at: own.place, says }];
  }
  return extra.map((at) => ({
    ...common,
    at,
    discriminator: key(at),
    says: [`allows "${at.text}"`, 'does not'] as const,
  }));
}
/** What an enum or a constant lists. */
function allowed(
  says: ConstraintFacts,
): { readonly list: readonly Located<unknown>[]; readonly place: Located<unknown> } | undefined {
  if (says.const) return { list: [says.const], place: says.const };
  const list = (says.enum ?? ([] as LocatedList<EnumValueFacts>)).flatMap(({ value }) => (value ? [value] : []));
  const [first] = list;
  return first && { list, place: says.enum?.here ?? first };
}

/** A text of one format is hardly ever one of another. */
function formats({ format: other }: ConstraintFacts, { format: own }: ConstraintFacts): readonly Difference[] {
  if (!own || !other || own.value === other.value) return [];
  return [
    { at: own, discriminator: 'format', says: [`has format ${own.text}`, `has format ${other.text}`], lower: other },
  ];
}

const least = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const;
const most = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
function bounds(lower: ConstraintFacts, upper: ConstraintFacts): readonly Difference[] {
  return [...least, ...most].flatMap((key): readonly Difference[] => {
    const [own, other] = [upper[key], lower[key]];
    if (!own || !other) return [];
    const wider = (least as readonly string[]).includes(key) ? own.value < other.value : own.value > other.value;
    return wider
      ? [{ at: own, discriminator: key, says: [`has ${key} ${own.text}`, `has ${key} ${other.text}`], lower: other }]
      : [];
  });
}
function optional(lower: ConstraintFacts, upper: ConstraintFacts): readonly Difference[] {
  const [own, other] = [upper.required, lower.required];
  return own?.value === false && other?.value
    ? [{ at: own, discriminator: 'required', says: ['is not required', 'is'], lower: other }]
    : [];
}

/** The dictionary, a bundle or an event may refine an envelope field; its type is built in. */
function overField({ says, subject }: LayerOf, wire: string | undefined, typesOf: TypesOf): readonly Finding[] {
  const inside = subject.of && !['bundle', 'event', 'variant'].includes(subject.of.noun);
  const field = subject.noun === 'property' && !inside && wire !== undefined ? envelopeFieldOf(wire) : undefined;
  const types = field && says.type ? typesOf(says) : [];
  if (!field || !says.type || !types.length || types.includes(field.type) || types.includes('any')) return [];
  return [
    {
      at: placeOfList(says.type),
      subject,
      discriminator: 'field',
      message: `${Called(subject)} has type ${types.join(' or ')}, but "${wire}" is a field that every event has, and it is ${field.type}. Leave the type away, or collect it under another name with "as".`,
    },
  ];
}
