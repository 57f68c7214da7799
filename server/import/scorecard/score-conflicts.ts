// What contradicts itself in a plan: a property with several types or several lists of values, something defined twice.
import type { PlanProperty } from '../../plan/plan.ts';
import { markdownSentence, some, tableCode } from './markdown.ts';
import { concernOf, type ScoredProblem } from './score-problems.ts';

/** A property by name, with all that events say of it. */
export interface NamedProperty {
  readonly name: string;
  readonly uses: readonly { readonly event: string; readonly property: PlanProperty }[];
}
export interface Conflicts {
  /** Properties with several types, as Markdown: the one in most events first. */
  readonly types: readonly string[];
  /** Properties that allow other values in one event than in another. */
  readonly values: readonly string[];
  /** What else is contradictory, in the words of its rule. */
  readonly others: readonly string[];
}

export function conflictsOf(properties: readonly NamedProperty[], problems: readonly ScoredProblem[]): Conflicts {
  const found = problems.filter(({ rule }) => concernOf(rule) === 'conflict');
  const typed = found.filter(({ rule }) => rule === 'property-type-conflict');
  const named = new Set(typed.map(({ property }) => property));
  const fields = properties
    .filter(({ name }) => named.has(name))
    .sort((a, b) => b.uses.length - a.uses.length)
    .map((one) => ({ name: one.name, text: ways(one, typeText) }));
  const shown = new Set(fields.flatMap(({ name, text }) => (text === undefined ? [] : [name])));
  const values = properties.filter(({ name }) => !named.has(name)).flatMap((one) => ways(one, valuesText) ?? []);
  const left = found.filter(({ property }) => property === undefined || !shown.has(property));
  return {
    types: fields.flatMap(({ text }) => text ?? []),
    values,
    others: [...new Set(left.map(({ message }) => markdownSentence(message)))],
  };
}

/** `` `size`: integer in `a`, `b`; string in `c` ``; undefined where all say the same. */
function ways({ name, uses }: NamedProperty, of: (property: PlanProperty) => string): string | undefined {
  const groups = new Map<string, string[]>();
  for (const { event, property } of uses) {
    const said = of(property);
    if (said === '') continue;
    const events = groups.get(said);
    if (events) events.push(event);
    else groups.set(said, [event]);
  }
  if (groups.size < 2) return undefined;
  const all = [...groups].sort((a, b) => b[1].length - a[1].length);
  const parts = all.slice(0, WAYS).map(([said, events]) => `${said} in ${some(events, 3)}`);
  return `${tableCode(name)}: ${parts.join('; ')}${all.length > WAYS ? `; and ${all.length - WAYS} more ways` : ''}`;
}
const WAYS = 4;
const typeText = ({ types }: PlanProperty): string => types.join(' or ');
const valuesText = (property: PlanProperty): string =>
  property.enum?.length ? some([...property.enum].map(({ value }) => String(value)).sort(), 4) : '';
