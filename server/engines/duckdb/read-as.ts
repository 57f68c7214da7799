// SQL that reads a text as a typed value: what does not fit becomes null, and never something near it.
import type { ColumnType } from '../../dataset/column-type.ts';

export const sqlType: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  time: 'TIMESTAMP',
  json: 'JSON',
};

/**
 * `text` is SQL for a VARCHAR. Integers through a double, since a cast of '5.7' alone gives 6. Times through a zoned
 * time, since a cast of '…T10:00+02:00' to a plain one drops the offset; by microseconds, three times faster than
 * asking for the time in UTC.
 */
export function castSql(type: ColumnType, text: string): string {
  if (type === 'string') return text;
  const filled = `nullif(trim(${text}), '')`;
  switch (type) {
    case 'integer': {
      const double = `TRY_CAST(${filled} AS DOUBLE)`;
      return `CASE WHEN ${double} = trunc(${double}) THEN TRY_CAST(${filled} AS BIGINT) END`;
    }
    case 'time':
      return `make_timestamp(epoch_us(TRY_CAST(${filled} AS TIMESTAMPTZ)))`;
    default:
      return `TRY_CAST(${filled} AS ${sqlType[type]})`;
  }
}

/** SQL that is true where a text is there and cannot be read as the type. */
export const misfitCount = (type: ColumnType, text: string): string =>
  type === 'string' ? 'false' : `(nullif(trim(${text}), '') IS NOT NULL AND ${castSql(type, text)} IS NULL)`;
