// How far someone comes in a funnel, by its definition and nothing cleverer: every start is tried.

/** One row of somebody. */
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

/**
 * The number of steps reached: the best of all attempts. A row fills one step only. Rows of one instant stand in the order of the
 * steps they fit; then they stay as they come.
 */
export function levelOf(rows: readonly Moment[], { steps, within, order }: FunnelRule): number {
  const moments = [...rows].sort((a, b) => a.time - b.time || stepOrder(a.fits, b.fits));
  let best = 0;
  for (let first = 0; first < moments.length && best < steps; first++) {
    const start = moments[first] as Moment;
    if (order === 'unordered') {
      best = Math.max(best, filled(between(moments, start.time, start.time + within), steps));
    } else if (start.fits & 1) {
      best = Math.max(best, chained(moments, first, steps, within, order === 'strict'));
    }
  }
  return best;
}

/** Of two rows the one that fits the first step in which they differ comes first. */
function stepOrder(a: number, b: number): number {
  const differ = a ^ b;
  return differ === 0 ? 0 : a & (differ & -differ) ? -1 : 1;
}

/** All rows that can be step 1, all that can follow one of them, and so on; `strictly` only the very next can. */
function chained(moments: readonly Moment[], first: number, steps: number, within: number, strictly: boolean): number {
  const from = (moments[first] as Moment).time;
  let ends: ReadonlySet<number> = new Set([first]);
  for (let level = 1; level < steps; level++) {
    const reached = new Set<number>();
    for (const end of ends) {
      const last = strictly ? end + 1 : moments.length - 1;
      for (let i = end + 1; i <= last && i < moments.length; i++) {
        const { time, fits, bars } = moments[i] as Moment;
        if (time - from > within || bars & (1 << (level - 1))) break;
        if (fits & (1 << level)) reached.add(i);
      }
    }
    if (!reached.size) return level;
    ends = reached;
  }
  return steps;
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
