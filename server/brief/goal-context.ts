// What the goals of a brief are made from, and what they give.
import type { Plan } from '../plan/plan.ts';
import type { Brief } from './brief.ts';
import type { Draft } from './drafts.ts';
import type { PhraseReading } from './grammar/reading.ts';
import type { Measuring, ProcessRun } from './metrics.ts';
import { type BriefQuestion, type Note, type ProposedItem, proposedItem } from './proposal.ts';
import { nearKey } from './same-name.ts';

export interface Outcomes {
  readonly metrics: readonly ProposedItem[];
  readonly funnels: readonly ProposedItem[];
  readonly retention: readonly ProposedItem[];
  /** Metric -> what it should reach. */
  readonly targets: readonly (readonly [string, number])[];
  readonly assumptions: readonly Note[];
  readonly questions: readonly BriefQuestion[];
}

export interface Aim extends Measuring {
  readonly brief: Brief;
  readonly runs: readonly ProcessRun[];
  /** The counts and rates of the runs. */
  readonly metrics: readonly ProposedItem[];
  /** Things with an id of their own. */
  readonly entities: readonly string[];
  readonly existing?: Plan;
  /** The deed that stands for the feature. */
  readonly core?: ProcessRun;
}

export const funnel = (
  name: string,
  window: string,
  steps: readonly ProposedItem[],
  target?: number,
  entity = 'user',
): ProposedItem => proposedItem({ name, entity, window, steps, meta: target === undefined ? undefined : { target } });
export const step = (run: ProcessRun): ProposedItem => ({ event: run.done.name });

/** The run that a sentence means. */
export function runOf(
  reading: PhraseReading,
  { runs, english }: Pick<Aim, 'runs' | 'english'>,
): ProcessRun | undefined {
  const keys = reading.events.map((event) => nearKey(event.name, english));
  const said = runs.find((run) =>
    [run.started, run.done].some((draft) => draft && keys.includes(nearKey(draft.read.name, english))),
  );
  if (said) return said;
  const short = byHead(reading, runs);
  if (short || reading.class !== 'money' || reading.events[0]?.object) return short;
  // "buy", "pay", "order" without a thing mean whatever is sold here.
  return runs.findLast((run) => run.done.read.class === 'money' || run.done.read.noun === 'checkout');
}

/** "create a list" where the brief has one deed of the kind, "create a shopping list". */
function byHead(reading: PhraseReading, runs: readonly ProcessRun[]): ProcessRun | undefined {
  const [first] = reading.events;
  if (!first?.object || first.object.includes(' ')) return undefined;
  const same = runs.filter(
    ({ done: { read } }) =>
      read.object.endsWith(` ${first.object}`) &&
      read.noun === first.noun &&
      (read.stage ? first.noun !== undefined : read.action === first.action),
  );
  return same.length === 1 ? same[0] : undefined;
}

const lost =
  /(failed|cancelled|canceled|deleted|removed|disabled|dismissed|declined|rejected|left|returned|downgraded|paused|expired)$/;
export const isSuccess = (draft: Draft): boolean =>
  !lost.test(draft.read.action) && draft.read.noun !== 'logout' && draft.read.class !== 'error';
