// One page about the state of a tracking plan, for a team to pass around: how much there is, what is missing, what contradicts, what to do first.
import type { English } from '../../read/english.ts';
import type { Plan, PlanProperty } from '../../read/plan/plan.ts';
import { bar, code, percent, sentence, table } from './markdown.ts';
import { type Form, type Naming, namingOf, OTHER } from './score-names.ts';
import { concernOf, type ScoredProblem, worstEvents } from './score-problems.ts';
import { firstSteps } from './score-steps.ts';

export interface Scored {
  readonly title: string;
  readonly plan: Plan;
  /** What the linter finds in it, with the rules and levels of its project. */
  readonly problems: readonly ScoredProblem[];
  /** Without it nothing is said of order and tense. */
  readonly english?: English;
}
/** A property by name, with all that events say of it. */
export interface NamedProperty {
  readonly name: string;
  readonly uses: readonly PlanProperty[];
}

/** Markdown, ending in one line break; stable. */
export function scorecard({ title, plan, problems, english }: Scored): string {
  const properties = propertiesOf(plan);
  const naming = {
    events: namingOf(
      plan.events.map(({ name }) => name),
      english,
    ),
    properties: namingOf(properties.map(({ name }) => name)),
  };
  const sound = plan.events.filter(
    ({ name }) =>
      !problems.some((one) => one.event === name && (one.severity === 'error' || one.severity === 'warning')),
  );
  const parts = [
    `# ${sentence(title)}`,
    `**${count(plan.events.length, 'event')}, ${count(properties.length, 'property', 'properties')}${plan.sources.length ? `, ${count(plan.sources.length, 'source')}` : ''}.** ${inOrder(sound.length, plan.events.length)}`,
    atAGlance(plan, properties, naming),
    ...steps(plan, properties, naming, problems),
    '## Names',
    ...names('Events', naming.events),
    ...names('Properties', naming.properties),
    ...messages(
      'Near-duplicates',
      problems.filter(({ rule }) => concernOf(rule) === 'duplicate'),
      'No two names are nearly the same.',
    ),
    ...messages(
      'Conflicts',
      problems.filter(({ rule }) => concernOf(rule) === 'conflict'),
      'No property has two types, nothing is defined twice.',
    ),
    ...worst(plan, problems),
    'Made by `trackwright init --from`. `trackwright lint` shows each problem with its place, `trackwright explain RULE` why it matters.',
  ];
  return `${parts.join('\n\n')}\n`;
}

const inOrder = (sound: number, all: number): string =>
  sound === all
    ? 'Nothing is wrong with any of the events.'
    : `${sound} of ${all} events (${percent(sound, all)}) have no error and no warning.`;
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** By name, in the order in which events have them. */
function propertiesOf(plan: Plan): readonly NamedProperty[] {
  const found = new Map<string, PlanProperty[]>();
  for (const { properties } of plan.events)
    for (const property of properties) {
      const uses = found.get(property.name);
      if (uses) uses.push(property);
      else found.set(property.name, [property]);
    }
  return [...found].map(([name, uses]) => ({ name, uses }));
}

function atAGlance(
  plan: Plan,
  properties: readonly NamedProperty[],
  naming: { readonly events: Naming; readonly properties: Naming },
): string {
  const { events } = plan;
  const owned = (owner: readonly string[]) => owner.length > 0 || plan.owner.length > 0;
  const cased = (what: string, { cases }: Naming): readonly (readonly [string, number, number])[] => {
    const [first] = cases;
    const all = cases.reduce((sum, { names }) => sum + names.length, 0);
    return first && all > 1 && first.form !== OTHER ? [[`${what} in ${first.form}`, first.names.length, all]] : [];
  };
  const rows: readonly (readonly [string, number, number])[] = [
    ['Events with a description', events.filter(({ description }) => description).length, events.length],
    ['Events that say when they are sent', events.filter(({ trigger }) => trigger).length, events.length],
    ['Events with an owner', events.filter(({ owner }) => owned(owner)).length, events.length],
    [
      'Properties with a type',
      properties.filter(({ uses }) => uses.every(({ types }) => types.length)).length,
      properties.length,
    ],
    [
      'Properties with a description',
      properties.filter(({ uses }) => uses.some(({ description }) => description)).length,
      properties.length,
    ],
    ...cased('Event names', naming.events),
    ...cased('Property names', naming.properties),
  ];
  return table(
    ['', '', 'Share', 'Count'],
    rows
      .filter(([, , all]) => all > 0)
      .map(([what, part, all]) => [what, bar(part / all), percent(part, all), `${part} of ${all}`]),
    [2, 3],
  );
}

function steps(
  plan: Plan,
  properties: readonly NamedProperty[],
  naming: { readonly events: Naming; readonly properties: Naming },
  problems: readonly ScoredProblem[],
): readonly string[] {
  const list = firstSteps({ plan, properties, naming, problems });
  return list.length ? ['## What to do first', list.map((step, at) => `${at + 1}. ${step}`).join('\n')] : [];
}

/** Names shown of each break. */
const SHOWN = 6;

function names(what: string, { cases, orders, tenses, short }: Naming): readonly string[] {
  if (!cases.length) return short ? [`**${what}:** ${short} names of one word, which tell no case.`] : [];
  const line = (forms: readonly Form[]) =>
    forms.map(({ form, names: all }) => `${form} ${percent(all.length, total(forms))} (${all.length})`).join(', ');
  const told = [cases, orders, tenses].filter((forms) => forms.length).map(line);
  const rest = short ? ` Names of one word, which tell no case: ${short}.` : '';
  return [`**${what}:** ${told.join(' · ')}.${rest}`, ...breaks([cases, orders, tenses])];
}
const total = (forms: readonly Form[]): number => forms.reduce((sum, { names: all }) => sum + all.length, 0);

/** The names that are not as most are. */
function breaks(kinds: readonly (readonly Form[])[]): readonly string[] {
  const lines = kinds.flatMap((forms) => forms.slice(1).map(({ form, names: all }) => `- ${form}: ${some(all)}`));
  return lines.length ? [lines.join('\n')] : [];
}
const some = (all: readonly string[], most = SHOWN): string => {
  const shown = all.slice(0, most).map(code).join(', ');
  return all.length > most ? `${shown} and ${all.length - most} more` : shown;
};

const MESSAGES = 8;
function messages(title: string, problems: readonly ScoredProblem[], none: string): readonly string[] {
  const texts = [...new Set(problems.map(({ message }) => message))];
  const more = texts.length > MESSAGES ? [`- … and ${texts.length - MESSAGES} more`] : [];
  const list = [...texts.slice(0, MESSAGES).map((text) => `- ${sentence(text)}`), ...more];
  return [`## ${title}`, list.length ? list.join('\n') : none];
}

function worst(plan: Plan, problems: readonly ScoredProblem[]): readonly string[] {
  const found = worstEvents(
    plan.events.map(({ name }) => name),
    problems,
    10,
  );
  if (!found.length) return [];
  const rows = found.map(({ event, errors, warnings, reasons }) => [
    code(event),
    `${errors}`,
    `${warnings}`,
    reasons.join('; '),
  ]);
  const title = found.length > 1 ? `## The ${found.length} events with most to mend` : '## The event with most to mend';
  return [title, table(['Event', 'Errors', 'Warnings', 'Why'], rows, [1, 2])];
}
