// The three formats as DuckDB relations: SQL to read from, and for each column SQL of its text and its type in the file.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../dataset/column-type.ts';
import { EngineError } from '../engine-error.ts';
import { columnType } from './cells.ts';
import type { FileTable } from './formats.ts';
import { likePattern, literals, quotedIdentifier, quotedText, withMark, withoutMark } from './quote.ts';
import { csvHeader, head } from './sniff.ts';

export interface FileRelation {
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
  /** SQL of the value as JSON, where the file has it so: any value is one. */
  readonly json?: string;
  /** The type that the file itself gives; nothing where the file knows only text. */
  readonly type?: ColumnType;
  /** In the file a time with its zone, which a plain time must not lose. */
  readonly zoned?: boolean;
  /** Asked for without having been seen in the data. */
  readonly unseen: boolean;
}

/** Throws EngineError `source` for a file that is empty. */
export async function relation(
  connection: DuckDBConnection,
  table: FileTable,
  known: readonly { readonly name: string }[],
): Promise<FileRelation> {
  if (table.format === 'parquet') return parquet(connection, table.files);
  const heads = await Promise.all(table.files.map(async (file) => ({ file, text: await head(file) })));
  const empty = heads.find(({ text }) => text.trim() === '');
  if (empty !== undefined) throw new EngineError('source', `${empty.file} is empty.`);
  return table.format === 'csv'
    ? csv(heads)
    : ndjson(
        connection,
        heads,
        known.map(({ name }) => name),
      );
}

async function parquet(connection: DuckDBConnection, files: readonly string[]): Promise<FileRelation> {
  const from = `read_parquet(${patterns(files)}, union_by_name = true)`;
  const found = await connection.runAndReadAll(
    `SELECT ${withMark('column_name')}, column_type FROM (DESCRIBE SELECT * FROM ${from})`,
  );
  const columns = found.getRows().map(([text, type]): RawColumn => {
    const name = withoutMark(text);
    const raw = quotedIdentifier(name);
    const own = columnType(String(type));
    const nested = own === 'json' && type !== 'JSON';
    return {
      name,
      raw: nested ? `to_json(${raw})` : raw,
      text: nested ? `to_json(${raw})::VARCHAR` : `${raw}::VARCHAR`,
      type: own,
      zoned: type === 'TIMESTAMP WITH TIME ZONE',
      unseen: false,
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
function csv(heads: readonly Head[]): FileRelation {
  const groups = new Map<string, string[]>();
  const names = new Map<string, string>();
  for (const { file, text } of heads) {
    const header = csvHeader(text);
    const files = groups.get(JSON.stringify(header)) ?? [];
    groups.set(JSON.stringify(header), [...files, file]);
    for (const name of header.names) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  const selects = [...groups].map(([key, files]) => {
    const { delimiter, names, lineBreak } = JSON.parse(key) as ReturnType<typeof csvHeader>;
    const columns = names.map((name) => `${quotedText(name)}: 'VARCHAR'`).join(', ');
    return (
      `SELECT * FROM read_csv(${patterns(files)}, columns = {${columns}}, auto_detect = false, header = true, ` +
      `delim = ${quotedText(delimiter)}, ${newLine(lineBreak)}quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false)`
    );
  });
  return {
    from: `(${selects.join(' UNION ALL BY NAME ')})`,
    columns: [...names.values()].map((name) => ({
      name,
      raw: quotedIdentifier(name),
      text: quotedIdentifier(name),
      unseen: false,
    })),
  };
}

/** Written with backslashes, which DuckDB reads in this option. */
const newLine = (lineBreak: string | undefined): string =>
  lineBreak === undefined ? '' : `new_line = '${lineBreak.replace('\r', '\\r').replace('\n', '\\n')}', `;

/** Values come as JSON, so that "007" and 7 both stay what they are. */
async function ndjson(
  connection: DuckDBConnection,
  heads: readonly Head[],
  known: readonly string[],
): Promise<FileRelation> {
  const arrays = heads.filter(({ text }) => text.trimStart().startsWith('['));
  if (arrays.length > 0 && arrays.length < heads.length) {
    throw new EngineError(
      'source',
      `${arrays[0]?.file} is one JSON array, other files have one value a line. Write all in one way.`,
    );
  }
  const format = `${patterns(heads.map(({ file }) => file))}, format = '${arrays.length > 0 ? 'array' : 'newline_delimited'}'`;
  const found = await keys(connection, format, known);
  if (found.length === 0) {
    const [{ file } = { file: 'The file' }] = heads;
    throw new EngineError('source', `${file} holds no JSON objects, of which each would be a row.`);
  }
  const columns = jsonColumns(found, known);
  const types = columns.map(({ name }) => `${quotedText(name)}: 'JSON'`).join(', ');
  return { from: `read_json(${format}, records = true, columns = {${types}})`, columns };
}

/** Keys in the order in which they first appear: of all of the data when nothing is known, else of its beginning. */
async function keys(connection: DuckDBConnection, from: string, known: readonly string[]): Promise<readonly string[]> {
  const found = await connection.runAndReadAll(
    `SELECT ${withMark('key')} FROM (
       SELECT row, unnest(json_keys(json)) AS key, generate_subscripts(json_keys(json), 1) AS place
       FROM (SELECT json, row_number() OVER () AS row FROM read_json_objects(${from}) ${known.length > 0 ? `LIMIT ${SAMPLE}` : ''})
     ) GROUP BY key ORDER BY min((row, place))`,
  );
  return found.getRows().map(([key]) => withoutMark(key));
}

/** Objects that are looked at for keys beyond the known ones. */
const SAMPLE = 20_000;

/** One column for keys that differ only in case, spelled as known where the data has it so. A known key may come after the sample. */
function jsonColumns(found: readonly string[], known: readonly string[]): readonly RawColumn[] {
  const columns = new Map<string, RawColumn>();
  const add = (name: string, unseen: boolean): void => {
    if (!columns.has(name.toLowerCase())) {
      const raw = quotedIdentifier(name);
      const text = `(${raw} ->> '$')`;
      columns.set(name.toLowerCase(), { name, raw, text, json: ownJson(raw, text), unseen });
    }
  };
  const exact = new Set(known);
  const spelled = new Map(found.filter((name) => exact.has(name)).map((name) => [name.toLowerCase(), name]));
  for (const name of found) add(spelled.get(name.toLowerCase()) ?? name, false);
  for (const name of known) add(name, true);
  return [...columns.values()];
}

/** A text that holds an object or a list was packed once more; any other text is itself. */
const ownJson = (raw: string, text: string): string =>
  `CASE WHEN json_type(${raw}) = 'VARCHAR' AND json_type(TRY_CAST(${text} AS JSON)) IN ('OBJECT', 'ARRAY') THEN TRY_CAST(${text} AS JSON) ELSE ${raw} END`;

const patterns = (files: readonly string[]): string => literals(files.map(likePattern));
