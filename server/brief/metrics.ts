// Events -> the metrics that make them worth sending.
import type { English } from '../base/lexicon/english.ts';
import type { Draft } from './drafts.ts';
import { snake } from './grammar/names.ts';
import { thingOf } from './lexicon/entity-noun.ts';
import { resultOf, workOf } from './processes.ts';
import type { ProposedItem } from './proposal.ts';

export interface Measuring {
  readonly english: English;
  /** The plan's name of a property of ours. */
  readonly nameOf: (property: string) => string;
}

/** The events of one thing done, in stages or at once. */
export interface ProcessRun {
  readonly started?: Draft;
  /** What counts as done: the last stage, or the event itself. */
  readonly done: Draft;
  readonly failed?: Draft;
}

/** Joins the stages of a process; every draft is in exactly one run. */
export function runsOf(drafts: readonly Draft[]): readonly ProcessRun[] {
  const key = (draft: Draft): string => (draft.read.stage ? `${draft.read.object}|${draft.read.noun}` : draft.name);
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) groups.set(key(draft), [...(groups.get(key(draft)) ?? []), draft]);
  return [...groups.values()].flatMap((group) => {
    const stage = (name: string): Draft | undefined => group.find((draft) => draft.read.stage === name);
    const [started, done, failed] = [stage('started'), stage('completed') ?? group[0], stage('failed')];
    return done ? [{ done, ...(started ? { started } : {}), ...(failed ? { failed } : {}) }] : [];
  });
}

/** Words of what a run brings about: `quiz`, `note summary`, `signup`. */
export const resultOfRun = (run: ProcessRun): string =>
  run.done.read.noun && run.done.read.stage ? resultOf(run.done.read.object, run.done.read.noun) : run.done.read.object;

/** Nouns without a plural stay as they are. */
export const pluralWords = (words: string, english: English): string =>
  thingOf(words, english).mass
    ? snake(words)
    : snake(words).replace(/[^_]+$/, (last) => english.plural(english.singular(last)));
export const singular = (words: string, english: English): string =>
  snake(words).replace(/[^_]+$/, (last) => english.singular(last));

export const countMetric = (name: string, event: string, where?: string): ProposedItem => ({
  name,
  agg: 'count',
  event,
  ...(where ? { where } : {}),
});
export const ratioMetric = (name: string, numerator: string, denominator: string): ProposedItem => ({
  name,
  type: 'ratio',
  numerator,
  denominator,
});
export const distinct = (name: string, event: string): ProposedItem => ({
  name,
  agg: 'count_distinct',
  event,
  entity: 'user',
});

/** All metrics of one run, counts before what is made of them. */
export function metricsOf(run: ProcessRun, m: Measuring): readonly ProposedItem[] {
  if (run.started && run.failed) return staged(run, run.started, run.failed, m);
  const counted = [run.done, run.failed]
    .filter((draft) => draft !== undefined)
    .map((draft) => countMetric(countName(draft, m), draft.name));
  return [...counted, ...more(run.done, m)];
}

function staged(run: ProcessRun, started: Draft, failed: Draft, m: Measuring): readonly ProposedItem[] {
  const result = singular(resultOfRun(run), m.english);
  const results = pluralWords(resultOfRun(run), m.english);
  const { object, noun = '', class: cls } = run.done.read;
  const made = cls === 'process' && workOf(noun) === 'make';
  const [begun, done, lost] = made
    ? [`${result}_runs`, `${results}_made`, `${result}_failures`]
    : cls === 'process'
      ? [`${result}_starts`, `${results}_completed`, `${result}_failures`]
      : [`${result}_starts`, results, `${result}_failures`];
  const counts = [countMetric(begun, started.name), countMetric(done, run.done.name), countMetric(lost, failed.name)];
  const rates = [
    ratioMetric(`${result}_completion_rate`, done, begun),
    ratioMetric(`${result}_error_rate`, lost, begun),
  ];
  const paid =
    cls === 'money' && carries(run.done, 'amount', m)
      ? [{ name: `${snake(object || noun)}_revenue`, agg: 'sum', event: run.done.name, property: m.nameOf('amount') }]
      : [];
  return [...counts, ...rates, ...paid];
}

