// Weighted choices and probabilities by integer thresholds.
import { log } from './arithmetic.ts';

/** Cumulated weights as thresholds of 32 bits: the choice is the first threshold above the draw. */
export interface WeightedChoice {
  readonly thresholds: Float64Array;
  /** The first choice worth looking at for each top byte of a draw. */
  readonly guide: Uint32Array;
}

const whole = 4294967296;

/** @param weights at least one, none negative, not all zero */
export function choice(weights: readonly number[]): WeightedChoice {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const thresholds = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += weight;
    thresholds[i] = Math.floor((whole * sum) / total);
  });
  // Rounding may not leave a draw without a choice, nor give one to a trailing weight of zero.
  let last = weights.length - 1;
  while (last > 0 && !weights[last]) last--;
  thresholds.fill(whole, last);
  const guide = new Uint32Array(256);
  for (let byte = 0, at = 0; byte < 256; byte++) {
    while ((thresholds[at] as number) <= byte * 16777216) at++;
    guide[byte] = at;
  }
  return { thresholds, guide };
}

/** The index chosen by a draw. */
export function chosenIndex({ thresholds, guide }: WeightedChoice, a: number): number {
  let at = guide[a >>> 24] as number;
  while ((thresholds[at] as number) <= a) at++;
  return at;
}

/** The threshold of a probability: it happens when a draw is below. */
export const threshold = (p: number): number => Math.floor(Math.min(Math.max(p, 0), 1) * whole);

/** A whole number in 0..count-1, count up to 2^53. */
export const below = (count: number, a: number): number => Math.min(Math.floor((a * count) / whole), count - 1);

/** Weights 1, 1/2, 1/3 …: the usual unevenness of categories. */
export const byRank = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => 1 / (i + 1));

/** 1, 2, 3 … with the given mean >= 1, cut at `most`: index + 1 is the number. */
export function geometric(mean: number, most: number): WeightedChoice {
  const go = 1 - 1 / mean;
  const count = go > 0 ? Math.min(most, Math.ceil(log(whole) / -log(go))) : 1;
  const weights: number[] = [];
  for (let n = 0, weight = 1; n < count; n++, weight *= go) weights.push(weight);
  return choice(weights);
}
