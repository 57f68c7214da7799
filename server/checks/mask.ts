// Personal data in samples: enough is left to tell values apart, too little to tell whose they are.
import type { SampleRow } from './kind.ts';
import type { SampleValue } from './result.ts';

/** The columns named are masked whole, e-mail addresses wherever they stand. */
export function maskedRow(row: SampleRow, personal: ReadonlySet<string>): SampleRow {
  const values = Object.entries(row).map(
    ([name, value]) => [name, personal.has(name) ? mask(value) : guarded(value)] as const,
  );
  return Object.fromEntries(values);
}

/** `ann@example.com` -> `a***@***`, `Ann` -> `A***`, 12 -> `***`; null stays. */
export function mask(value: SampleValue): SampleValue {
  if (value === null || value === '') return value;
  if (typeof value !== 'string') return '***';
  return `${[...value][0]}***${value.includes('@') ? '@***' : ''}`;
}

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const guarded = (value: SampleValue): SampleValue =>
  typeof value === 'string' ? value.replace(address, (found) => String(mask(found))) : value;
