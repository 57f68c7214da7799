// How far someone comes in a funnel, by its definition and nothing cleverer: every start is tried.

/** One row of somebody, in the order of time. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Bit k: it fits step k. */
  readonly fits: number;
  /** Bit k: it is excluded behind step k. */
  readonly bars: number;
}

export interface FunnelRule {
  readonly steps: number;
  /** Milliseconds from the first step, the last one included. */
  readonly within: number;
  readonly order: 'ordered' | 'strict' | 'unordered';
}

/** The number of steps reached: the best of all attempts. A row fills one step only; rows of one instant stand in any order. */
export function levelOf(moments: readonly Moment[], { steps, within, order }: FunnelRule): number {
  let best = 0;
  for (let first = 0; first < moments.length && best < steps; first++) {
    const start = moments[first] as Moment;
    if (order === 'unordered') {
      best = Math.max(best, filled(between(moments, start.time, start.time + within), steps));
    } else if (start.fits & 1) {
      const reach =
        order === 'strict' ? strictly(moments, first, steps, within) : inOrder(moments, first, steps, within);
      best = Math.max(best, reach);
    }
  }
  return best;
}

/** Each row directly behind the one before. */
function strictly(moments: readonly Moment[], first: number, steps: number, within: number): number {
  const from = (moments[first] as Moment).time;
  let level = 1;
  for (let next = moments[first + 1]; next && level < steps; next = moments[first + level]) {
    if (!(next.fits & (1 << level)) || next.time - from > within) break;
    level++;
  }
  return level;
}

/** All rows that can be step k, then all that can follow one of them. */
function inOrder(moments: readonly Moment[], first: number, steps: number, within: number): number {
  const from = (moments[first] as Moment).time;
  let ends: readonly (readonly number[])[] = [[first]];
  for (let level = 1; level < steps; level++) {
    const longer: number[][] = [];
    const reached = new Set<number>();
    for (const chain of ends) {
      const last = chain[chain.length - 1] as number;
      const { time } = moments[last] as Moment;
      for (let i = beginningOf(moments, last); i < moments.length; i++) {
        const next = moments[i] as Moment;
        if (next.time - from > within) break;
        if (chain.includes(i)) continue;
        if (next.time >= time && next.fits & (1 << level) && !reached.has(i)) {
          reached.add(i);
          longer.push([...chain, i]);
        }
        if (next.time > time && next.bars & (1 << (level - 1))) break;
      }
    }
    if (!longer.length) return level;
    ends = longer;
  }
  return steps;
}

/** The first row of the same instant. */
function beginningOf(moments: readonly Moment[], at: number): number {
  let first = at;
  while (first > 0 && moments[first - 1]?.time === moments[at]?.time) first--;
  return first;
}

const between = (moments: readonly Moment[], from: number, to: number): readonly Moment[] =>
  moments.filter(({ time }) => time >= from && time <= to);

/** The most steps that different rows fill: a matching, grown by augmenting paths. */
function filled(moments: readonly Moment[], steps: number): number {
  const stepOf = new Map<number, number>();
  const rowOf = new Map<number, number>();
  const place = (step: number, tried: Set<number>): boolean =>
    moments.some(({ fits }, row) => {
      if (!(fits & (1 << step)) || tried.has(row)) return false;
      tried.add(row);
      const other = stepOf.get(row);
      if (other !== undefined && !place(other, tried)) return false;
      stepOf.set(row, step);
      rowOf.set(step, row);
      return true;
    });
  for (let step = 0; step < steps; step++) place(step, new Set());
  return rowOf.size;
}
