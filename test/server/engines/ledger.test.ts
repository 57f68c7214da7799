import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerEntry, ledgerLine } from '../../../server/operations/query-log.ts';

const entry: LedgerEntry = {
  sql: 'SELECT 1\nFROM events',
  at: '2026-01-20T08:00:00.000Z',
  connection: 'events/',
  id: 'a1',
  kind: 'funnel',
  ms: 12,
};

describe('the query log', () => {
  it('has one line for each entry, keys in order', () => {
    expect(ledgerLine(entry)).toBe(
      '{"at":"2026-01-20T08:00:00.000Z","id":"a1","kind":"funnel","connection":"events/","sql":"SELECT 1\\nFROM events","ms":12}\n',
    );
    expect(ledgerLine({ ...entry, error: 'limit: Stopped after 30 s', truncated: false, rows: 3 })).toMatch(
      /"ms":12,"rows":3,"truncated":false,"error":"limit: Stopped after 30 s"}\n$/,
    );
  });

  it('is one line of JSON whatever an entry holds', () => {
    const text = fc.string({ unit: 'binary' });
    const any = fc.record({ at: text, id: text, kind: text, connection: text, sql: text, ms: fc.nat(), name: text });
    fc.assert(
      fc.property(any, (one) => {
        const line = ledgerLine(one);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(JSON.parse(line)).toEqual(one);
      }),
    );
  });
});
