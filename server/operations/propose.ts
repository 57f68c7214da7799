// A brief -> a plan file: a new one, or what an existing plan lacks.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { counted } from '../base/count.ts';
import { hash } from '../base/hash.ts';
import type { English } from '../base/lexicon/english.ts';
import { InputError } from '../base/user-error.ts';
import type { Brief } from '../brief/brief.ts';
import type { MarkdownBrief } from '../brief/markdown.ts';
import { proposalEdits } from '../brief/merge-into-plan.ts';
import type { Proposal } from '../brief/proposal.ts';
import { planFromBrief } from '../brief/propose.ts';
import { readBriefFile } from '../brief/read.ts';
import { CONFIG } from '../config/config.schema.ts';
import { defaults } from '../config/settings.ts';
import { Linter } from '../lint/engine/linter.ts';
import { type Problem, Problems } from '../lint/engine/problems.ts';
import { policyOf } from '../lint/engine/profiles.ts';
import { rules } from '../lint/rules/index.ts';
import { printPlan } from '../plan/print.ts';
import { planOf } from '../plan/resolve-plan.ts';
import { Snapshot } from '../plan/snapshot.ts';
import { type Card, card } from '../results/card.ts';
import { version } from '../version.ts';
import { Doc } from '../yaml/document.ts';
import { applyEdits } from '../yaml/edits.ts';
import { starterConfig } from './starter.ts';

export interface Proposed {
  readonly proposal: Proposal;
  /** The text of the plan file as it would be, and as it is now. */
  readonly text: string;
  readonly before: string | undefined;
  readonly card: Card;
  /** The first plan of its project: how its names are made holds for all that follow. */
  readonly first: boolean;
}

/** trackwright.yml with the conventions of a first plan, where its project has none; a wrong name shows from the first event on. */
export function settingsOfFirst(
  { first }: Proposed,
  root: string,
): { readonly file: string; readonly after: string } | undefined {
  const file = path.join(root, CONFIG);
  return first && !existsSync(file) ? { file, after: starterConfig(true) } : undefined;
}

/** More than any feature is told in: a book has as much. */
const MAX_BRIEF_BYTES = 1024 * 1024;

/** A brief that cannot be used: the problems that `lint` shows of it, too, in the order of their places. */
export class BriefError extends InputError {
  readonly problems: readonly Problem[];
  constructor(name: string, problems: readonly Problem[]) {
    const shown = problems
      .slice(0, MAX_SHOWN)
      .map(({ range: { start }, message }) => `${name}:${start.line + 1}:${start.character + 1}: ${message}`);
    const left = problems.length - shown.length;
    super([...shown, ...(left > 0 ? [`… and ${counted(left, 'more problem')}`] : [])].join('\n'));
    this.problems = problems;
  }
}

/** Of the problems, those that a message of one sentence each names. */
const MAX_SHOWN = 3;

