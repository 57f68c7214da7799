// Times and durations of checks: as literals of SQL, as options of trackwright.yml, in words.
import { counted } from '../base/count.ts';
import { literal } from '../query/build.ts';
import type { SqlLiteral } from '../query/tree.ts';

/** Milliseconds since 1970 as a timestamp in UTC. */
export function timeLiteral(ms: number): SqlLiteral {
  const text = new Date(ms)
    .toISOString()
    .slice(0, -1)
    .replace('T', ' ')
    .replace(/\.000$/, '');
  return literal(text, 'time');
}

/** Seconds -> `24 hours`, `5 minutes`, `90 seconds`. */
export function durationInWords(seconds: number): string {
  const [word, size] = units.find(([, length]) => seconds >= length && seconds % length === 0) ?? ['second', 1];
  return counted(seconds / size, word);
}
const units = [
  ['hour', 3600],
  ['minute', 60],
] as const;
