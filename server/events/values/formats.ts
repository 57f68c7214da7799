// The formats of the plan language: how a text of each is made, and whether a text is one.

import { writeClock, writeDay, writeTime } from '../../base/calendar.ts';
import { dayMs } from '../../base/duration.ts';
import { type Format as FormatName, isOfFormat } from '../../plan/formats.ts';
import { below } from '../draws/choice.ts';
import type { At, NextDraw } from './value-generator.ts';
import { uuidText } from './value-generator.ts';
import { codeWords, countries, currencies, locales } from './words.ts';

export interface ValueFormat {
  /** Whether a text is of the format. */
  readonly is: (text: string) => boolean;
  readonly make: (next: NextDraw, at: At) => string;
}

const pick = (list: readonly string[], word: number): string => list[below(list.length, word)] as string;
const word = (next: NextDraw): string => pick(codeWords, next());

// Moments lie in the 30 days before the event, addresses in the ranges kept for documentation (RFC 2606, 5737, 3849).
const month = 30 * dayMs;

const makers: Readonly<Record<FormatName, ValueFormat['make']>> = {
  'date-time': (next, at) => writeTime(at.time - below(month, next())),
  date: (next, at) => writeDay(Math.floor((at.time - below(month, next())) / dayMs)),
  time: (next) => `${writeClock(below(86_400, next()) * 1000).slice(0, 8)}Z`,
  duration: (next) => `PT${1 + below(59, next())}M${1 + below(59, next())}S`,
  email: (next) => `${word(next)}.${word(next)}${below(1000, next())}@example.com`,
  uri: (next) => `https://example.com/${word(next)}/${word(next)}`,
  uuid: (next) => uuidText(next(), next(), next(), next()),
  hostname: (next) => `${word(next)}.example.com`,
  ipv4: (next) => `${pick(['192.0.2', '198.51.100', '203.0.113'], next())}.${1 + below(254, next())}`,
  ipv6: (next) => `2001:db8::${(1 + below(65_535, next())).toString(16)}:${(1 + below(65_535, next())).toString(16)}`,
  currency: (next) => pick(currencies, next()),
  country: (next) => pick(countries, next()),
  locale: (next) => pick(locales, next()),
  semver: (next) => `${1 + below(4, next())}.${below(12, next())}.${below(10, next())}`,
};
export const valueFormats: ReadonlyMap<string, ValueFormat> = new Map(
  Object.entries(makers).map(([name, make]) => [name, { is: (text: string) => isOfFormat(name, text), make }]),
);
