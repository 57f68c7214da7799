// The columns of a table: what the data has, read as what the caller knows of it.
import type { Column } from './engine.ts';
import { EngineFailure } from './failure.ts';
import type { FileTable } from './formats.ts';
import { identifier } from './quote.ts';
import { readAs, sqlType } from './read-as.ts';
import type { RawColumn, Relation } from './readers.ts';

/** What the caller knows of a column: where the data has none, one that is required is a fault, any other is null. */
export interface KnownColumn extends Column {
  readonly required?: boolean;
}

/** By table. The columns of a table of which nothing is known are text in CSV and NDJSON, as they are in Parquet. */
export type KnownColumns = Readonly<Record<string, readonly KnownColumn[]>>;

export interface TypedColumn {
  readonly name: string;
  readonly type: Column['type'];
  /** As it stands in the SELECT list. */
  readonly sql: string;
  readonly raw?: RawColumn;
}

/** Every column of the data as the caller knows it, else as it is, then the known columns that the data lacks, as null. */
export function matchColumns(from: Relation, known: readonly KnownColumn[], table: FileTable): readonly TypedColumn[] {
  const byName = new Map(known.map((column) => [column.name.toLowerCase(), column]));
  const there = new Set(from.columns.map(({ name }) => name.toLowerCase()));
  const seen = new Set(from.columns.filter(({ unseen }) => unseen !== true).map(({ name }) => name.toLowerCase()));
  const missing = known.filter(({ name }) => !there.has(name.toLowerCase()));
  const required = known.filter((column) => column.required === true && !seen.has(column.name.toLowerCase()));
  if (required.length > 0)
    throw new EngineFailure(
      'source',
      noColumn(
        required.map(({ name }) => name),
        from,
        table,
      ),
    );
  return [
    ...from.columns.map((raw) => typed(raw, byName.get(raw.name.toLowerCase()))),
    ...missing.map(
      ({ name, type }): TypedColumn => ({ name, type, sql: `CAST(NULL AS ${sqlType[type]}) AS ${identifier(name)}` }),
    ),
  ];
}

function typed(raw: RawColumn, known: KnownColumn | undefined): TypedColumn {
  const type = known?.type ?? raw.type ?? 'string';
  const name = known?.name ?? raw.name;
  const value =
    raw.type === type
      ? raw.zoned === true
        ? `make_timestamp(epoch_us(${raw.raw}))`
        : raw.raw
      : readAs(type, raw.text);
  return { name, type, sql: `${value} AS ${identifier(name)}`, raw };
}

function noColumn(names: readonly string[], from: Relation, table: FileTable): string {
  const file = table.files.length === 1 ? table.files[0] : `${table.files[0]} and its neighbours`;
  const found = from.columns.filter(({ unseen }) => unseen !== true).map(({ name }) => name);
  const some = found.length > 12 ? `${found.slice(0, 12).join(', ')} and ${found.length - 12} more` : found.join(', ');
  const what = table.format === 'csv' ? 'its first line must hold the column names' : 'its columns are named otherwise';
  return `${file} has no column ${names.join(', ')}. It has ${some}. Either ${what}, or storage: in trackwright.yml says which column is which.`;
}
