// The project's ledger, .trackwright/ledger.ndjson: what was asked of which data and how long it took, never what came out.
import { appendOwn } from '../workspace/own-folder.ts';
import { UnsafePathError } from '../workspace/write-error.ts';

/**
 * Adds a line. A folder that cannot be written costs the line, never the answer; that somebody made the query log a link, or
 * anything but a file of its own, is given as a sentence.
 */
export async function logQuery(root: string, entry: Omit<LedgerEntry, 'at'>): Promise<string | undefined> {
  try {
    await appendOwn(root, 'ledger.ndjson', ledgerLine({ at: new Date().toISOString(), ...entry }));
  } catch (error) {
    if (error instanceof UnsafePathError) return `This was not noted in .trackwright/ledger.ndjson: ${error.why}`;
  }
  return undefined;
}

// What was asked of which database, one JSON line for each query, never with results. Text only: who calls owns the file.
export interface LedgerEntry {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly id: string;
  /** What was run: a kind of question, `check`, `sql`. */
  readonly kind: string;
  readonly name?: string | undefined;
  /** A connection's name, or the path that `--on` named. */
  readonly connection: string;
  /** The question that was compiled, as plain data. */
  readonly question?: unknown;
  readonly sql: string;
  readonly ms: number;
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
  readonly truncated?: boolean | undefined;
  /** The code and text of a failure. */
  readonly error?: string | undefined;
}

/** The line of an entry, its end included. Keys always come in the same order; what is undefined is left out. */
export function ledgerLine(entry: LedgerEntry): string {
  const { at, id, kind, name, connection, question, sql, ms, rows, bytes, truncated, error } = entry;
  return `${JSON.stringify({ at, id, kind, name, connection, question, sql, ms, rows, bytes, truncated, error })}\n`;
}
