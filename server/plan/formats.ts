// What the formats of the plan language look like.
import { isDay } from '../base/calendar.ts';
import type { formats } from './plan.schema.ts';

export type Format = (typeof formats)[number];

const matches = (shape: RegExp) => (text: string) => shape.test(text);
const clock = '([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?(Z|z|[+-]([01]\\d|2[0-3]):[0-5]\\d)';
const isTime = matches(new RegExp(`^${clock}$`));
const label = '[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const isHost = matches(new RegExp(`^${label}(\\.${label})*$`));
const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

const forms: Readonly<Record<Format, (text: string) => boolean>> = {
  'date-time': (text) => isDay(text.slice(0, 10)) && /^[Tt ]/.test(text.slice(10)) && isTime(text.slice(11)),
  date: isDay,
  time: isTime,
  duration: matches(/^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/),
  email: matches(
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i,
  ),
  uri: matches(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i),
  uuid: matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i),
  hostname: (text) => text.length <= 253 && isHost(text),
  ipv4: matches(new RegExp(`^${octet}(\\.${octet}){3}$`)),
  ipv6: isAddress6,
  currency: matches(/^[A-Z]{3}$/),
  country: matches(/^[A-Z]{2}$/),
  locale: matches(/^[a-z]{2,3}([-_][A-Z][a-z]{3})?([-_]([A-Z]{2}|\d{3}))?$/),
  semver: matches(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/),
};
/** Whether a text is of a format; any text is of one that we do not know. */
export const isOfFormat = (format: string, text: string): boolean =>
  Object.hasOwn(forms, format) ? forms[format as Format](text) : true;

/** RFC 4291, 2.2 without an embedded IPv4 address. */
function isAddress6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (halves.length > 2 || groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
