// Results of checks for people: what failed with the rows that show it, what could not run, what was left out, and a summary last.

import type { CheckReport, CheckResult, CheckStatus } from '../../checks/result.ts';
import { clean, cleanProse } from '../../results/clean.ts';
import { count, countedValue, formatColumn, percent } from '../../results/format.ts';
import { grid } from '../../results/grid.ts';
import { type Paint, paint } from '../../results/paint.ts';
import type { TextLook } from '../../results/text.ts';
import { wrap } from '../../results/width.ts';

const mostRows = 3;

/** Ends with a line break. Passed checks are counted only. */
export function checksText({ results, counts }: CheckReport, look: TextLook): string {
  const ink = paint(look.colour);
  const of = (status: CheckStatus) => results.filter((result) => result.status === status);
  const skipped = leftOut(of('skip')).flatMap((line) => wrap(line, look.width, '  ').map(ink.dim));
  return `${[
    ...of('error').map((result) => unable(result, look, ink)),
    ...of('fail').map((result) => failure(result, look, ink)),
    ...(skipped.length ? [skipped.join('\n')] : []),
    wrap(checksSummary(counts), look.width).join('\n'),
  ].join('\n\n')}\n`;
}

/** `61 checks: 58 passed, 2 failed, 1 skipped` */
export function checksSummary(counts: CheckReport['counts']): string {
  const total = counts.pass + counts.fail + counts.error + counts.skip;
  if (!total) return 'No checks: the plan gives nothing to check.';
  const parts = (
    [
      ['pass', 'passed'],
      ['fail', 'failed'],
      ['error', 'could not run'],
      ['skip', 'skipped'],
    ] as const
  )
    .filter(([status]) => counts[status] > 0)
    .map(([status, word]) => `${count(counts[status])} ${word}`);
  return `${countedValue(total, 'check')}: ${parts.join(', ')}`;
}

/** `enum checkout_completed.payment_method` */
export function checkName({ check, event, property }: CheckResult): string {
  const on = [event, property].filter((part) => part !== null).join('.');
  return clean(on ? `${check} ${on}` : check);
}

/** `12 of 1,204 rows (1 %)` */
export function failingOf({ failing, total }: CheckResult): string {
  return `${count(failing)} of ${count(total)}${total > 0 ? ` (${percent(failing / total)})` : ''}`;
}

/** One line for all that one kind left out for one reason. */
function leftOut(results: readonly CheckResult[]): readonly string[] {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results) {
    const key = JSON.stringify([result.check, result.reason]);
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const what =
      group.length === 1 ? `${checkName(first)} skipped` : `${clean(first.check)} skipped ${count(group.length)} times`;
    return [`– ${what}: ${cleanProse(first.reason ?? 'not judged')}`];
  });
}

function failure(result: CheckResult, look: TextLook, ink: Paint): string {
  const { severity, expected, actual, since, sample } = result;
  const colour = severity === 'error' ? ink.red : severity === 'warning' ? ink.yellow : ink.blue;
  return [
    ...titled(`${checkName(result)}: ${failingOf(result)} fail`, look, ink, colour),
    `  ${ink.dim(`${severity} · ${result.dimension}`)}`,
    ...(expected ? detail('expected', expected, look, ink) : []),
    ...(actual ? detail('actual', actual, look, ink) : []),
    ...(since ? detail('since', since, look, ink) : []),
    ...planPlace(result, ink),
    ...rows(sample, look, ink),
  ].join('\n');
}

const titled = (text: string, { width }: TextLook, ink: Paint, colour: (text: string) => string): readonly string[] =>
  wrap(text, width - 2).map((line, at) => `${at ? ' ' : colour('✘')} ${ink.bold(line)}`);

const unable = (result: CheckResult, look: TextLook, ink: Paint): string =>
  [
    ...titled(`${checkName(result)}: could not run`, look, ink, ink.red),
    ...detail('because', result.reason ?? 'no reason was given', look, ink),
    ...planPlace(result, ink),
  ].join('\n');

const detail = (name: string, text: string, { width }: TextLook, ink: Paint): readonly string[] =>
  wrap(cleanProse(text), width - 12).map((line, at) => `  ${ink.dim((at ? '' : name).padEnd(8))}  ${line}`);

const planPlace = ({ file, line }: CheckResult, ink: Paint): readonly string[] =>
  file === undefined ? [] : [`  ${ink.blue('-->')} ${clean(file)}${line === undefined ? '' : `:${line}`}`];

/** The first failing rows as a table; columns in the order in which rows name them. */
function rows(sample: CheckResult['sample'], { width }: TextLook, ink: Paint): readonly string[] {
  const some = sample.slice(0, mostRows);
  const names = [...new Set(some.flatMap((row) => Object.keys(row)))];
  if (!names.length) return [];
  const columns = names.map((name) => {
    const values = some.map((row) => row[name] ?? null);
    const numeric = values.every((value) => value === null || typeof value === 'number');
    return { title: clean(name), right: numeric, cells: formatColumn(values, numeric ? 'number' : 'string') };
  });
  const { head, lines } = grid(
    { columns, rows: some.map((_, at) => ({ cells: columns.map(({ cells }) => cells[at] ?? ''), opens: false })) },
    width - 2,
  );
  const more = sample.length > some.length ? [`  … ${count(sample.length - some.length)} more in --format json`] : [];
  return [`  ${ink.dim(head)}`, ...lines.map((line) => `  ${line}`), ...more];
}
