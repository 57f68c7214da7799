// The project's ledger, .trackwright/ledger.ndjson: what was asked of which data and how long it took, never what came out.

import { type LedgerEntry, ledgerLine } from '../engines/ledger.ts';
import { appendOwn } from '../workspace/own-folder.ts';
import { UnsafePathError } from '../workspace/write-error.ts';

/**
 * Adds a line. A folder that cannot be written costs the line, never the answer; that somebody made the ledger a link, or
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
