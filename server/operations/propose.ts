// A brief -> a plan file: a new one, or what an existing plan lacks.

import { hash } from '../base/hash.ts';
import type { English } from '../base/lexicon/english.ts';
import { InputError } from '../base/user-error.ts';
import { type Brief, type BriefReadError, parseBrief } from '../brief/brief.ts';
import { proposalEdits } from '../brief/merge-into-plan.ts';
import type { Proposal } from '../brief/proposal.ts';
import { planFromBrief } from '../brief/propose.ts';
import { printPlan } from '../plan/print.ts';
import { planOf } from '../plan/resolve-plan.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { type Card, cardSchema } from '../results/card.ts';
import { readPlain } from '../schema/plain.ts';
import { version } from '../version.ts';
import { applyEdits } from '../yaml/edits.ts';

export interface Proposed {
  readonly proposal: Proposal;
  /** The text of the plan file as it would be, and as it is now. */
  readonly text: string;
  readonly before: string | undefined;
  readonly card: Card;
}

/** More than any feature is told in: a book has as much. */
const MAX_BRIEF_BYTES = 1024 * 1024;

/** YAML with `feature:`, else Markdown. Throws InputError with line and column where the text cannot be read. */
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
  if (!isYaml) return required((await import('../brief/markdown.ts')).briefFromMarkdown(text), name);
  const { value, faults } = readPlain(name, text);
  const [fault] = faults;
  if (fault)
    throw new InputError(
      `The brief "${name}" cannot be read at ${fault.at.line + 1}:${fault.at.character + 1}. ${fault.message}`,
    );
  if (value === undefined || value === null)
    throw new InputError(`The brief "${name}" is empty. Give it "feature:" and "actions:".`);
  return required(parseBrief(value), name);
}
function required(
  { brief, faults }: { readonly brief?: Brief; readonly faults: readonly BriefReadError[] },
  name: string,
): Brief {
  if (faults.length || !brief)
    throw new InputError(
      `The brief "${name}" is invalid: ${faults.map((fault) => (fault.path ? `${fault.path}: ${fault.message}` : fault.message)).join(' ')}`,
    );
  return brief;
}

/** `into` is the uri of a plan file of the project, or of one that does not exist yet. */
export function proposePlan(brief: Brief, snapshot: Snapshot, into: string, english: English): Proposed {
  const file = snapshot.files.get(into);
  const plan = planOf(snapshot);
  const known = snapshot.items('event').length > 0 || snapshot.items('plan').length > 0;
  const proposal = planFromBrief(brief, known ? plan : undefined, english);
  const before = file?.doc.text();
  const edited = file ? applyEdits(file.doc, proposalEdits(proposal, file.doc, file.fragments)) : printPlan(proposal);
  if (typeof edited !== 'string')
    throw new InputError(
      'The proposal could not be put into the plan: two of its parts want the same place. Write it to a file of its own with --out.',
    );
  return { proposal, text: edited, before, card: cardOf(brief, proposal) };
}

function cardOf(brief: Brief, proposal: Proposal): Card {
  const { events, metrics, funnels, retention, readings, questions, assumptions } = proposal;
  const fresh = events.length + metrics.length + funnels.length + retention.length;
  return {
    schema: cardSchema,
    id: hash(JSON.stringify(proposal)),
    kind: 'brief',
    title: `Brief "${brief.feature}"`,
    verdict: questions.length ? 'warn' : 'ok',
    headline: fresh
      ? `${counted(events.length, 'event')}, ${counted(metrics.length, 'metric')}, ${counted(funnels.length, 'funnel')} and ${counted(retention.length, 'retention')} from ${counted(readings.length, 'action')}; ${questions.length ? `${counted(questions.length, 'question')} to decide` : 'nothing left to decide'}.`
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
    checks: [],
    assumptions: assumptions.map((note) => `${note.about}: ${note.text}`),
    caveats: questions.map((question) => `${question.about}: ${question.text}`),
    sql: [],
    provenance: { version },
    actions: [],
  };
}
const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
