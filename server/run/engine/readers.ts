// The three formats as DuckDB relations: SQL to read from, and for each column SQL of its text and its type in the file.
import type { DuckDBConnection } from '@duckdb/node-api';
import { columnType } from './cells.ts';
import type { ColumnType } from './engine.ts';
import { EngineFailure } from './failure.ts';
import type { FileTable } from './formats.ts';
import { csvHeader, head } from './head.ts';
import { identifier, literal, literals } from './quote.ts';

export interface Relation {
  /** What follows FROM. */
  readonly from: string;
  readonly columns: readonly RawColumn[];
}

export interface RawColumn {
  readonly name: string;
  /** SQL of the value as it is in the file. */
  readonly raw: string;
  /** SQL of the value as text. */
  readonly text: string;
  /** The type that the file itself gives; nothing where the file knows only text. */
  readonly type?: ColumnType;
  /** In the file a time with its zone, which a plain time must not lose. */
  readonly zoned?: boolean;
}

/** Throws EngineFailure `source` for a file that is empty. */
export async function relation(
  connection: DuckDBConnection,
  table: FileTable,
  known: readonly string[],
): Promise<Relation> {
  if (table.format === 'parquet') return parquet(connection, table.files);
  const heads = await Promise.all(table.files.map(async (file) => ({ file, text: await head(file) })));
  const empty = heads.find(({ text }) => text.trim() === '');
  if (empty !== undefined) throw new EngineFailure('source', `${empty.file} is empty.`);
  return table.format === 'csv' ? csv(heads) : ndjson(connection, heads, known);
}

async function parquet(connection: DuckDBConnection, files: readonly string[]): Promise<Relation> {
  const from = `read_parquet(${globs(files)}, union_by_name = true)`;
  const found = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
  const columns = found.getRows().map(([name, type]): RawColumn => {
    const raw = identifier(String(name));
    const own = columnType(String(type));
    const nested = own === 'json' && type !== 'JSON';
    return {
      name: String(name),
      raw: nested ? `to_json(${raw})` : raw,
      text: nested ? `to_json(${raw})::VARCHAR` : `${raw}::VARCHAR`,
      type: own,
      zoned: type === 'TIMESTAMP WITH TIME ZONE',
    };
  });
  return { from, columns };
}

interface Head {
  readonly file: string;
  readonly text: string;
}

/**
 * Nothing is left to DuckDB's sniffer: with one row of another length it takes the whole line for one column. Files of
 * equal headers are read together, others joined by name. An empty field is null, a quoted empty one is empty text.
 */
function csv(heads: readonly Head[]): Relation {
  const groups = new Map<string, string[]>();
  const names = new Map<string, string>();
  for (const { file, text } of heads) {
    const header = csvHeader(text);
    const files = groups.get(JSON.stringify(header)) ?? [];
    groups.set(JSON.stringify(header), [...files, file]);
    for (const name of header.names) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  const selects = [...groups].map(([key, files]) => {
    const { delimiter, names } = JSON.parse(key) as ReturnType<typeof csvHeader>;
    const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
    return (
      `SELECT * FROM read_csv(${globs(files)}, columns = {${columns}}, auto_detect = false, header = true, ` +
      `delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false)`
    );
  });
  return {
    from: `(${selects.join(' UNION ALL BY NAME ')})`,
    columns: [...names.values()].map((name) => ({ name, raw: identifier(name), text: identifier(name) })),
  };
}

/**
 * Keys are those the caller knows and those that the data shows: all of the data when nothing is known, else only its
 * beginning. Values come as JSON, so that "007" and 7 both stay what they are.
 */
async function ndjson(
  connection: DuckDBConnection,
  heads: readonly Head[],
  known: readonly string[],
): Promise<Relation> {
  const arrays = heads.filter(({ text }) => text.trimStart().startsWith('['));
  if (arrays.length > 0 && arrays.length < heads.length) {
    throw new EngineFailure(
      'source',
      `${arrays[0]?.file} is one JSON array, other files have one value a line. Write all in one way.`,
    );
  }
  const files = globs(heads.map(({ file }) => file));
  const format = arrays.length > 0 ? 'array' : 'newline_delimited';
  const sample = known.length > 0 ? `LIMIT ${SAMPLE}` : '';
  const found = await connection.runAndReadAll(
    `SELECT key, min(row) AS first FROM (
       SELECT unnest(json_keys(json)) AS key, row FROM (
         SELECT json, row_number() OVER () AS row FROM (SELECT json FROM read_json_objects(${files}, format = '${format}') ${sample})
       )
     ) GROUP BY key ORDER BY first, key`,
  );
  const names = new Map<string, string>();
  for (const name of [...known, ...found.getRows().map(([key]) => String(key))]) {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  const columns = [...names.values()];
  const types = columns.map((name) => `${literal(name)}: 'JSON'`).join(', ');
  return {
    from: `read_json(${files}, format = '${format}', records = true, columns = {${types}})`,
    columns: columns.map((name) => ({ name, raw: identifier(name), text: `(${identifier(name)} ->> '$')` })),
  };
}

/** Objects that are looked at for keys beyond the known ones. */
const SAMPLE = 20_000;

/** File names as DuckDB patterns that match nothing but themselves. */
const globs = (files: readonly string[]): string => literals(files.map((file) => file.replace(/[[*?]/g, '[$&]')));
