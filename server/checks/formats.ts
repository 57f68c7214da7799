// The formats of text as patterns that every database reads. Dates and times are types: see value.ts.

const letterOrDigit = '[a-zA-Z0-9]';
const label = `${letterOrDigit}(?:[a-zA-Z0-9-]{0,61}${letterOrDigit})?`;
const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const group = '[0-9a-fA-F]{1,4}';
const atom = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";
const offset = '(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';
const clock = '[0-9]+H(?:[0-9]+M)?(?:[0-9]+S)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S';
const days = '[0-9]+Y(?:[0-9]+M)?(?:[0-9]+D)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D';

/** RFC 4291, 2.2 without an embedded IPv4 address: one gap stands for one group of zeros or more. */
const address6 = [
  `(?:${group}:){7}${group}`,
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((before) => {
    const left = before ? `${group}(?::${group}){${before - 1}}` : '';
    const right = before === 7 ? '' : `(?:${group}(?::${group}){0,${6 - before}})?`;
    return `${left}::${right}`;
  }),
].join('|');

export const formatPatterns: Readonly<Record<string, string>> = {
  time: `^(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?${offset}$`,
  duration: `^P(?:[0-9]+W|(?:${days})(?:T(?:${clock}))?|T(?:${clock}))$`,
  email: `^${atom}(?:\\.${atom})*@(?:${letterOrDigit}(?:[a-zA-Z0-9-]*${letterOrDigit})?\\.)+${letterOrDigit}(?:[a-zA-Z0-9-]*${letterOrDigit})?$`,
  uri: '^[a-zA-Z][a-zA-Z0-9+.-]*:[^\\t\\n\\x0b\\f\\r <>"{}|\\\\^`]+$',
  uuid: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  hostname: `^${label}(?:\\.${label})*$`,
  ipv4: `^${octet}(?:\\.${octet}){3}$`,
  ipv6: `^(?:${address6})$`,
  currency: '^[A-Z]{3}$',
  country: '^[A-Z]{2}$',
  locale: '^[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_](?:[A-Z]{2}|[0-9]{3}))?$',
  semver: '^(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?$',
};
