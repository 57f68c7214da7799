// truth/funnels.json: how many came how far, counted on the rows as written.

import { readDuration } from '../../base/duration.ts';
import type { Plan, PlanFunnel } from '../../plan/plan.ts';
import type { Materialized } from '../generation-context.ts';
import type { FunnelRule, Moment } from './chain.ts';
import { levelOf } from './chain.ts';
import type { KeyReader } from './keys.ts';
import { keyReader, valueReader } from './keys.ts';
import type { MatchedRows, RowMatcher } from './match.ts';
import { partMatchers } from './match.ts';

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
  readonly add: (played: Materialized) => void;
  readonly result: () => FunnelTruth;
}

/** Entities never reach from one cell into another, so cells add up. */
export function funnelCount(funnel: PlanFunnel, plan: Plan): FunnelCount {
  const { name, entity, window, order, steps } = funnel;
  // Whole seconds, as the SQL has it.
  const seconds = Math.floor((readDuration(window) ?? Number.POSITIVE_INFINITY) / 1000);
  const rule: FunnelRule = { steps: steps.length, within: seconds * 1000, order };
  const reached = new Array<number>(steps.length).fill(0);
  return {
    add: (played) => {
      for (const parts of momentsByEntity(funnel, plan, played).values()) {
        const level = Math.max(0, ...[...parts.values()].map((moments) => levelOf(moments, rule)));
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
  played: Materialized,
): Map<string | number, Map<string | number, Moment[]>> {
  const { shard } = played;
  const keyOf = keyReader(funnel.entity, plan, played);
  const apart = apartBy(funnel, plan, played);
  const fitsOf = marker(
    funnel.steps.map((step, k) => [step, 1 << k]),
    plan,
    played,
  );
  const barsOf = marker(
    funnel.exclusions.map((one) => [one, barsAfter(funnel, one.after)]),
    plan,
    played,
  );
  const found = new Map<string | number, Map<string | number, Moment[]>>();
  for (const row of shard.kept) {
    const fits = fitsOf(row);
    const bars = barsOf(row);
    if (!fits && !bars && funnel.order !== 'strict') continue;
    const key = keyOf(row);
    const part = apart(row);
    if (key === undefined || part === undefined) continue;
    const parts = gotten(found, key, () => new Map<string | number, Moment[]>());
    gotten(parts, part, () => [] as Moment[]).push({ time: shard.time[row] as number, fits, bars });
  }
  return found;
}

function gotten<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const old = map.get(key);
  if (old !== undefined) return old;
  const made = make();
  map.set(key, made);
  return made;
}

/** The bits of all the wanted rows that a row is. */
function marker(
  wanted: readonly (readonly [MatchedRows, number])[],
  plan: Plan,
  played: Materialized,
): (row: number) => number {
  const { part, filled } = played.shard;
  const always = new Int32Array(filled.length);
  const asked: [RowMatcher, number][][] = filled.map(() => []);
  for (const [one, bits] of wanted) {
    partMatchers(one, plan, played).forEach((matches, i) => {
      if (matches === true) (always[i] as number) |= bits;
      else if (matches) asked[i]?.push([matches, bits]);
    });
  }
  return (row) => {
    let bits = always[part[row] as number] as number;
    for (const [matches, more] of asked[part[row] as number] ?? []) if (matches(row)) bits |= more;
    return bits;
  };
}

/** The steps an exclusion comes behind, as bits: all of them unless it names one. */
function barsAfter({ steps }: PlanFunnel, after: string | undefined): number {
  const step = steps.findIndex(({ name }) => name === after);
  return step < 0 ? -1 : 1 << step;
}

function apartBy({ per, steps }: PlanFunnel, plan: Plan, { shard }: Materialized): KeyReader {
  if (per === undefined) return () => '';
  if (per === 'session') return (row) => shard.session[row];
  const named = plan.events.filter((event) => steps.some((step) => step.event === event.name));
  const property = [...named.flatMap((event) => event.properties), ...plan.properties].find((one) => one.name === per);
  return valueReader(property?.as ?? per, shard);
}