/** `property`: by our name; an event that the plan had has it under the plan's. */
export const carries = (draft: Draft, property: string, m: Measuring): boolean =>
  draft.reused
    ? draft.reused.properties.some((each) => each.name === m.nameOf(property))
    : draft.properties.some((each) => each.name === property);

/** What is counted, as a name; never the name of the event itself. */
function countName(draft: Draft, { english }: Measuring): string {
  const { class: cls, object, action, noun, stage, container } = draft.read;
  const one = singular(object, english);
  const many = pluralWords(object, english);
  if (stage)
    return stage === 'completed'
      ? pluralWords(resultOf(object, noun ?? ''), english)
      : `${singular(resultOf(object, noun ?? ''), english)}_${stage === 'failed' ? 'failures' : 'starts'}`;
  if (cls === 'view') return `${one}_views`;
  if (cls === 'find')
    return `${one}_${{ searched: 'searches', filtered: 'filter_uses', sorted: 'sort_uses', browsed: 'browses', compared: 'comparisons' }[action] ?? 'searches'}`;
  if (cls === 'play') return `${one}_${action === 'played' ? 'plays' : `playbacks_${action}`}`;
  if (cls === 'toggle' && /^(en|dis)abled$/.test(action))
    return `${one}_${action === 'enabled' ? 'activations' : 'deactivations'}`;
  if (cls === 'error') return `${one}_failures`;
  if (cls === 'rate') return `${object === 'rating' ? 'ratings_given' : `${one}_ratings`}`;
  if (cls === 'ai')
    return action.includes(' ')
      ? `${one}_${english.plural(action.split(' ')[0] ?? '')}_${action.split(' ')[1]}`
      : `${one}_${action === 'suggested' ? 'suggestions' : 'recommendations'}`;
  if (/^(clicked|tapped)$/.test(action)) return `${one}_${action === 'clicked' ? 'clicks' : 'taps'}`;
  const name = snake(container ?? '', many, action);
  return name === snake(container ?? '', object, action) ? `${one}_${nouns[action] ?? `${action}_total`}` : name;
}

/** What deeds with a noun without a plural are counted as: `homework_submissions`. */
const nouns: Readonly<Record<string, string>> = {
  logged: 'entries',
  recorded: 'entries',
  shared: 'shares',
  submitted: 'submissions',
  updated: 'updates',
  requested: 'requests',
  received: 'receipts',
  granted: 'grants',
};

/** Beside the count: the rating's average, the share of offers that are taken. */
function more(draft: Draft, m: Measuring): readonly ProposedItem[] {
  const one = singular(draft.read.object, m.english);
  if (carries(draft, 'rating', m))
    return [
      {
        name: `average_${draft.read.object === 'rating' ? 'rating' : `${one}_rating`}`,
        agg: 'average',
        event: draft.name,
        property: m.nameOf('rating'),
      },
    ];
  if (carries(draft, 'score', m))
    return [{ name: `average_${one}_score`, agg: 'average', event: draft.name, property: m.nameOf('score') }];
  if (carries(draft, 'results_count', m) && draft.read.action === 'searched')
    return [
      countMetric(`${one}_searches_without_result`, draft.name, `${m.nameOf('results_count')} = 0`),
      ratioMetric(`${one}_search_miss_rate`, `${one}_searches_without_result`, `${one}_searches`),
    ];
  if (/ accepted$/.test(draft.read.action)) {
    const noun = draft.read.action.split(' ')[0] ?? 'suggestion';
    return [
      ratioMetric(
        `${one}_${noun}_acceptance_rate`,
        `${one}_${m.english.plural(noun)}_accepted`,
        `${one}_${m.english.plural(noun)}`,
      ),
    ];
  }
  return [];
}
