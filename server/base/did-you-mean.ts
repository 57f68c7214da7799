// "Did you mean": the candidate one typing mistake away, two in long words.

/** The sentence behind a message, with a blank before it; empty where nothing is near. `written`: code, which stands without quotes. */
export const didYouMean = (near: string | undefined, written = false): string =>
  near === undefined ? '' : ` Did you mean ${written ? near : `"${near}"`}?`;

/** The nearest of `among` to `word`, or undefined; equal distances go to the earlier candidate. */
export function closest(word: string, among: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = word.length > 5 ? 3 : 2;
  for (const candidate of among) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    // Two names of which no letter is the same are not near, however short.
    if (d < least && d < Math.max(word.length, candidate.length)) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

/** Optimal string alignment: insert, delete, replace, swap of neighbours. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(at(old, j) + 1, at(row, j - 1) + 1, at(old, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, at(older, j - 2) + 1);
      row.push(d);
    }
    older = old;
    old = row;
  }
  return at(old, b.length);
}
const at = (row: readonly number[], i: number): number => row[i] ?? 0;
