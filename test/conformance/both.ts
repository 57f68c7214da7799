// The same rows in DuckDB and in PostgreSQL, and the same question asked of both.
import { expect } from 'vitest';
import type { Storage } from '../../server/dataset/storage.ts';
import type { DataColumn } from '../../server/dataset/tables.ts';
import { plannedTables } from '../../server/dataset/tables.ts';
import type { Plan } from '../../server/plan/plan.ts';
import { isEnvelope } from '../../server/plan/plan.ts';
import { compileQuestion } from '../../server/query/compile.ts';
import type { Dialect } from '../../server/query/dialects/dialect.ts';
import { identifier } from '../../server/query/dialects/dialect.ts';
import { duckdb } from '../../server/query/dialects/duckdb.ts';
import { postgres } from '../../server/query/dialects/postgres.ts';
import { printQuery } from '../../server/query/print.ts';
import type { Question } from '../../server/query/questions/registry.ts';
import type { Relation } from '../../server/query/tree.ts';
import type { Cell, Database } from '../server/query/database.ts';
import { openDatabase } from '../server/query/database.ts';
import { openPostgres } from './postgres.ts';

export type Row = Readonly<Record<string, unknown>>;
export interface Side {
  readonly dialect: Dialect;
  readonly database: Database;
}
export interface Both {
  readonly sides: readonly [duckdb: Side, postgres: Side];
  load(table: string, columns: readonly DataColumn[], rows: readonly Row[]): Promise<void>;
  close(): Promise<void>;
}

export async function openBoth(): Promise<Both> {
  const sides = [
    { dialect: duckdb, database: await openDatabase() },
    { dialect: postgres, database: await openPostgres() },
  ] as const;
  return {
    sides,
    async load(table, columns, rows) {
      for (const side of sides) await fill(side, table, columns, rows);
    },
    async close() {
      for (const { database } of sides) await database.close();
    },
  };
}

async function fill({ dialect, database }: Side, table: string, columns: readonly DataColumn[], rows: readonly Row[]) {
  const parts = table.split('.');
  const name = parts.map((part) => identifier(dialect, part)).join('.');
  if (parts.length > 1) await database.run(`create schema if not exists ${identifier(dialect, parts[0] as string)}`);
  const heads = columns.map((one) => `${identifier(dialect, one.name)} ${dialect.types[one.type]}`);
  await database.run(`drop table if exists ${name}`);
  await database.run(`create table ${name} (${heads.join(', ')})`);
  const value = (row: Row, { name: of, type }: DataColumn) => literalOf(row[of], type === 'json');
  for (let at = 0; at < rows.length; at += 500) {
    const some = rows.slice(at, at + 500).map((row) => `(${columns.map((one) => value(row, one)).join(', ')})`);
    await database.run(`insert into ${name} values ${some.join(',\n')}`);
  }
}

/** Of no type: the column says what it is read as. */
function literalOf(value: unknown, isJson: boolean): string {
  if (value === null || value === undefined) return 'null';
  const text = isJson || typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}

/** The tables of a plan, filled with events as they were sent: a row has the wire names. */
export async function loadEvents(
  both: Both,
  plan: Plan,
  storage: Storage,
  events: readonly Row[],
  entities: Readonly<Record<string, readonly Row[]>>,
): Promise<void> {
  const columns = (storage.columns ?? {}) as Readonly<Record<string, string>>;
  const rows = events.map((event) => {
    const fields = Object.entries(event).filter(([as]) => isEnvelope(as));
    const others = Object.fromEntries(Object.entries(event).filter(([as]) => !isEnvelope(as)));
    const own = Object.fromEntries(fields.map(([as, value]) => [columns[as] ?? as, value]));
    return storage.layout === 'json' ? { ...own, [storage.properties ?? 'properties']: others } : { ...own, ...others };
  });
  const [table, ...more] = plannedTables(plan, storage);
  if (table) await both.load(table.name, table.columns, rows);
  for (const { name, columns: of } of more) {
    const ref = storage.entities?.find((one) => one.table === name);
    const key = plan.entities.find((one) => one.name === ref?.ref)?.key ?? '';
    const found = (entities[ref?.ref ?? ''] ?? []).map((row) => ({ ...row, [ref?.key ?? key]: row[key] }));
    await both.load(name, of, found);
  }
}

/** Asks both; the answers are the same, and not empty where something must be in them. */
export async function sameAnswer(both: Both, plan: Plan, question: Question, storage: Storage): Promise<number> {
  const [first, second] = both.sides.map(({ dialect }) => {
    const compiled = compileQuestion(plan, question, storage, dialect);
    if ('fault' in compiled) throw new Error(compiled.message);
    return compiled;
  });
  expect(second?.columns).toEqual(first?.columns);
  return sameRows(both, first?.sql ?? '', second?.sql ?? '');
}

export const sameRelation = (both: Both, relation: Relation): Promise<number> =>
  sameRows(both, printQuery(relation, duckdb), printQuery(relation, postgres));

/** How many rows there are. */
async function sameRows({ sides: [one, other] }: Both, ...[first, second]: readonly [string, string]): Promise<number> {
  const expected = await one.database.answer(first);
  const found = await other.database.answer(second).catch((error: Error) => {
    throw new Error(`${error.message}\n${second}`);
  });
  expect(found.columns).toEqual(expected.columns);
  sameCells(found.rows, expected.rows, second);
  return expected.rows.length;
}

/** Cell by cell, in the same order: integers exactly, doubles to the ninth digit. */
export function sameCells(found: readonly (readonly Cell[])[], expected: readonly (readonly Cell[])[], sql: string) {
  const like = (row: readonly Cell[], y: number) => row.map((cell, x) => alike(cell, expected[y]?.[x]));
  expect(found.map(like), sql).toEqual(expected);
}

/** The expected value where the found one is as good as it. */
function alike(found: Cell, expected: Cell | undefined): Cell {
  if (typeof found !== 'number' || typeof expected !== 'number') return found;
  if (Number.isInteger(found) && Number.isInteger(expected)) return found;
  return Math.abs(found - expected) <= 1e-9 * Math.abs(expected) ? expected : found;
}
