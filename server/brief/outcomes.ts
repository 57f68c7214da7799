// The feature as a whole: adoption, funnels, and what its success sentences ask for.

import { type Aim, funnel, isSuccess, type Outcomes, runOf, step } from './goal-context.ts';
import { goal } from './goals.ts';
import { snake } from './grammar/names.ts';
import type { ReadEvent } from './grammar/reading.ts';
import { namesKpi } from './kpis.ts';
import { distinct, type ProcessRun, ratioMetric, resultOfRun, singular } from './metrics.ts';
import { workOf } from './processes.ts';
import type { ProposedItem } from './proposal.ts';
import type { Success } from './success.ts';

/** What is asked of the feature beyond the counts of its events. */
export function outcomesOf(aim: Omit<Aim, 'core'>, successes: readonly Success[]): Outcomes {
  const core = coreRun(aim, successes);
  const whole = core ? adoption(aim, core) : {};
  const funnels = [...aim.runs.filter((run) => run.started).map(processFunnel), ...featureFunnels(aim)];
  const said = successes.map((success) => goal(success, { ...aim, ...(core ? { core } : {}) }));
  const parts: readonly Partial<Outcomes>[] = [whole, { funnels }, ...said];
  const all = <K extends keyof Outcomes>(key: K): Outcomes[K] =>
    parts.flatMap((part) => (part[key] ?? []) as readonly Outcomes[K][number][]) as unknown as Outcomes[K];
  return {
    metrics: apart(all('metrics'), () => ''),
    funnels: apart(all('funnels'), (item) => String(item.window)),
    retention: apart(all('retention'), ({ brackets, period }) =>
      [period, ...((brackets as readonly number[] | undefined) ?? [])].join('_'),
    ),
    targets: all('targets'),
    assumptions: all('assumptions'),
    questions: all('questions'),
  };
}

/** Items of one name: what is said twice stands once, others tell themselves apart by a suffix. */
function apart(items: readonly ProposedItem[], suffix: (item: ProposedItem) => string): readonly ProposedItem[] {
  const known = new Map<string, ProposedItem>();
  for (const one of items) {
    const name = [one.name, `${String(one.name)}_${suffix(one)}`].map(String).find((free) => !known.has(free));
    const said = [...known.values()].some((other) => suffix(other) === suffix(one) && other.name === one.name);
    if (name !== undefined && !said && (name === one.name || suffix(one) !== '')) known.set(name, { ...one, name });
  }
  return [...known.values()];
}

/** What AI or the product makes first; else what success names; else the first thing done. */
function coreRun(aim: Omit<Aim, 'core'>, successes: readonly Success[]): ProcessRun | undefined {
  const named = successes.flatMap((success) =>
    'reading' in success && !namesKpi(success) ? (runOf(success.reading, aim) ?? []) : [],
  );
  const done = aim.runs.filter((run) => isSuccess(run.done));
  const makes = (run: ProcessRun): boolean =>
    run.done.read.class === 'process' && workOf(run.done.read.noun ?? '') === 'make';
  const made = done.filter((run) => run.done.ai || makes(run));
  return (
    made.find((run) => named.includes(run)) ??
    made[0] ??
    named[0] ??
    done.find((run) => run.done.read.class !== 'auth') ??
    done[0]
  );
}

function adoption(aim: Omit<Aim, 'core'>, core: ProcessRun): Partial<Outcomes> {
  const users = `${singular(resultOfRun(core), aim.english)}_${core.done.read.noun === 'generation' ? 'makers' : 'users'}`;
  const text = `Adoption counts users with at least one ${core.done.name}, out of all who are active.`;
  return {
    metrics: [distinct(users, core.done.name), ratioMetric(`${snake(aim.brief.feature)}_adoption`, users, 'dau')],
    assumptions: [{ about: aim.brief.feature, text }],
  };
}

function processFunnel(run: ProcessRun): ProposedItem {
  const steps = run.started ? [{ event: run.started.name }, step(run)] : [step(run)];
  return funnel(snake(run.done.read.object, run.done.read.noun ?? ''), '1d', steps);
}

