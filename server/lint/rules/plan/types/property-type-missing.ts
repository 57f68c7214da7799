import type { Located } from '../../../../schema/item.ts';
import { pairsOf } from '../../../engine/handles.ts';
import { type ConstraintSite, chainOf } from '../../../engine/indexes/constraint-sites.ts';
import { type PlanIndex, type PlanPart, planIndex } from '../../../engine/indexes/plan-index.ts';
import { Called } from '../../../engine/message-text.ts';
import { type Finding, type Findings, followingRule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';
import { inferredType } from './infer-type.ts';

interface Data {
  readonly container: Located<null>;
  /** Absent: it is the dictionary's that was meant. */
  readonly types?: readonly string[];
}

export default followingRule<readonly [PlanPart], Data>({
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
  start() {
    const known = new SharedTypes();
    return (changed) => {
      const found = new Map<string, Findings<Data>>();
      for (const [key, part] of known.change(changed))
        found.set(
          key,
          part && untypedIn(part).map((site) => finding(site, part.plan, known.typesOf(site.says.name.value))),
        );
      return found;
    };
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

function finding({ says, subject }: ConstraintSite, plan: PlanIndex, other: string | undefined): Finding<Data> {
  const name = says.name.value;
  const known = subject.of !== undefined && plan.property(name)?.result.types.length;
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

const untypedIn = ({ sites, plan }: PlanPart): readonly ConstraintSite[] =>
  sites().filter((site) => isUntyped(site, plan));

/** Which types the properties of a name have, wherever they are written, and which parts write one without. */
class SharedTypes {
  readonly #typed = new Map<string, readonly (readonly [name: string, types: string])[]>();
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #untyped = new Map<string, Map<string, PlanPart>>();
  readonly #namesOf = new Map<string, readonly string[]>();

  /** The type that all typed properties of a name share. */
  typesOf(name: string): string | undefined {
    const types = [...(this.#counts.get(name)?.keys() ?? [])];
    return types.length === 1 ? types[0] : undefined;
  }
  /** The parts that changed, and those that write an untyped property of a name whose type is another now. */
  change(changed: ReadonlyMap<string, PlanPart | undefined>): ReadonlyMap<string, PlanPart | undefined> {
    const before = new Map<string, string | undefined>();
    const note = (name: string) => {
      if (!before.has(name)) before.set(name, this.typesOf(name));
    };
    for (const [key, part] of changed) {
      for (const [name, types] of this.#typed.get(key) ?? []) {
        note(name);
        this.#count(name, types, -1);
      }
      for (const name of this.#namesOf.get(key) ?? []) this.#untyped.get(name)?.delete(key);
      const properties = part?.sites().filter(({ subject }) => subject.noun === 'property') ?? [];
      const typed = properties.flatMap(({ says, result }) =>
        result.types.length ? [[says.name.value, result.types.join(' ')] as const] : [],
      );
      for (const [name, types] of typed) {
        note(name);
        this.#count(name, types, 1);
      }
      this.#typed.set(key, typed);
      const names = part ? untypedIn(part).map(({ says }) => says.name.value) : [];
      for (const name of names) {
        const parts = this.#untyped.get(name) ?? new Map<string, PlanPart>();
        this.#untyped.set(name, parts);
        if (part) parts.set(key, part);
      }
      this.#namesOf.set(key, names);
    }
    const others = [...before].flatMap(([name, types]) =>
      types === this.typesOf(name) ? [] : [...(this.#untyped.get(name) ?? [])],
    );
    return new Map([...others, ...changed]);
  }
  #count(name: string, types: string, by: 1 | -1): void {
    const counts = this.#counts.get(name) ?? new Map<string, number>();
    this.#counts.set(name, counts);
    const count = (counts.get(types) ?? 0) + by;
    if (count) counts.set(types, count);
    else counts.delete(types);
  }
}
