// The formats of the plan language: what each looks like and how one is made.

import { dayMs, readDay, writeClock, writeDay, writeTime } from '../calendar.ts';
import { below } from '../draws/choice.ts';
import type { At, Next } from './maker.ts';
import { uuidText } from './maker.ts';
import { countries, currencies, locales, words } from './words.ts';

export interface Format {
  /** Whether a text is of the format. */
  readonly is: (text: string) => boolean;
  readonly make: (next: Next, at: At) => string;
}

const pick = (list: readonly string[], word: number): string => list[below(list.length, word)] as string;
const word = (next: Next): string => pick(words, next());
const matches = (shape: RegExp) => (text: string) => shape.test(text);

// Moments lie in the 30 days before the event, addresses in the ranges kept for documentation (RFC 2606, 5737, 3849).
const month = 30 * dayMs;
const clock = '([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?(Z|z|[+-]([01]\\d|2[0-3]):[0-5]\\d)';
const isDay = (text: string) => readDay(text) !== undefined;
const label = '[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'date-time',
    {
      is: (text) => isDay(text.slice(0, 10)) && new RegExp(`^[Tt ]${clock}$`).test(text.slice(10)),
      make: (next, at) => writeTime(at.time - below(month, next())),
    },
  ],
  [
    'date',
    {
      is: isDay,
      make: (next, at) => writeDay(Math.floor((at.time - below(month, next())) / dayMs)),
    },
  ],
  [
    'time',
    {
      is: matches(new RegExp(`^${clock}$`)),
      make: (next) => `${writeClock(below(86_400, next()) * 1000).slice(0, 8)}Z`,
    },
  ],
  [
    'duration',
    {
      is: matches(/^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/),
      make: (next) => `PT${1 + below(59, next())}M${1 + below(59, next())}S`,
    },
  ],
  [
    'email',
    {
      is: matches(
        /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i,
      ),
      make: (next) => `${word(next)}.${word(next)}${below(1000, next())}@example.com`,
    },
  ],
  [
    'uri',
    {
      is: matches(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i),
      make: (next) => `https://example.com/${word(next)}/${word(next)}`,
    },
  ],
  [
    'uuid',
    {
      is: matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i),
      make: (next) => uuidText(next(), next(), next(), next()),
    },
  ],
  [
    'hostname',
    {
      is: (text) => text.length <= 253 && new RegExp(`^${label}(\\.${label})*$`).test(text),
      make: (next) => `${word(next)}.example.com`,
    },
  ],
  [
    'ipv4',
    {
      is: matches(new RegExp(`^${octet}(\\.${octet}){3}$`)),
      make: (next) => `${pick(['192.0.2', '198.51.100', '203.0.113'], next())}.${1 + below(254, next())}`,
    },
  ],
  [
    'ipv6',
    {
      is: isAddress6,
      make: (next) =>
        `2001:db8::${(1 + below(65_535, next())).toString(16)}:${(1 + below(65_535, next())).toString(16)}`,
    },
  ],
  ['currency', { is: matches(/^[A-Z]{3}$/), make: (next) => pick(currencies, next()) }],
  ['country', { is: matches(/^[A-Z]{2}$/), make: (next) => pick(countries, next()) }],
  [
    'locale',
    { is: matches(/^[a-z]{2,3}([-_][A-Z][a-z]{3})?([-_]([A-Z]{2}|\d{3}))?$/), make: (next) => pick(locales, next()) },
  ],
  [
    'semver',
    {
      is: matches(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/),
      make: (next) => `${1 + below(4, next())}.${below(12, next())}.${below(10, next())}`,
    },
  ],
]);

/** RFC 4291, 2.2 without an embedded IPv4 address. */
function isAddress6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (halves.length > 2 || groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
