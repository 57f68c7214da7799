// Words of success sentences: numbers, fractions, signs, spans of time.
import { tidy } from './grammar/tokens.ts';

export type SpokenPeriod = 'hour' | 'day' | 'week' | 'month';

export interface Window {
  readonly text: string;
  readonly value: string;
  readonly count: number;
  readonly period: SpokenPeriod;
}

/** "within 7 days", "in the first week": `7d`; months are 30 days. */
export function windowOf(text: string): Window | undefined {
  const counted = new RegExp(
    `\\b(?:within|in|inside|under|below|during|after|in less than|less than)(?: (?:the|their))?(?: first)? ${amount} ?(second|minute|hour|day|week|month)s?\\b`,
    'i',
  ).exec(text);
  const bare = counted
    ? undefined
    : /\b(?:within|in|during) (?:the|their) first (second|minute|hour|day|week|month)\b/i.exec(text);
  const per =
    counted || bare || !/\b(?:twice|two|three|\d+) ?/i.test(text)
      ? undefined
      : /\b(?:per|a|an|every|each) (hour|day|week|month)\b/i.exec(text);
  const unit = (counted?.[2] ?? bare?.[1] ?? per?.[1])?.toLowerCase();
  const known = unit === undefined ? undefined : units[unit];
  const match = counted ?? bare ?? per;
  if (!known || !match) return undefined;
  const count = counted ? (numbers[counted[1]?.toLowerCase() ?? ''] ?? Number(counted[1])) : 1;
  const value = known[0] === 'mo' ? `${count * 30}d` : known[0] === 'w' ? `${count * 7}d` : `${count}${known[0]}`;
  return { text: match[0], value, count, period: known[1] };
}

/** Without bullets, marks and signs that only mean "at least", and with fractions as percent. */
export const spanWords = (sentence: string): string =>
  tidy(sentence.replace(/\bD(\d+)\b/g, 'day $1').replace(/\bW(\d+)\b/g, 'week $1'))
    .text.replace(/(?:>=|≥|=>)\s*/g, 'at least ')
    .replace(/(?:<=|≤)\s*/g, 'at most ')
    .replace(/>\s*(?=\d)/g, 'more than ')
    .replace(/<\s*(?=\d)/g, 'less than ')
    .replace(/\bfewer than\b/gi, 'less than')
    .replace(/\bhalf of\b/gi, '50 % of')
    .replace(
      /\b(one|two|three|1|2|3|4) (?:in|out of) (?:every )?(two|three|four|five|ten|\d+)\b/gi,
      (_, part: string, whole: string) =>
        `${Math.round((100 * (numbers[part.toLowerCase()] ?? Number(part))) / (numbers[whole.toLowerCase()] ?? Number(whole)))} % of`,
    )
    .replace(
      /\ba (third|quarter|fifth|tenth) of\b/gi,
      (_, part: string) => `${{ third: 33, quarter: 25, fifth: 20, tenth: 10 }[part.toLowerCase()]} % of`,
    )
    .replace(/\bthe next (day|week|month)\b/gi, 'within one $1')
    .replace(/\s+/g, ' ');

const units: Readonly<Record<string, readonly [string, SpokenPeriod]>> = {
  second: ['s', 'hour'],
  minute: ['m', 'hour'],
  hour: ['h', 'hour'],
  day: ['d', 'day'],
  week: ['w', 'week'],
  month: ['mo', 'month'],
};

export const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  thirty: 30,
};
const amount = '(\\d+|a|an|one|two|three|four|five|six|seven|ten|thirty)';
