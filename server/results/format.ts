// Values as a person reads them: grouped digits, percent, durations, sizes. The same for every renderer and for no locale.
import type { ColumnType } from '../dataset/column-type.ts';
import type { CardCell, Unit } from './card.ts';
import { clean } from './clean.ts';

const absent = '–';

/** One value by itself. */
export const formatCell = (cell: CardCell, type: ColumnType, unit?: Unit): string =>
  formatColumn([cell], type, unit)[0] ?? '';

/** The values of one column, numbers with equally many decimals so that they stand in line. */
export function formatColumn(cells: readonly CardCell[], type: ColumnType, unit?: Unit): readonly string[] {
  const numbers = cells.filter((cell) => typeof cell === 'number');
  const decimals =
    unit === 'share' && cells.length > 1
      ? 1
      : Math.max(0, ...numbers.map((value) => decimalsOf(unit === 'share' ? value * 100 : value, unit)));
  return cells.map((cell) => {
    if (cell === null) return absent;
    if (typeof cell === 'boolean') return `${cell}`;
    if (typeof cell === 'number') return formatNumber(cell, decimals, unit);
    if (type === 'integer' || type === 'number') return withUnit(group(clean(cell)), unit);
    return cell === '' ? '""' : clean(cell);
  });
}

/** `median time` -> `Median time`. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** 1204 -> `1,204`. */
export const count = (value: number): string => group(`${value}`);

/** `1 row`, `1,204 rows` */
export const countedValue = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** 0.38 -> `38 %`; never 0 % of something, never 100 % of not all. */
export function percent(share: number, decimals = decimalsOf(share * 100, 'share')): string {
  const value = share * 100;
  const step = 10 ** -decimals;
  if (value > 0 && value < step / 2) return `< ${step.toFixed(decimals)} %`;
  if (value < 100 && value >= 100 - step / 2) return `> ${(100 - step).toFixed(decimals)} %`;
  return `${group(value.toFixed(decimals))} %`;
}

/** Milliseconds -> `12 ms`, `1.2 s`, `2 min 5 s`, `3 h 20 min`, `2 d 4 h`. */
export function shownDuration(ms: number): string {
  const size = Math.abs(ms);
  if (size < 999.5) return `${trim(ms.toFixed(size < 9.5 && !Number.isInteger(ms) ? 1 : 0))} ms`;
  if (size < 59_950) return `${trim((ms / 1000).toFixed(1))} s`;
  const [sign, seconds] = [ms < 0 ? '-' : '', Math.round(size / 1000)];
  const pair = (whole: number, word: string, rest: number, small: string) =>
    `${sign}${count(whole)} ${word}${rest ? ` ${rest} ${small}` : ''}`;
  if (seconds < 3600) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** 1_234_567 -> `1.2 MB`, in powers of 1000. */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let [size, at] = [value, 0];
  while (Math.abs(size) >= 999.5 && at < units.length - 1) {
    size /= 1000;
    at += 1;
  }
  return `${trim(size.toFixed(at && Math.abs(size) < 99.95 ? 1 : 0))} ${units[at]}`;
}

function formatNumber(value: number, decimals: number, unit: Unit | undefined): string {
  if (unit === 'share') return percent(value, decimals);
  if (unit === 's') return shownDuration(value * 1000);
  if (unit === 'ms') return shownDuration(value);
  if (unit === 'bytes') return bytes(value);
  // Digits of a float past its precision would be made up, and toFixed falls into exponents there.
  return withUnit(Math.abs(value) >= 1e21 ? `${value}` : group(value.toFixed(decimals)), unit);
}

const worded = ['share', 's', 'ms', 'bytes'];
const withUnit = (text: string, unit: Unit | undefined): string =>
  unit === undefined || worded.includes(unit) ? text : `${text} ${clean(unit)}`;

/** Four digits that tell, at least two decimals of money and at most six of anything; one of a percent. */
function decimalsOf(value: number, unit: Unit | undefined): number {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 1e15) return 0;
  if (unit === 'share') return size < 1 || !/\.0$/.test(size.toFixed(1)) ? 1 : 0;
  const most = size >= 10 ? 2 : Math.min(6, 3 - Math.floor(Math.log10(size)));
  return trim(size.toFixed(most)).split('.')[1]?.length ?? 0;
}

const trim = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);
const group = (digits: string): string => digits.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
