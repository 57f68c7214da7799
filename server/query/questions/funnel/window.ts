// The window of a funnel in words.
import { countedValue } from '../../../results/format.ts';

const units: Readonly<Record<string, string>> = {
  ms: 'millisecond',
  s: 'second',
  m: 'minute',
  min: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
};

/** `7d` as it is said: 7 days. */
export function windowWords(window: string): string {
  const [, number = '', unit = ''] = /^(\d+)\s*([a-z]+)$/.exec(window) ?? [];
  const noun = units[unit];
  return noun ? countedValue(Number(number), noun) : window;
}
