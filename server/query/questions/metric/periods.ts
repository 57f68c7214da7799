// A period as people say it: `on Fri 30 Jan`, `in the week of 5 Jan`, `in Jan 2026`.
import { civilOf, type Grain, readDay } from '../../../base/calendar.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** 1970-01-01 was a Thursday. */
const weekdays = 'Thu Fri Sat Sun Mon Tue Wed'.split(' ');

/** Says one of these periods by its start; the year is said where they are of several. */
export function shownPeriods(starts: readonly string[]): (start: string, grain: Grain) => string {
  const years = new Set(starts.map((start) => start.slice(0, 4)));
  return (start, grain) => {
    const day = readDay(start.slice(0, 10));
    if (day === undefined) return `in the ${grain} of ${start}`;
    const { year, month, date } = civilOf(day);
    const name = `${months[month - 1]}`;
    const plain = `${date} ${name}${years.size > 1 ? ` ${year}` : ''}`;
    const named = `${weekdays[day % 7]} ${plain}`;
    const said: Readonly<Record<Grain, string>> = {
      hour: `on ${named} at ${start.slice(11, 16)}`,
      day: `on ${named}`,
      week: `in the week of ${plain}`,
      month: `in ${name} ${year}`,
      quarter: `in Q${Math.ceil(month / 3)} ${year}`,
      year: `in ${year}`,
    };
    return said[grain];
  };
}
