import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerEntry, ledgerLine, readLedger } from '../../../../server/run/engine/ledger.ts';

const entry: LedgerEntry = {
  sql: 'SELECT 1\nFROM events',
  at: '2026-01-20T08:00:00.000Z',
  connection: 'events/',
  id: 'a1',
  kind: 'funnel',
  ms: 12,
};

describe('the ledger', () => {
  it('has one line for each entry, keys in order', () => {
    expect(ledgerLine(entry)).toBe(
      '{"at":"2026-01-20T08:00:00.000Z","id":"a1","kind":"funnel","connection":"events/","sql":"SELECT 1\\nFROM events","ms":12}\n',
    );
    expect(ledgerLine({ ...entry, error: 'limit: Stopped after 30 s', truncated: false, rows: 3 })).toMatch(
      /"ms":12,"rows":3,"truncated":false,"error":"limit: Stopped after 30 s"}\n$/,
    );
  });

  it('reads back what was written, whatever it was', () => {
    const text = fc.string({ unit: 'binary' });
    const any = fc.record(
      {
        at: text,
        id: text,
        kind: text,
        connection: text,
        sql: text,
        ms: fc.nat(),
        name: text,
        rows: fc.nat(),
        truncated: fc.boolean(),
      },
      { requiredKeys: ['at', 'id', 'kind', 'connection', 'sql', 'ms'] },
    );
    fc.assert(
      fc.property(fc.array(any), (entries) => {
        expect(readLedger(entries.map(ledgerLine).join(''))).toEqual(entries);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a line that was cut', ledgerLine(entry).slice(0, -5)],
    ['other JSON', '{"a":1}\n[]\nnull\n5\n'],
  ])('passes over %s', (_, broken) => {
    expect(readLedger(`${ledgerLine(entry)}${broken}\n${ledgerLine(entry)}`)).toEqual([entry, entry]);
  });
});
