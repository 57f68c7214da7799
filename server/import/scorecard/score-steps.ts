// What a team should do first about a plan: what is broken already, then what will break, then what is missing.

import { isPlaceholder } from '../../base/placeholder.ts';
import type { Plan } from '../../plan/plan.ts';
import { percentOf, tableCode } from './markdown.ts';
import type { Conflicts, NamedProperty } from './score-conflicts.ts';
import { type NamingScore, OTHER } from './score-names.ts';
import { type Concern, concernOf, type ScoredProblem } from './score-problems.ts';

interface Known {
  readonly plan: Plan;
  readonly properties: readonly NamedProperty[];
  readonly naming: { readonly events: NamingScore; readonly properties: NamingScore };
  readonly problems: readonly ScoredProblem[];
  readonly conflicts: Conflicts;
}
const MAX_STEPS = 6;
/** Something stands there, and it is no placeholder. */
export const isSaid = (text: string | undefined): boolean => text !== undefined && !isPlaceholder(text);

/** Sentences in Markdown, the most urgent first, at most six. */
export function firstSteps({ plan, properties, naming, problems, conflicts }: Known): readonly string[] {
  const of = (concern: Concern) => problems.filter(({ rule }) => concernOf(rule) === concern);
  const { events } = plan;
  const untyped = properties
    .filter(({ uses }) => uses.some(({ property }) => !property.types.length))
    .map(({ name }) => name);
  const undescribed = events.filter(({ description }) => !isSaid(description)).map(({ name }) => name);
  const untriggered = events.filter(({ trigger }) => !isSaid(trigger)).map(({ name }) => name);
  const unowned = plan.owner.some(isSaid)
    ? []
    : events.filter(({ owner }) => !owner.some(isSaid)).map(({ name }) => name);
  const errors = of('other').filter(({ severity }) => severity === 'error');
  return [
    step(
      conflicts.types.length,
      (n) =>
        `Settle the ${n === 1 ? 'type of one property' : `types of ${n} properties`} (see Conflicts): a warehouse column has one type, and values of another are lost already.`,
    ),
    step(
      conflicts.others.length,
      (n) => `Settle ${n === 1 ? 'the contradiction' : `the ${n} contradictions`} under Conflicts.`,
    ),
    step(errors.length, (n) => `Fix ${n === 1 ? 'the error' : `the ${n} errors`} that \`trackwright lint\` shows.`),
    step(
      of('duplicate').length,
      (n) =>
        `Decide about ${n === 1 ? 'the near-duplicate' : `the ${n} near-duplicates`} below, before anybody counts one and means both.`,
    ),
    step(untyped.length, () => `Give ${which(untyped, 'properties')} a type: without one, nothing can be checked.`),
    ...oneCase('events', naming.events, of('name').length > 0),
    step(unowned.length, (n) =>
      n === events.length
        ? 'Name an owner: nobody answers for these events.'
        : `Name an owner for ${which(unowned, 'events')}.`,
    ),
    step(undescribed.length, () => `Describe ${which(undescribed, 'events', events.length)}.`),
    step(
      untriggered.length,
      (n) =>
        `Say when exactly ${which(untriggered, 'events', events.length)} ${n === 1 ? 'is' : 'are'} sent: two teams count differently otherwise.`,
    ),
    ...oneCase('properties', naming.properties, of('name').length > 0),
  ]
    .flatMap((text) => text ?? [])
    .slice(0, MAX_STEPS);
}
const step = (n: number, say: (n: number) => string): string | undefined => (n ? say(n) : undefined);
/** Few by name, many by number and where to begin, all as all. */
function which(names: readonly string[], noun: string, all?: number): string {
  if (names.length <= 3)
    return names
      .map(tableCode)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' and ');
  const many = names.length === all ? `the ${noun}` : `${names.length} ${noun}`;
  return `${many}, beginning with ${names.slice(0, 3).map(tableCode).join(', ')}`;
}

/** One case for all: rename the few that break it, or choose where no case has a majority. */
function oneCase(what: 'events' | 'properties', { cases }: NamingScore, ruled: boolean): readonly string[] {
  const [first, ...others] = cases;
  const n = others.reduce((sum, { names }) => sum + names.length, 0);
  if (!first || !n) return [];
  const all = n + first.names.length;
  if (first.form === OTHER || first.names.length < all * 0.8)
    return [
      `Choose one case for the names of ${what}; ${first.form}, the most frequent, has ${percentOf(first.names.length, all)}.`,
    ];
  const how = ruled ? '; the light bulb in the editor renames them everywhere' : '';
  return [`Rename the ${n === 1 ? 'one name' : `${n} names`} of ${what} not in ${first.form}${how}.`];
}
