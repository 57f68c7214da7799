// The parts of a card that every renderer words alike.
import type { Card, Fact, Verdict } from './card.ts';
import { clean } from './clean.ts';
import { count, formatCell, percent, sentenceCase, shownDuration } from './format.ts';

export const verdictMark: Readonly<Record<Verdict, string>> = {
  ok: '✔',
  warn: '▲',
  fail: '✘',
  info: '●',
  unknown: '?',
};

/** `Conversion` */
export const factName = ({ name }: Fact): string => clean(sentenceCase(name));

/** `Conversion 38 % (35 % to 41 %, 95 % sure)` */
export const factText = (fact: Fact): string => `${factName(fact)} ${factValue(fact)}`;

/** What the sentences are called that an answer rests on; other results assume something. */
export const assumptionsTitle = ({ table }: Card): string => (table?.view ? 'How this is counted' : 'Assumptions');

export function factValue({ value, unit, interval }: Fact): string {
  const say = (cell: Fact['value']) => formatCell(cell, typeof cell === 'string' ? 'string' : 'number', unit);
  const said = typeof value === 'string' && unit !== undefined ? formatCell(value, 'number', unit) : say(value);
  return interval ? `${said} (${say(interval.low)} to ${say(interval.high)}, ${percent(interval.level)} sure)` : said;
}

/** `shop.duckdb · as of 2026-01-31 · plan 1a2b3c4d · seed 7 · DuckDB 1.5 · 12 ms · Trackwright 0.1.0` */
export function provenanceText({ provenance, sql }: Card): string {
  const { asOf, data, dataHash, planHash, engine, seed, version } = provenance;
  const ran = sql.filter(({ ms }) => ms !== undefined);
  const took = ran.reduce((sum, { ms }) => sum + (ms ?? 0), 0);
  return [
    data && clean(data),
    asOf && `as of ${clean(asOf)}`,
    dataHash && `data ${clean(dataHash.slice(0, 8))}`,
    planHash && `plan ${clean(planHash.slice(0, 8))}`,
    seed !== undefined && `seed ${seed}`,
    engine && clean(engine),
    ran.length && `${ran.length > 1 ? `${count(ran.length)} queries in ` : ''}${shownDuration(took)}`,
    `Trackwright ${clean(version)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