/** Per role and thing: its states in the order of its life, and the way to a purchase. Deeds that do not follow each other make none. */
function featureFunnels(aim: Omit<Aim, 'core'>): readonly ProposedItem[] {
  const { runs } = aim;
  if (runs.some(({ done }) => done.read.noun === 'signup')) return journeys(aim);
  const done = runs.filter(isStep);
  const lives = new Map<string, ProcessRun[]>();
  for (const run of done) {
    const key = `${run.done.actor ?? ''}|${run.done.thing.words.join('_')}`;
    if (stateOf(run) >= 0) lives.set(key, [...(lives.get(key) ?? []), run]);
  }
  const along = [...lives].flatMap(([key, list]) => {
    const steps = list.filter((run, i) => list.findIndex((other) => stateOf(other) === stateOf(run)) === i);
    const [actor = '', thing = ''] = key.split('|');
    const others = [...lives.keys()].filter((other) => other.endsWith(`|${thing}`)).length > 1;
    const name = [thing, 'life', ...(others && actor ? [snake(actor)] : [])].join('_');
    return steps.length > 1
      ? [funnel(name, '7d', [...steps].sort((one, other) => stateOf(one) - stateOf(other)).map(step))]
      : [];
  });
  const bought = buying.flatMap((is) => done.find(({ done: { read } }) => is(read)) ?? []);
  const way = bought.filter((run, i) => bought.indexOf(run) === i);
  return way.length > 1 ? [...along, funnel('purchase_way', '7d', way.map(step))] : along;
}

/** From the cart to the money. */
const buying: readonly ((read: ReadEvent) => boolean)[] = [
  ({ container, action }) => action === 'added' && /^(?:cart|basket|bag)$/.test(container ?? ''),
  ({ object, noun }) => object === 'checkout' || noun === 'checkout',
  ({ class: cls, object, action, stage }) =>
    (object === 'order' && action === 'placed') || (cls === 'money' && stage === 'completed'),
];

/** Which state of its life a thing is brought to; -1 for what is no state of it. */
function stateOf({ done: { thing, read } }: ProcessRun): number {
  const life = thing.entry?.life ?? [];
  return Math.max(
    life.indexOf(read.action),
    read.stage === 'completed' ? life.indexOf(states[read.noun ?? ''] ?? '') : -1,
  );
}
const states: Readonly<Record<string, string>> = {
  purchase: 'purchased',
  payment: 'paid',
  booking: 'booked',
  reservation: 'reserved',
  generation: 'created',
  upload: 'uploaded',
};

/** From the account on, per role: what it gets done, in the order of the brief. */
function journeys({ brief, runs, english }: Omit<Aim, 'core'>): readonly ProposedItem[] {
  const main = brief.roles[0] && english.singular(brief.roles[0].toLowerCase());
  const done = runs.filter(isStep);
  const own = done.filter((run) => run.done.actor === undefined || !main || run.done.actor === main);
  const feature = snake(brief.feature);
  const taken = runs.some((run) => run.started && processFunnel(run).name === feature);
  const name = taken ? `${feature}_journey` : feature;
  const first = own.length > 1 && runs.length > 1 ? [funnel(name, '7d', backbone(own).map(step))] : [];
  const others = [...new Set(done.map((run) => run.done.actor))].filter((role) => role && main && role !== main);
  const theirs = others.map((role) => [role ?? '', done.filter((run) => run.done.actor === role)] as const);
  const more = theirs.filter(([, list]) => list.length > 1);
  return [...first, ...more.map(([role, list]) => funnel(`${feature}_${snake(role)}`, '7d', backbone(list).map(step)))];
}

/** A step forward that a person makes: no settings, no refusals, nothing that the product does by itself. */
const isStep = ({ done }: ProcessRun): boolean =>
  isSuccess(done) &&
  !done.system &&
  done.read.noun !== 'login' &&
  !/^(toggle|ai|error)$/.test(done.read.class) &&
  !/^(received|shown|sorted)$/.test(done.read.action);

/** At most six steps: of more, processes and purchases stay, then what leads to them. */
function backbone(runs: readonly ProcessRun[]): readonly ProcessRun[] {
  const ranked = runs
    .map((run, index) => ({ run, index }))
    .sort((a, b) => rank(a.run) - rank(b.run) || a.index - b.index);
  return ranked
    .slice(0, 6)
    .sort((a, b) => a.index - b.index)
    .map(({ run }) => run);
}

function rank({ done }: ProcessRun): number {
  if (/^(process|money|auth|subscription)$/.test(done.read.class)) return 0;
  return /^(find|view|membership)$/.test(done.read.class) ? 1 : 2;
}
