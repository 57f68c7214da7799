// The project's ledger, .trackwright/ledger.ndjson: what was asked of which data and how long it took, never what came out.
import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type LedgerEntry, ledgerLine } from '../run/engine/ledger.ts';

/** Adds a line. A folder that cannot be written costs the line, never the answer. */
export async function remember(root: string, entry: Omit<LedgerEntry, 'at'>): Promise<void> {
  const file = path.join(root, '.trackwright', 'ledger.ndjson');
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await appendFile(file, ledgerLine({ at: new Date().toISOString(), ...entry }));
  } catch {}
}
