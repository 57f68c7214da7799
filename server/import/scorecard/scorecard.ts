// One page about the state of a tracking plan, for a team to pass around: how much there is, what is missing, what contradicts, what to do first.
import { counted } from '../../base/count.ts';
import type { English } from '../../base/lexicon/english.ts';
import type { Plan, PlanProperty } from '../../plan/plan.ts';
import { bar, markdownSentence, percentOf, some, table, tableCode } from './markdown.ts';
import { type Conflicts, conflictsOf, type NamedProperty } from './score-conflicts.ts';
import { type NamesInForm, type NamingScore, namingOf, OTHER } from './score-names.ts';
import { concernOf, type ScoredProblem, worstEvents } from './score-problems.ts';
import { firstSteps, isSaid } from './score-steps.ts';

export interface Scored {
  readonly title: string;
  readonly plan: Plan;
  /** What the linter finds in it, with the rules and levels of its project. */
  readonly problems: readonly ScoredProblem[];
  /** Without it nothing is said of order and tense. */
  readonly english?: English;
}

/** Markdown, ending in one line break; stable. */
export function scorecard({ title, plan, problems, english }: Scored): string {
  const properties = propertiesOf(plan);
  const events = plan.events.map(({ name }) => name);
  const naming = { events: namingOf(events, english), properties: namingOf(properties.map(({ name }) => name)) };
  const conflicts = conflictsOf(properties, problems);
  const steps = firstSteps({ plan, properties, naming, problems, conflicts });
  const near = problems
    .filter(({ rule }) => concernOf(rule) === 'duplicate')
    .map(({ message }) => markdownSentence(message));
  const parts = [
    `# ${markdownSentence(title)}`,
    `**${sizes(plan, properties)}.** ${state(plan, problems)}`,
    atAGlance(plan, properties, naming),
    ...(steps.length ? ['## What to do first', steps.map((step, at) => `${at + 1}. ${step}`).join('\n')] : []),
    '## Names',
    ...names('Events', naming.events),
    ...names('Properties', naming.properties),
    '## Near-duplicates',
    bullets([...new Set(near)]) ?? 'No two names are nearly the same.',
    '## Conflicts',
    bullets(conflictLines(conflicts)) ??
      'No property has two types or two lists of values, and nothing is defined twice.',
    ...worst(events, problems),
    'Made by `trackwright init --from`. `trackwright lint` shows every problem with its place, `trackwright explain RULE` why it matters.',
  ];
  return `${parts.join('\n\n')}\n`;
}

/** By name, in the order in which events have them. */
function propertiesOf(plan: Plan): readonly NamedProperty[] {
  const found = new Map<string, { event: string; property: PlanProperty }[]>();
  for (const { name: event, properties } of plan.events)
    for (const property of properties) {
      const uses = found.get(property.name);
      if (uses) uses.push({ event, property });
      else found.set(property.name, [{ event, property }]);
    }
  return [...found].map(([name, uses]) => ({ name, uses }));
}

function sizes({ events, sources, owners }: Plan, properties: readonly NamedProperty[]): string {
  const more = [
    sources.length ? counted(sources.length, 'source') : '',
    owners.length ? counted(owners.length, 'owner') : '',
  ];
  return [counted(events.length, 'event'), counted(properties.length, 'property', 'properties'), ...more]
    .filter(Boolean)
    .join(', ');
}
function state({ events }: Plan, problems: readonly ScoredProblem[]): string {
  const marred = new Set(
    problems.flatMap(({ event, severity }) =>
      event && (severity === 'error' || severity === 'warning') ? [event] : [],
    ),
  );
  const sound = events.filter(({ name }) => !marred.has(name)).length;
  if (sound === events.length) return 'No event has an error or a warning.';
  return sound === 0
    ? 'Every event has something to fix.'
    : `${sound} of ${events.length} events (${percentOf(sound, events.length)}) ${sound === 1 ? 'is' : 'are'} in order; the others have errors or warnings.`;
}

