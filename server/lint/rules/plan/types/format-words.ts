// What other languages call the formats of texts.

import { closest } from '../../../../base/did-you-mean.ts';
import { toCase } from '../../../../base/naming.ts';
import { formats } from '../../../../plan/plan.schema.ts';

const words: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['datetime', 'timestamp', 'iso8601', 'iso-8601', 'rfc3339', 'rfc-3339', 'iso-date-time', 'timestamptz'],
  date: ['day', 'iso-date', 'full-date', 'yyyy-mm-dd'],
  time: ['full-time', 'iso-time', 'time-of-day'],
  duration: ['interval', 'period', 'iso-duration'],
  email: ['e-mail', 'mail', 'email-address', 'mail-address', 'idn-email'],
  uri: ['url', 'link', 'href', 'iri', 'web-address', 'http-url', 'https-url'],
  uuid: ['guid', 'uuid4', 'uuid-v4', 'uuidv4'],
  hostname: ['host', 'domain', 'domain-name', 'host-name', 'idn-hostname'],
  ipv4: ['ip', 'ip4', 'ip-v4', 'ip-address'],
  ipv6: ['ip6', 'ip-v6'],
  currency: ['currency-code', 'iso4217', 'iso-4217'],
  country: ['country-code', 'iso3166', 'iso-3166', 'iso-3166-1', 'iso-country'],
  locale: ['language', 'lang', 'language-code', 'language-tag', 'bcp47', 'bcp-47'],
  semver: ['version', 'semantic-version', 'sem-ver'],
};

/** The format that was meant: another language's word for it, or a mistake in typing. */
export function formatMeant(written: string): string | undefined {
  const low = written.trim().toLowerCase();
  const parted = toCase(written, 'kebab-case');
  const same = formats.find((one) => one === low || one === parted);
  return (
    same ?? formats.find((one) => words[one]?.includes(low) || words[one]?.includes(parted)) ?? closest(low, formats)
  );
}
