// Copies the rows of text files into a table, and counts the values that did not fit.
import type { DuckDBConnection } from '@duckdb/node-api';
import { truncated } from '../../base/user-error.ts';
import type { TypedColumn } from './columns.ts';
import type { FileTable } from './formats.ts';
import { quotedIdentifier } from './quote.ts';
import { misfitCount } from './read-as.ts';
import type { FileRelation } from './readers.ts';

/** Gives sentences about values that did not fit. Counted while the data is copied; only where something did not fit is the file read again to say what. */
export async function copyTable(
  connection: DuckDBConnection,
  table: FileTable,
  from: FileRelation,
  columns: readonly TypedColumn[],
): Promise<readonly string[]> {
  const target = quotedIdentifier(table.name);
  const checks = columns.flatMap(({ raw, type, name }) =>
    raw === undefined || type === 'string' || (type === 'json' && raw.json !== undefined)
      ? []
      : [{ name, type, misfit: misfitCount(type, raw.text), text: raw.text }],
  );
  const list = columns.map(({ sql }) => sql).join(', ');
  const count = checks.length === 0 ? '0' : checks.map(({ misfit }) => `(${misfit})::INTEGER`).join(' + ');
  await connection.run(`CREATE TABLE ${target} AS SELECT ${list}, ${count} AS ${MISFITS} FROM ${from.from}`);
  const total = await connection.runAndReadAll(`SELECT sum(${MISFITS}) FROM ${target}`);
  await connection.run(`ALTER TABLE ${target} DROP COLUMN ${MISFITS}`);
  if (Number(total.getRows()[0]?.[0] ?? 0) === 0) return [];
  const details = checks
    .map(({ misfit, text }) => `count(*) FILTER (WHERE ${misfit}), min(${text}) FILTER (WHERE ${misfit})`)
    .join(', ');
  const row = (await connection.runAndReadAll(`SELECT ${details} FROM ${from.from}`)).getRows()[0] ?? [];
  return checks.flatMap(({ name, type }, i) => {
    const count = Number(row[2 * i] ?? 0);
    if (count === 0) return [];
    const values =
      count === 1 ? `1 value is not of type ${type} and counts` : `${count} values are not of type ${type} and count`;
    return [
      `${table.name}.${name}: ${values} as missing, such as ${JSON.stringify(truncated(String(row[2 * i + 1]), 100))}.`,
    ];
  });
}

const MISFITS = '"values that did not fit"';
