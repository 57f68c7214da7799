// Formats and patterns that check nothing.
import { describe, expect, test } from 'vitest';
import { formatMeant } from '../../../../../../server/lint/rules/plan/types/format-words.ts';
import { formats } from '../../../../../../server/plan/plan.schema.ts';
import { fixed, told } from '../../../diagnostics.ts';

describe('formats', () => {
  test.each([
    ['dateTime', 'date-time'],
    ['DATE-TIME', 'date-time'],
    ['date_time', 'date-time'],
    ['timestamp', 'date-time'],
    ['ISO8601', 'date-time'],
    ['E-Mail', 'email'],
    ['emial', 'email'],
    ['url', 'uri'],
    ['GUID', 'uuid'],
    ['ip', 'ipv4'],
    ['currency_code', 'currency'],
    ['iso-4217', 'currency'],
    ['domainName', 'hostname'],
    ['language', 'locale'],
    ['vat_number', undefined],
    ['password', undefined],
  ])('%s means %s', (written, meant) => expect(formatMeant(written)).toBe(meant));
  test('those we know mean themselves', () => {
    for (const format of formats) expect(formatMeant(format)).toBe(format);
  });
  test('of items and extra members too, once for all events that say it, and fixed in each', () => {
    const plan = (format: string) => `events:
  - {name: a, properties: [{name: at, type: string, format: ${format}}, {name: urls, type: array, items: {type: string, format: uri}}]}
  - {name: b, properties: [{name: at, type: string, format: ${format}}]}`;
    expect(told('unknown-format', plan('datetime'))).toEqual([
      'Nothing checks the format "datetime" of property "at" of event "a" (and in 1 more event). Did you mean "date-time"?',
    ]);
    expect(fixed('unknown-format', plan('datetime'))).toBe(plan('date-time'));
    expect(told('unknown-format', plan('uri').replace('format: uri}}]', 'format: web_address}}]'))).toHaveLength(1);
  });
});

test.each([
  ["'['", 'unterminated character class'],
  ["'(a'", 'unterminated group'],
  ["'a**'", 'nothing to repeat'],
  ["'^[A-Z]{3}$'", undefined],
  ["'\\d+'", undefined],
  ["''", undefined],
  [`'${'a'.repeat(2001)}'`, 'it has more than 2000 characters'],
])('pattern %s', (pattern, why) => {
  const found = told('pattern-invalid', `types: [{name: code, type: string, pattern: ${pattern}}]`);
  expect(found).toEqual(
    why === undefined
      ? []
      : [
          `The pattern of type "code" is no regular expression, so nothing is checked: ${why}. Correct it, or remove it.`,
        ],
  );
});
