// The columns of a table: what the data has, read as what the caller knows of it.
import type { ColumnType } from '../../dataset/column-type.ts';
import type { Column } from '../engine.ts';
import { EngineError } from '../engine-error.ts';
import type { FileTable } from './formats.ts';
import { quotedIdentifier } from './quote.ts';
import { castSql, sqlType } from './read-as.ts';
import type { FileRelation, RawColumn } from './readers.ts';

/** What the caller knows of a column: where the data has none, one that is required is a fault, any other is null. */
export interface KnownColumn extends Column {
  readonly required?: boolean;
}

/** By table. The columns of a table of which nothing is known are text in CSV and NDJSON, as they are in Parquet. */
export type KnownColumns = Readonly<Record<string, readonly KnownColumn[]>>;

export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** As it stands in the SELECT list. */
  readonly sql: string;
  readonly raw?: RawColumn;
}

/** The known columns in their order, null where the data has none; then what else the data has, as it is. */
export function matchColumns(
  from: FileRelation,
  known: readonly KnownColumn[],
  table: FileTable,
): readonly TypedColumn[] {
  const raws = new Map(from.columns.map((raw) => [raw.name.toLowerCase(), raw]));
  const rawOf = ({ name }: KnownColumn): RawColumn | undefined => raws.get(name.toLowerCase());
  const lacking = known.filter((column) => column.required === true && rawOf(column)?.unseen !== false);
  if (lacking.length > 0) throw new EngineError('source', noColumn(lacking, from, table));
  const names = new Set(known.map(({ name }) => name.toLowerCase()));
  const others = from.columns.filter(({ name }) => !names.has(name.toLowerCase()));
  return [
    ...known.map((column) => typed(column.name, column.type, rawOf(column))),
    ...others.map((raw) => typed(raw.name, raw.type ?? 'string', raw)),
  ];
}

function typed(name: string, type: ColumnType, raw: RawColumn | undefined): TypedColumn {
  const value = raw === undefined ? `CAST(NULL AS ${sqlType[type]})` : valueAs(raw, type);
  return { name, type, sql: `${value} AS ${quotedIdentifier(name)}`, ...(raw === undefined ? {} : { raw }) };
}

function valueAs(raw: RawColumn, type: ColumnType): string {
  if (type === 'json' && raw.json !== undefined) return raw.json;
  if (raw.type !== type) return castSql(type, raw.text);
  return raw.zoned === true ? `make_timestamp(epoch_us(${raw.raw}))` : raw.raw;
}

function noColumn(lacking: readonly KnownColumn[], from: FileRelation, table: FileTable): string {
  const file = table.files.length === 1 ? table.files[0] : `${table.files[0]} and its neighbours`;
  const found = from.columns.filter(({ unseen }) => !unseen).map(({ name }) => name);
  const some = found.length > 12 ? `${found.slice(0, 12).join(', ')} and ${found.length - 12} more` : found.join(', ');
  const what = table.format === 'csv' ? 'its first line must hold the column names' : 'its columns are named otherwise';
  return `${file} has no column ${lacking.map(({ name }) => name).join(', ')}. It has ${some}. Either ${what}, or storage: in trackwright.yml says which column is which.`;
}
