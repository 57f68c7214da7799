// The rows that a check found failing, as a result of their own.
import { type Card, type CardCell, card } from './card.ts';
import { count, percent } from './format.ts';

/** What a check found, as far as people are told of it. */
export interface FailedCheck {
  readonly check: string;
  readonly event: string | null;
  readonly property: string | null;
  readonly severity: string;
  readonly failing: number;
  /** What could fail. */
  readonly total: number;
  readonly expected?: string;
  readonly actual?: string;
  readonly sample: readonly Readonly<Record<string, CardCell>>[];
  readonly sql: string;
}

/** `12 of 1,204 (1.0 %) fail. Expected: one of "card", "paypal". Found: "cash".` */
export function failureSentence({ failing, total, expected, actual }: FailedCheck): string {
  const share = total > 0 ? ` (${percent(failing / total)})` : '';
  const said = [...(expected ? [`Expected: ${expected}.`] : []), ...(actual ? [`Found: ${actual}.`] : [])];
  return [`${count(failing)} of ${count(total)}${share} fail.`, ...said].join(' ');
}

/** `version` is Trackwright's. */
export function failingRowsCard(result: FailedCheck, version: string): Card {
  const { check, event, property, severity, failing, total, sample, sql } = result;
  const names = [...new Set(sample.flatMap((row) => Object.keys(row)))];
  const rows = sample.map((row) => names.map((name): CardCell => row[name] ?? null));
  const isNumeric = (at: number) => rows.every((row) => row[at] === null || typeof row[at] === 'number');
  const on = [event, property].filter((part) => part !== null).join('.');
  return card({
    id: `rows ${check} ${on}`,
    kind: 'check',
    title: `Failing rows of "${check}"${on ? ` on ${on}` : ''}`,
    verdict: severity === 'error' ? 'fail' : 'warn',
    headline: failureSentence(result),
    facts: [
      { name: 'failing', value: failing },
      { name: 'of', value: total },
      ...(total > 0 ? [{ name: 'share', value: failing / total, unit: 'share' }] : []),
    ],
    // Columns are called as the data call them.
    table: {
      columns: names.map((name, at) => ({ name, title: name, type: isNumeric(at) ? 'number' : 'string' })),
      rows,
    },
    caveats: failing > rows.length ? [`The first ${count(rows.length)} rows are shown.`] : [],
    sql: [{ name: check, text: sql }],
    provenance: { version },
  });
}
