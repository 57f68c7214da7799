// One success sentence -> retention, funnel, metric or target; or the question that it leaves.

import type { Draft } from './drafts.ts';
import { type Aim, funnel, isSuccess, type Outcomes, runOf, step } from './goal-context.ts';
import { snake } from './grammar/names.ts';
import type { PhraseReading } from './grammar/reading.ts';
import { kpi } from './kpis.ts';
import { tryCount } from './lexicon/property.ts';
import {
  carries,
  countMetric,
  distinct,
  type ProcessRun,
  pluralWords,
  ratioMetric,
  resultOfRun,
  singular,
} from './metrics.ts';
import { proposedItem } from './proposal.ts';
import { nearKey } from './same-name.ts';
import type { Success } from './success.ts';

type Pieces = Partial<Outcomes>;
type Of<K extends Success['kind']> = Extract<Success, { kind: K }>;

export function goal(success: Success, aim: Aim): Pieces {
  const known = kpi(success, aim);
  if (known) return known;
  switch (success.kind) {
    case 'question':
      return ask(success, success.text);
    case 'retention':
      return retention(success, aim);
    case 'rate':
      return rate(success, aim);
    case 'average':
      return average(success, aim);
  }
  const run = runOf(success.reading, aim);
  if (!run)
    return ask(
      success,
      `No action says "${success.reading.phrase}": add it to the actions, or leave the sentence out.`,
    );
  switch (success.kind) {
    case 'repeat':
      return repeat(success, run, aim);
    case 'conversion':
      return conversion(success, run, aim);
    case 'share':
      return share(success, run, aim);
    case 'first-try':
      return firstTry(success, run, aim);
    case 'duration':
      return duration(success, run, success.reading, aim);
    case 'more':
      return {};
  }
}

const ask = ({ sentence }: Success, text: string): Pieces => ({
  questions: [{ about: sentence, code: 'success', text }],
});

function retention(success: Of<'retention'>, { core }: Aim): Pieces {
  if (!core) return ask(success, `No event says when ${success.who} began.`);
  const brackets = success.within === undefined ? undefined : [success.within];
  const meta = success.target === undefined ? undefined : { target: success.target };
  const back = proposedItem({
    name: `${snake(success.who)}_back`,
    entity: 'user',
    start: { event: core.done.name },
    return: { event: '*' },
    period: success.period,
    brackets,
    meta,
  });
  return { retention: [back] };
}

function repeat(success: Of<'repeat'>, run: ProcessRun, { english }: Aim): Pieces {
  const steps = ['first', 'second', 'third'].slice(0, success.times).map((name) => ({ event: run.done.name, name }));
  return {
    funnels: [funnel(`${singular(resultOfRun(run), english)}_again`, success.window ?? '30d', steps, success.target)],
  };
}

function conversion(success: Of<'conversion'>, run: ProcessRun, aim: Aim): Pieces {
  const thing = success.from ? undefined : lifeOf(success.sentence, run, aim);
  const first = success.from ? runOf(success.from, aim)?.done.name : (thing?.from ?? beginning(aim, run));
  if (!first || first === run.done.name)
    return ask(
      success,
      `From which event on does "${success.sentence}" count? Add the first step, such as "sign up", to the actions.`,
    );
  const window = success.window ?? '7d';
  const made = funnel(
    `${snake(resultOfRun(run))}_within_${window}`,
    window,
    [{ event: first }, step(run)],
    success.target,
    thing?.entity,
  );
  const assumptions = success.from ? [] : [{ about: success.sentence, text: `Counted from ${first} on.` }];
  return { funnels: [made], assumptions };
}

/** "90 % of orders are delivered within an hour": counted per order, from its own first event on. */
function lifeOf(
  sentence: string,
  run: ProcessRun,
  aim: Aim,
): { readonly entity: string; readonly from: string } | undefined {
  const entity = snake(run.done.read.object);
  const id = `${entity}_id`;
  const subject = snake(sentence.replace(/^.*?(?:%|percent)/i, '').replace(/^ *(?:of )?(?:all |the )*/i, ''));
  const words = entity.split('_').length;
  const isSubject = aim.english.singular(subject.split('_').slice(0, words).join('_')) === entity;
  if (!isSubject || !aim.entities.includes(entity) || !carries(run.done, id, aim)) return undefined;
  const before = aim.runs.slice(0, aim.runs.indexOf(run));
  const from = before.find(({ done }) => done.read.object === run.done.read.object && carries(done, id, aim));
  return from && { entity, from: from.done.name };
}