/** YAML with `feature:`, else Markdown. Throws InputError where it is no brief, with places. */
export async function readBrief(name: string, text: string): Promise<Brief> {
  if (text.length > MAX_BRIEF_BYTES)
    throw new InputError(
      `The brief "${name}" has ${(text.length / MAX_BRIEF_BYTES).toFixed(1)} MB; a brief is read up to 1 MB. Take the part that tells what people do, one feature at a time.`,
    );
  const isYaml =
    /\.ya?ml$/i.test(name) || /^(?:---|#[^\n]*\n|\s)*(?:feature|actions)\s*:/.test(text.trimStart().slice(0, 10_000));
  if (!isYaml && text.trim() === '')
    throw new InputError(`The brief "${name}" is empty. Give it a heading, and a list of what people do.`);
  // The reader of Markdown is loaded by who asks for it.
  if (!isYaml && tableOfEvents.test(text))
    throw new InputError(`"${name}" holds a table of events, which are not read as actions.`, {
      help: `Import it with "trackwright init --from ${name}".`,
    });
  if (!isYaml) return ofPage((await import('../brief/markdown.ts')).briefFromMarkdown(text), name);
  const doc = Doc.of(BRIEF, text, 'whole');
  const { brief, fragment } = readBriefFile(doc);
  if (fragment.faults.length) throw new BriefError(name, readProblems(doc));
  if (!brief) throw new InputError(`The brief "${name}" is empty. Give it "feature:" and "actions:".`);
  return brief;
}
/** A column of names beside others, such as `quiz_started`. */
const tableOfEvents =
  /^\|[^\n]*\bevents?(?: names?)?\s*\|[^\n]*\n\|[ :|-]+\n(?:\|[^\n]*\n)?\|[^\n]*\b[a-z]+(?:_[a-z0-9]+)+\b/im;
const BRIEF = 'file:///a.brief.yml';

/** What readers found, in the words of the linter, whatever a project sets. */
function readProblems(doc: Doc): readonly Problem[] {
  const snapshot = Snapshot.empty(defaults).with(new Map([[BRIEF, { kind: 'brief', doc }]]));
  const found = new Set(snapshot.fragments.flatMap(({ faults }) => faults.map(({ fault }) => fault as string)));
  const linter = new Linter(rules, { today: '', optionsOf: () => ({}) });
  linter.update(snapshot);
  const problems = new Problems(linter);
  problems.update(snapshot, policyOf(rules, defaults, 'file:///'));
  return problems.of(BRIEF).filter(({ rule }) => found.has(rule));
}

function ofPage({ brief, lacks }: MarkdownBrief, name: string): Brief {
  if (brief && brief.actions.length > MAX_ACTIONS)
    throw new InputError(
      `The brief "${name}" has ${brief.actions.length} lines that may be actions; a brief has up to ${MAX_ACTIONS}. Take the part that tells what people do, one feature at a time.`,
    );
  if (brief) return brief;
  const what = lacks.map((one) => lacking[one]).join(' ');
  throw new InputError(`${name}:1:1: ${what}`);
}
const lacking = {
  feature: 'No feature is named. Give the page a heading with its name.',
  actions: 'No actions found. List what people do, such as "- generate a quiz".',
} as const;

/** `into` is the uri of a plan file of the project, or of one that does not exist yet. */
export function proposePlan(brief: Brief, snapshot: Snapshot, into: string, english: English): Proposed {
  const file = snapshot.files.get(into);
  const plan = planOf(snapshot);
  const known = snapshot.items('event').length > 0 || snapshot.items('plan').length > 0;
  const proposal = planFromBrief(brief, known ? plan : undefined, english, snapshot.settings.conventions);
  refuseProse(brief, proposal);
  const before = file?.doc.text();
  const edited = file ? applyEdits(file.doc, proposalEdits(proposal, file.doc, file.fragments)) : printPlan(proposal);
  if (typeof edited !== 'string')
    throw new InputError(
      'The proposal could not be put into the plan: two of its parts want the same place. Write it to a file of its own with --out.',
    );
  return { proposal, text: edited, before, card: cardOf(brief, proposal), first: !known && file === undefined };
}

/** A page of which more than a third says nothing that somebody does is no list of actions. */
function refuseProse(brief: Brief, { readings }: Proposal): void {
  if (!brief.page) return;
  const read = readings.filter(({ events }) => events.length);
  const unread = readings.length - read.length;
  if (read.length && (unread < 2 || unread * 3 <= readings.length)) return;
  const lines = read.slice(0, MAX_TAKEN).map(({ phrase }) => `- ${phrase.replace(/\s+/g, ' ')}`);
  const left = read.length - lines.length;
  throw new InputError(
    `This page is not a list of actions: of its ${counted(readings.length, 'line')}, ${unread} ${unread === 1 ? 'does' : 'do'} not say what somebody does. Nothing was written.`,
    {
      help: lines.length
        ? `Put the lines that do under a heading with the feature's name, and plan that:\n${[...lines, ...(left ? [`… and ${left} more`] : [])].join('\n')}`
        : 'List what people do under a heading with the feature\'s name, in English, one action a line: "- generate a quiz".',
    },
  );
}
const MAX_TAKEN = 20;

/** More lines than anybody reviews as one feature. */
const MAX_ACTIONS = 400;

function cardOf(brief: Brief, proposal: Proposal): Card {
  const { events, metrics, funnels, retention, readings, questions, assumptions } = proposal;
  const made = [
    ...(events.length ? [counted(events.length, 'event')] : []),
    ...(metrics.length ? [counted(metrics.length, 'metric')] : []),
    ...(funnels.length ? [counted(funnels.length, 'funnel')] : []),
    ...(retention.length ? [counted(retention.length, 'retention')] : []),
  ];
  return card({
    id: hash(JSON.stringify(proposal)),
    kind: 'brief',
    title: `Brief "${brief.feature}"`,
    verdict: questions.length ? 'warn' : 'ok',
    headline: made.length
      ? `${made.join(', ')} from ${counted(readings.length, 'action')}. ${questions.length ? `${counted(questions.length, 'question')} open` : 'Nothing open'}.`
      : 'The plan has all of it already.',
    facts: [
      { name: 'events', value: events.length },
      { name: 'metrics', value: metrics.length },
      { name: 'to decide', value: questions.length },
    ],
    table: {
      columns: [
        { name: 'action', type: 'string' },
        { name: 'events', type: 'string' },
      ],
      rows: readings.map((reading) => [
        reading.phrase,
        reading.events.map((name) => (reading.reused.includes(name) ? `${name} (already there)` : name)).join(', '),
      ]),
    },
    assumptions: assumptions.map((note) => `${note.about}: ${note.text}`),
    caveats: questions.map((question) => `${question.about}: ${question.text}`),
    provenance: { version },
  });
}
