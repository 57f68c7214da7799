import type { Located } from '../../../../schema/item.ts';
import { pairsOf } from '../../../engine/handles.ts';
import { type ConstraintSite, chainOf } from '../../../engine/indexes/constraint-sites.ts';
import { type PlanIndex, planIndex } from '../../../engine/indexes/plan-index.ts';
import { Called } from '../../../engine/message-text.ts';
import { type Finding, projectRule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';
import { inferredType } from './infer-type.ts';

interface Data {
  readonly container: Located<null>;
  /** Absent: it is the dictionary's that was meant. */
  readonly types?: readonly string[];
}

export default projectRule<readonly [PlanIndex], Data>({
  id: 'property-type-missing',
  category: 'property',
  severity: 'error',
  since: '0.1',
  description: 'every property has a type: its own, that of the dictionary, or that of a layer above',
  rationale:
    'Without a type nothing can be checked, no event generated and no column made: each platform sends what it likes.',
  examples: {
    good: `
      properties:
        - {name: total, type: number}
      events:
        - name: order_paid
          properties: [total, {name: coupon, type: [string, "null"]}, user_id]
    `,
    bad: `
      properties:
        - {name: total, type: number}
        - {name: weight, minimum: 0}
      #          ^^^^^^ Property "weight" has no type, so it can be neither checked nor stored. Set "type", perhaps to number.
      events:
        - name: order_paid
          properties:
            - name: total
      #             ^^^^^ Property "total" of event "order_paid" has no type, so it can be neither checked nor stored. The dictionary has a "total": write "ref" for "name" to use it.
              required: true
            - name: mood
      #             ^^^^ Property "mood" of event "order_paid" has no type, so it can be neither checked nor stored. Set "type".
    `,
    fixed: `
      properties:
        - {name: total, type: number}
        - {name: weight, type: number, minimum: 0}
      events:
        - name: order_paid
          properties:
            - ref: total
              required: true
            - name: mood
    `,
  },
  indexes: [planIndex],
  check([plan]) {
    const untyped = plan.constraintSites().filter((said) => isUntyped(said, plan));
    const elsewhere = untyped.length ? typesByName(plan) : new Map<string, string>();
    return untyped.map((said) => finding(said, plan, elsewhere));
  },
  fix({ data }) {
    if (!data) return undefined;
    if (data.types) {
      const [only, ...more] = data.types;
      const value = more.length ? data.types : (only ?? '');
      return {
        title: `Set "type" to ${data.types.join(' or ')}`,
        edits: [{ do: 'set', in: data.container, key: 'type', value, after: 'name' }],
      };
    }
    const key = pairsOf(data.container.node).find((pair) => pair.key === 'name')?.at;
    return key && { title: 'Use the dictionary’s', edits: [{ do: 'rename-key', in: data.container, key, to: 'ref' }] };
  },
});

function isUntyped(said: ConstraintSite, plan: PlanIndex): boolean {
  const { says, subject, below, result } = said;
  if (subject.noun !== 'property' || !says.name.value || says.ref || below.length || result.types.length) return false;
  // A named type that nobody defined is told as such.
  return !chainOf(said, plan).some((layer) => layer.says.type?.length);
}

function finding(
  { says, subject }: ConstraintSite,
  plan: PlanIndex,
  elsewhere: ReadonlyMap<string, string>,
): Finding<Data> {
  const name = says.name.value;
  const known = subject.of !== undefined && plan.properties.get(name)?.result.types.length;
  const other = elsewhere.get(name);
  const types = known ? undefined : (inferredType(says) ?? other?.split(' '));
  const todo = known
    ? `The dictionary has a "${name}": write "ref" for "name" to use it.`
    : types
      ? `Set "type", perhaps to ${types.join(' or ')}.`
      : 'Set "type".';
  return {
    at: says.name,
    subject,
    sharedBy: `${sharedName(subject)}\0${todo}`,
    fixesEach: true,
    message: `${Called(subject)} has no type, so it can be neither checked nor stored. ${todo}`,
    fixable: !!known || types !== undefined,
    ...(known || types ? { data: { container: says.place, ...(types ? { types } : {}) } } : {}),
  };
}

/** The type that all typed properties of a name share. */
function typesByName(plan: PlanIndex): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { says, subject, result } of plan.constraintSites()) {
    if (subject.noun !== 'property' || !result.types.length) continue;
    const types = result.types.join(' ');
    const known = found.get(says.name.value);
    found.set(says.name.value, known === undefined || known === types ? types : '');
  }
  return new Map([...found].filter(([, types]) => types !== ''));
}
