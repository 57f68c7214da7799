// Problems of a plan by what a team would do about them, and by event.

export interface ScoredProblem {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** The event it is about, or whose part it is about. */
  readonly event?: string;
  /** The property it is about. */
  readonly property?: string;
}
export type Concern = 'conflict' | 'duplicate' | 'name' | 'type' | 'owner' | 'description' | 'trigger' | 'other';

/** By the rule's id, so that rules still to come find their place. */
export function concernOf(rule: string): Concern {
  if (rule.endsWith('-near-duplicate')) return 'duplicate';
  if (rule.endsWith('-conflict') || rule.startsWith('duplicate-') || rule === 'refinement-widens') return 'conflict';
  if (/^(?:event|property)-name-/.test(rule)) return 'name';
  if (rule === 'property-type-missing') return 'type';
  if (rule === 'owner-missing') return 'owner';
  if (rule === 'trigger-missing') return 'trigger';
  return /description/.test(rule) ? 'description' : 'other';
}

export interface WorstEvent {
  readonly event: string;
  readonly errors: number;
  readonly warnings: number;
  readonly reasons: readonly string[];
}

/** The events with the most and gravest problems, worst first; of equals the one that comes first in the plan. */
export function worstEvents(
  events: readonly string[],
  problems: readonly ScoredProblem[],
  most: number,
): readonly WorstEvent[] {
  const byEvent = new Map<string, ScoredProblem[]>(events.map((event) => [event, []]));
  for (const problem of problems) if (problem.event !== undefined) byEvent.get(problem.event)?.push(problem);
  return [...byEvent]
    .filter(([, found]) => found.length > 0)
    .map(([event, found]) => ({
      event,
      found,
      weight: found.reduce((sum, { severity }) => sum + weights[severity], 0),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ event, found }) => ({
      event,
      errors: found.filter(({ severity }) => severity === 'error').length,
      warnings: found.filter(({ severity }) => severity === 'warning').length,
      reasons: reasonsOf(found),
    }));
}
/** An error outweighs any one remark, several warnings an error. */
const weights = { error: 5, warning: 2, information: 1, hint: 0.5 } as const;

/** `no description`, `3 properties without a type`: gravest first. */
function reasonsOf(found: readonly ScoredProblem[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rule } of [...found].sort((a, b) => weights[b.severity] - weights[a.severity]))
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => {
    const [one, many] = phrases[rule] ?? [rule.replaceAll('-', ' '), undefined];
    return count > 1 ? (many?.replace('#', String(count)) ?? `${one} (${count} times)`) : one;
  });
}
const phrases: Readonly<Record<string, readonly [string, string?]>> = {
  'event-description-missing': ['no description'],
  'trigger-missing': ['nothing says when it is sent'],
  'owner-missing': ['no owner'],
  'property-type-missing': ['a property without a type', '# properties without a type'],
  'property-description-missing': ['a property without a description', '# properties without a description'],
  'description-restates-name': ['a description that repeats the name', '# descriptions that repeat the name'],
  'event-name-case': ['a name in another case than most'],
  'event-name-structure': ['a name in another order than most'],
  'event-name-tense': ['a name in another tense than most'],
  'event-name-vocabulary': ['another word for an action than most'],
  'event-name-dynamic': ['a value inside the name'],
  'event-name-near-duplicate': ['nearly the name of another event', 'nearly the name of # other events'],
  'property-name-case': ['a property name in another case than most', '# property names in another case than most'],
  'property-name-near-duplicate': [
    'a property that nearly has the name of another',
    '# properties that nearly have the names of others',
  ],
  'property-type-conflict': [
    'a property that has another type elsewhere',
    '# properties that have another type elsewhere',
  ],
  'enum-invalid': ['allowed values that do not fit the type', '# lists of allowed values that do not fit the type'],
  'example-invalid': ['an example that does not fit', '# examples that do not fit'],
};
