// What differs between CSV and NDJSON, as data for the one loop that writes rows.

import type { ColumnType } from '../../dataset/column-type.ts';
import type { Plain } from '../../plan/plan.ts';
import { csvStops, csvText, csvValue, jsonStops, jsonValue } from './text.ts';

export type As = 'csv' | 'ndjson';

export interface RowFormat {
  readonly header: (names: readonly string[]) => string;
  /** What stands before the value of the i-th column, after `skipped` columns that the row does not have. */
  readonly before: (name: string, i: number, skipped: number) => string;
  /** What stands behind the last value, after `skipped` columns. */
  readonly end: (skipped: number) => string;
  /** Around UUIDs, times and texts that stand as they are. */
  readonly quote: '"' | '';
  readonly stops: Uint8Array;
  readonly value: (value: Plain, type: ColumnType) => string;
  /** Null where null is sent. A column that is absent writes only its separators in CSV, nothing in NDJSON. */
  readonly null: string;
  readonly separatesAbsent: boolean;
}

export const rowFormats: Readonly<Record<As, RowFormat>> = {
  csv: {
    header: (names) => `${names.map(csvText).join()}\n`,
    before: (_, i, skipped) => ','.repeat(i ? skipped + 1 : 0),
    end: (skipped) => `${','.repeat(skipped)}\n`,
    quote: '',
    stops: csvStops,
    value: csvValue,
    null: '',
    separatesAbsent: true,
  },
  ndjson: {
    header: () => '',
    before: (name, i) => `${i ? ',' : '{'}${JSON.stringify(name)}:`,
    end: () => '}\n',
    quote: '"',
    stops: jsonStops,
    value: jsonValue,
    null: 'null',
    separatesAbsent: false,
  },
};
