// truth/funnels.json: how many came how far, counted on the rows as written.
import type { Plan, PlanFunnel } from '../../../read/plan/plan.ts';
import { readDuration } from '../duration.ts';
import type { Played } from '../stage.ts';
import type { FunnelRule, Moment } from './chain.ts';
import { levelOf } from './chain.ts';
import type { KeyReader } from './keys.ts';
import { keyReader, valueReader } from './keys.ts';
import { matcherOf } from './match.ts';

export interface FunnelTruth {
  readonly funnel: string;
  readonly entity: string;
  readonly window: string;
  readonly order: PlanFunnel['order'];
  readonly steps: readonly {
    readonly name: string;
    readonly event: string;
    readonly entities: number;
    readonly expected: null;
  }[];
  readonly by: readonly [];
}

export interface FunnelCount {
  readonly add: (played: Played) => void;
  readonly result: () => FunnelTruth;
}

/** Entities never reach from one cell into another, so cells add up. */
export function funnelCount(funnel: PlanFunnel, plan: Plan): FunnelCount {
  const { name, entity, window, order, steps } = funnel;
  const rule: FunnelRule = { steps: steps.length, within: readDuration(window) ?? Number.POSITIVE_INFINITY, order };
  const reached = new Array<number>(steps.length).fill(0);
  return {
    add: (played) => {
      for (const parts of momentsByEntity(funnel, plan, played).values()) {
        const level = Math.max(0, ...[...parts.values()].map((moments) => levelOf(byTime(moments), rule)));
        for (let k = 0; k < level; k++) (reached[k] as number)++;
      }
    },
    result: () => ({
      funnel: name,
      entity,
      window,
      order,
      steps: steps.map((step, k) => ({
        name: step.name,
        event: step.event,
        entities: reached[k] as number,
        expected: null,
      })),
      by: [],
    }),
  };
}

/** The rows of each entity, apart for each session or value that the funnel is `per`; of other rows only what `strict` looks at. */
function momentsByEntity(
  funnel: PlanFunnel,
  plan: Plan,
  played: Played,
): Map<string | number, Map<string | number, Moment[]>> {
  const { cell } = played;
  const keyOf = keyReader(funnel.entity, plan, played);
  const apart = apartBy(funnel, plan, played);
  const steps = funnel.steps.map((step) => matcherOf(step, plan, played));
  const bars = funnel.exclusions.map((exclusion) => ({
    after: barsAfter(funnel, exclusion.after),
    matches: matcherOf(exclusion, plan, played),
  }));
  const found = new Map<string | number, Map<string | number, Moment[]>>();
  for (const row of cell.kept) {
    const key = keyOf(row);
    if (key === undefined) continue;
    let [fits, barred] = [0, 0];
    for (let k = 0; k < steps.length; k++) if (steps[k]?.(row)) fits |= 1 << k;
    for (const { after, matches } of bars) if (matches(row)) barred |= after;
    if (!fits && !barred && funnel.order !== 'strict') continue;
    const parts = found.get(key) ?? new Map<string | number, Moment[]>();
    found.set(key, parts);
    const part = apart(row) ?? '';
    const moments = parts.get(part) ?? [];
    parts.set(part, moments);
    moments.push({ time: cell.time[row] as number, fits, bars: barred });
  }
  return found;
}

/** The steps an exclusion comes behind, as bits: all of them unless it names one. */
function barsAfter({ steps }: PlanFunnel, after: string | undefined): number {
  const step = steps.findIndex(({ name }) => name === after);
  return step < 0 ? -1 : 1 << step;
}

function apartBy({ per, steps }: PlanFunnel, plan: Plan, { cell }: Played): KeyReader {
  if (per === undefined) return () => '';
  if (per === 'session') return (row) => cell.session[row];
  const named = plan.events.filter((event) => steps.some((step) => step.event === event.name));
  const property = [...named.flatMap((event) => event.properties), ...plan.properties].find((one) => one.name === per);
  return valueReader(property?.as ?? per, cell);
}

/** Rows of a cell stand by user; an entity of several users has to be put in order. */
const byTime = (moments: readonly Moment[]): readonly Moment[] => [...moments].sort((a, b) => a.time - b.time);