/** Where a user begins: signing up, else the first thing done. */
function beginning({ runs, existing, english }: Aim, run: ProcessRun): string | undefined {
  const signup = runs.find((each) => each.done.read.noun === 'signup')?.done.name;
  const known = existing?.events.find(
    (event) => nearKey(event.name, english) === nearKey('signup_completed', english),
  )?.name;
  const before = runs.slice(0, runs.indexOf(run));
  return signup ?? known ?? before.find((each) => isSuccess(each.done))?.done.name;
}

function share(success: Of<'share'>, run: ProcessRun, { core, brief, english }: Aim): Pieces {
  const own = run === core;
  const name = own ? `${snake(brief.feature)}_adoption` : `${singular(resultOfRun(run), english)}_adoption`;
  const users = `${singular(resultOfRun(run), english)}_users`;
  const metrics = own ? [] : [distinct(users, run.done.name), ratioMetric(name, users, 'dau')];
  return { metrics, targets: success.target === undefined ? [] : [[name, success.target]] };
}

/** Events that a sentence counts tries of get a property for it: "closed on the first reply", `reply_count`. */
export function withTries(
  drafts: readonly Draft[],
  successes: readonly Success[],
  english: Aim['english'],
): readonly Draft[] {
  const tries = successes.filter((success): success is Of<'first-try'> => success.kind === 'first-try');
  return drafts.map((draft) => {
    const counted = tries.find((success) =>
      success.reading.events.some((event) => nearKey(event.name, english) === nearKey(draft.read.name, english)),
    );
    if (!counted || draft.reused) return draft;
    return {
      ...draft,
      properties: [...draft.properties, tryCount(`${counted.unit}_count`, english.plural(counted.unit))],
    };
  });
}

function firstTry(success: Of<'first-try'>, run: ProcessRun, aim: Aim): Pieces {
  const property = `${success.unit}_count`;
  if (!carries(run.done, property, aim))
    return ask(success, `${run.done.name} carries no count of ${aim.english.plural(success.unit)}: add the property.`);
  const all = aim.metrics.find((metric) => metric.agg === 'count' && metric.event === run.done.name && !metric.where);
  const first = `${pluralWords(resultOfRun(run), aim.english)}_${snake(run.done.read.action)}_on_first_${success.unit}`;
  const name = `first_${success.unit}_rate`;
  const metrics = [
    countMetric(first, run.done.name, `${aim.nameOf(property)} = 1`),
    ratioMetric(name, first, String(all?.name)),
  ];
  return { metrics, targets: success.target === undefined ? [] : [[name, success.target]] };
}

/** What people call the rates of a process. */
const rates: Readonly<Record<string, string>> = { conversion: 'completion', success: 'completion', failure: 'error' };

function rate(success: Of<'rate'>, { metrics, english }: Aim): Pieces {
  const said = snake(success.of)
    .split('_')
    .map((word) => english.singular(word));
  const last = said.at(-1) ?? '';
  const kind = said.length > 1 && Object.hasOwn(rates, last) ? (rates[last] ?? last) : last;
  const words = [...said.slice(0, -1), kind];
  const found = metrics.filter(
    (metric) =>
      metric.type === 'ratio' &&
      words.every((word) => `_${String(metric.name)}_`.includes(`_${word}_`)) &&
      String(metric.name).endsWith(`_${kind}_rate`),
  );
  const { target } = success;
  if (!found.length || target === undefined)
    return ask(
      success,
      `No metric of this plan is the "${success.of} rate" with a target in percent: name the two events it compares, or leave it out.`,
    );
  return { targets: found.map((metric) => [String(metric.name), target]) };
}

function average(success: Of<'average'>, { metrics }: Aim): Pieces {
  const found = metrics.find((metric) => metric.agg === 'average' && String(metric.name).endsWith(snake(success.of)));
  if (!found || success.value === undefined)
    return ask(success, `No event carries "${success.of}": name the property and its event.`);
  return { targets: [[String(found.name), success.value]] };
}

const millisecondsIn = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function duration(success: Of<'duration'>, run: ProcessRun, reading: PhraseReading, aim: Aim): Pieces {
  const property = ['latency_ms', 'duration_ms'].find((name) => carries(run.done, name, aim));
  if (!property)
    return ask(success, `No event measures how long "${reading.phrase}" takes: name the event that starts the clock.`);
  const name = `median_${singular(resultOfRun(run), aim.english)}_time`;
  const [, amount, unit] = /^(\d+)([smhd])$/.exec(success.window ?? '') ?? [];
  const targets: Outcomes['targets'] = amount ? [[name, Number(amount) * millisecondsIn[unit as 'm']]] : [];
  return { metrics: [{ name, agg: 'median', event: run.done.name, property: aim.nameOf(property) }], targets };
}
