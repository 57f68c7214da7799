// The plan's checks, run on data: results, and a card of them.

import { hash } from '../base/hash.ts';
import { InputError } from '../base/user-error.ts';
import { chosenChecks } from '../checks/derive.ts';
import { checkPlaceOf } from '../checks/place.ts';
import { type CheckReport, type CheckResult, checkReport, checksFailed } from '../checks/result.ts';
import { checkSettings } from '../checks/settings.ts';
import { engineOf } from '../engines/registry.ts';
import { type Card, card } from '../results/card.ts';
import { count } from '../results/format.ts';
import { version } from '../version.ts';
import { storageAt } from './ask.ts';
import type { OperationContext, OperationProject } from './context.ts';
import { type ProjectDataSource, projectDataSource } from './data-source.ts';
import type { OperationInput } from './operation.ts';
import type { Operations } from './table.ts';

type CheckInput = OperationInput<Extract<Operations, { name: 'runChecks' }>['input']>;
export interface CheckRun {
  readonly results: readonly CheckResult[];
  /** Sentences about settings that say nothing. */
  readonly notes: readonly string[];
  readonly card: Card;
}

/** Throws InputError for a name that is none, EngineError for data that cannot be read. */
export async function checkData(context: OperationContext, { names = [], on, today }: CheckInput): Promise<CheckRun> {
  const { project, engines, signal, progress, shown, folder } = context;
  const { plan, root, snapshot } = project;
  const { settings } = snapshot;
  const at = projectDataSource(on, folder, root, settings);
  const wrong = chosenChecks(plan, names);
  if (typeof wrong === 'string') throw new InputError(wrong);
  // Said, else the day behind the last one that generated events cover, else the clock's.
  const now = today ?? at.covers?.end ?? context.today;
  progress('Running checks', 0);
  const found = await engines().run(
    'check',
    {
      on: at.connection,
      plan,
      storage: storageAt(plan, at),
      settings: settings.checks,
      names,
      now: Date.parse(`${now}T00:00:00Z`),
      ...(at.covers ? { since: at.covers.whole.first, until: at.covers.whole.last } : {}),
    },
    {
      signal,
      ms: Number.POSITIVE_INFINITY,
      onProgress: (share) => progress(`Running checks: ${Math.round(100 * share)} %`, share),
    },
  );
  const results = found.map(({ result, about }): CheckResult => {
    const place = checkPlaceOf(about, snapshot);
    return place ? { ...result, file: shown(place.uri), line: place.line } : result;
  });
  const { notes } = checkSettings(settings.checks, plan);
  return { results, notes, card: cardOf(results, notes, at, now, project) };
}

function cardOf(
  results: readonly CheckResult[],
  notes: readonly string[],
  at: ProjectDataSource,
  now: string,
  { plan, planHash }: OperationProject,
): Card {
  const { counts } = checkReport(results);
  const failed = results.filter(({ status }) => status === 'fail' || status === 'error');
  return card({
    id: hash(JSON.stringify(['check', at.shown, planHash, results.map(nameOf)])),
    kind: 'check',
    title: `Checks of plan "${plan.name}"`,
    verdict: checksFailed(results) ? 'fail' : failed.length ? 'warn' : results.length ? 'ok' : 'unknown',
    headline: headlineOf(counts),
    facts: [
      { name: 'passed', value: counts.pass },
      { name: 'failed', value: counts.fail },
      { name: 'could not run', value: counts.error },
      { name: 'skipped', value: counts.skip },
    ],
    ...(results.length ? { table: failed.length ? failing(failed) : held(results) } : {}),
    checks: results.map((one) => ({ name: nameOf(one), status: one.status, ...messageOf(one) })),
    assumptions: [`Now is the beginning of ${now} in UTC.`],
    caveats: notes,
    sql: failed.map((one) => ({ name: nameOf(one), text: one.sql })),
    provenance: {
      asOf: now,
      data: at.shown,
      planHash,
      engine: engineOf(at.connection).type,
      version,
    },
    actions: [{ title: 'Run again', command: 'runChecks' }],
  });
}

const failing = (failed: readonly CheckResult[]): NonNullable<Card['table']> => ({
  columns: [
    { name: 'check', type: 'string' },
    { name: 'severity', type: 'string' },
    { name: 'failing', type: 'integer' },
    { name: 'of', type: 'integer' },
    { name: 'expected', type: 'string' },
    { name: 'actual', type: 'string' },
  ],
  rows: failed.map((one) => [
    nameOf(one),
    one.severity,
    one.failing,
    one.total,
    one.expected ?? null,
    one.actual ?? one.reason ?? null,
  ]),
});

/** Where nothing fails: what was looked at, by kind of check. */
function held(results: readonly CheckResult[]): NonNullable<Card['table']> {
  const kinds = [...new Set(results.map(({ check }) => check))];
  const number = (check: string, status: CheckResult['status']) =>
    results.filter((one) => one.check === check && one.status === status).length;
  return {
    columns: [
      { name: 'check', type: 'string' },
      { name: 'passed', type: 'integer' },
      { name: 'skipped', type: 'integer' },
    ],
    rows: kinds.map((check) => [check, number(check, 'pass'), number(check, 'skip')]),
  };
}

/** `87 checks pass, 2 fail, 1 is skipped.` */
function headlineOf({ pass, fail, error, skip }: CheckReport['counts']): string {
  if (!(pass + fail + error + skip)) return 'The plan gives nothing to check.';
  const parts = [`${count(pass)} ${pass === 1 ? 'check passes' : 'checks pass'}`];
  if (fail) parts.push(`${count(fail)} ${fail === 1 ? 'fails' : 'fail'}`);
  if (error) parts.push(`${count(error)} could not run`);
  if (skip) parts.push(`${count(skip)} ${skip === 1 ? 'is' : 'are'} skipped`);
  return `${parts.join(', ')}.`;
}

const nameOf = ({ check, event, property }: CheckResult): string =>
  [check, [event, property].filter((part) => part !== null).join('.')].filter(Boolean).join(' ');

function messageOf({ status, failing, total, expected, actual, reason }: CheckResult): { readonly message?: string } {
  if (status === 'pass') return {};
  if (status !== 'fail') return reason === undefined ? {} : { message: reason };
  return {
    message: `${count(failing)} of ${count(total)} fail: expected ${expected}${actual ? `, got ${actual}` : ''}.`,
  };
}
