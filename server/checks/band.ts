// How many rows a day are usual, judged by the days before it: so a day cannot hide by being part of its own mean.

/** What a day is judged by. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Days that tell what is usual: so many at least, so many at most; of the same weekday so many. */
const fewestDays = 7;
const mostDays = 28;
const fewestWeekdays = 4;
/** With fewer rows a day, chance alone makes what looks strange. */
export const fewestRows = 50;

/**
 * For each day the band by the days before it, without those that lay outside of theirs; undefined where these are too few, or have
 * too few rows. Growth is taken out first (the median of all slopes: Sen, J. Am. Stat. Assoc. 63, 1968), so that a band goes
 * along with it. Once there are four of the same weekday, what is usual for that weekday is usual, too.
 */
export function bandsOf(counts: readonly number[]): readonly (Band | undefined)[] {
  const usual: Day[] = [];
  return counts.map((count, day) => {
    const band = bandOf(usual.slice(-mostDays), counts, day);
    if (!band || isWithinBand(count, band)) usual.push({ day, count });
    return band;
  });
}

export const isWithinBand = (count: number, { low, high }: Band): boolean => count >= low && count <= high;

interface Day {
  readonly day: number;
  readonly count: number;
}

function bandOf(last: readonly Day[], every: readonly number[], day: number): Band | undefined {
  if (last.length < fewestDays) return undefined;
  const slope = slopeOf(last);
  const today = (one: Day): number => one.count + slope * (day - one.day);
  const counts = last.map(today);
  if (quantile(counts, 0.5) < fewestRows) return undefined;
  const all = around(counts);
  // Strange ones too: a day of rest is strange until it has come four times.
  const weeksAgo = [7, 14, 21, 28].filter((days) => days <= day);
  const same = weeksAgo.map((days) => today({ day: day - days, count: every[day - days] ?? 0 }));
  const own = same.length < fewestWeekdays ? all : around(same);
  return { low: Math.min(all.low, own.low), high: Math.max(all.high, own.high) };
}

/**
 * The median plus or minus three interquartile ranges or 20 %, and more where few days tell; at least five standard deviations of
 * a count, which are roots of it.
 */
function around(counts: readonly number[]): Band {
  const median = quantile(counts, 0.5);
  const spread = quantile(counts, 0.75) - quantile(counts, 0.25);
  const unsure = 1 + 3 / counts.length;
  const reach = Math.max(3 * spread * unsure, 0.2 * median * unsure, 5 * Math.sqrt(Math.max(0, median)));
  return { low: Math.max(0, Math.ceil(median - reach)), high: Math.floor(median + reach) };
}

function slopeOf(days: readonly Day[]): number {
  const slopes = days.flatMap((a, i) => days.slice(i + 1).map((b) => (b.count - a.count) / (b.day - a.day)));
  return quantile(slopes, 0.5);
}

/** Linear between the two nearest. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}
