// Small tables, row by row: entities.

import type { ColumnType } from '../../dataset/column-type.ts';
import type { Plain } from '../../plan/plan.ts';
import type { RowFormat } from './format.ts';

export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export const tableHeader = (columns: readonly TableColumn[], format: RowFormat): Uint8Array =>
  utf8.encode(format.header(columns.map(({ name }) => name)));

/** Undefined: not there, as against null. The first value is always there: it is the key. */
export function tableRow(
  columns: readonly TableColumn[],
  values: readonly (Plain | undefined)[],
  format: RowFormat,
): string {
  const cells = columns.map(({ name, type }, i) => {
    const value = values[i];
    if (value === undefined) return format.separatesAbsent ? format.before(name, i, 0) : '';
    return format.before(name, i, 0) + (value === null ? format.null : format.value(value, type));
  });
  return cells.join('') + format.end(0);
}

const utf8 = new TextEncoder();