function atAGlance(
  plan: Plan,
  properties: readonly NamedProperty[],
  naming: { readonly events: NamingScore; readonly properties: NamingScore },
): string {
  const { events } = plan;
  const cased = (what: string, { cases }: NamingScore): readonly (readonly [string, number, number])[] => {
    const [first] = cases;
    const all = total(cases);
    return first && all > 1 && first.form !== OTHER ? [[`${what} in ${first.form}`, first.names.length, all]] : [];
  };
  const saying = (test: (property: PlanProperty) => boolean) => ({
    each: properties.filter(({ uses }) => uses.every(({ property }) => test(property))).length,
    any: properties.filter(({ uses }) => uses.some(({ property }) => test(property))).length,
  });
  const rows: readonly (readonly [string, number, number])[] = [
    ['Events with a description', events.filter(({ description }) => isSaid(description)).length, events.length],
    ['Events that say when they are sent', events.filter(({ trigger }) => isSaid(trigger)).length, events.length],
    [
      'Events with an owner',
      plan.owner.some(isSaid) ? events.length : events.filter(({ owner }) => owner.some(isSaid)).length,
      events.length,
    ],
    ['Properties with a type', saying(({ types }) => types.length > 0).each, properties.length],
    ['Properties with a description', saying(({ description }) => isSaid(description)).any, properties.length],
    ...cased('Event names', naming.events),
    ...cased('Property names', naming.properties),
  ];
  const cells = rows
    .filter(([, , all]) => all > 0)
    .map(([what, part, all]) => [what, bar(part / all), percentOf(part, all), `${part} of ${all}`]);
  return table(['', '', 'Share', 'Count'], cells, [2, 3]);
}

const total = (forms: readonly NamesInForm[]): number => forms.reduce((sum, { names: all }) => sum + all.length, 0);

/** Shares of each case, order and tense, then the names that are not as most are. */
function names(what: string, { cases, orders, tenses, short }: NamingScore): readonly string[] {
  if (!cases.length) return short ? [`**${what}:** ${counted(short, 'name')} of one word, which tell no case.`] : [];
  const kinds = [cases, orders, tenses].filter((forms) => forms.length);
  const line = (forms: readonly NamesInForm[]) =>
    forms.map(({ form, names: all }) => `${form} ${percentOf(all.length, total(forms))} (${all.length})`).join(', ');
  const rest = short ? ` Names of one word, which tell no case: ${short}.` : '';
  const breaks = kinds.flatMap((forms) => forms.slice(1).map(({ form, names: all }) => `- ${form}: ${some(all, 6)}`));
  return [`**${what}:** ${kinds.map(line).join(' · ')}.${rest}`, ...(breaks.length ? [breaks.join('\n')] : [])];
}

/** Lines shown of a list; the rest is counted, or it would be no page. */
const MAX_LISTED = 8;
function bullets(lines: readonly string[]): string | undefined {
  if (!lines.length) return undefined;
  const more = lines.length > MAX_LISTED ? [`… and ${lines.length - MAX_LISTED} more`] : [];
  return [...lines.slice(0, MAX_LISTED), ...more].map((line) => `- ${line}`).join('\n');
}
const conflictLines = ({ types, values, others }: Conflicts): readonly string[] => [
  ...types,
  ...others,
  ...values.map((text) => `allowed values of ${text}`),
];

function worst(events: readonly string[], problems: readonly ScoredProblem[]): readonly string[] {
  const found = worstEvents(events, problems, 10);
  if (!found.length) return [];
  const rows = found.map(({ event, errors, warnings, reasons }) => [
    tableCode(event),
    `${errors}`,
    `${warnings}`,
    reasons.join('; '),
  ]);
  const title = found.length > 1 ? `The ${found.length} events with most to fix` : 'The event with most to fix';
  return [`## ${title}`, table(['Event', 'Errors', 'Warnings', 'Why'], rows, [1, 2])];
}
