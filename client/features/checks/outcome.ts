// What became of a check, as a test, as a problem of the data, and as its failing rows.
import {
  type Diagnostic,
  DiagnosticSeverity,
  Location,
  Position,
  type Range,
  type TestItem,
  type TestMessage,
  type TestRun,
  Uri,
  workspace,
} from 'vscode';
import type { CheckResult } from '../../../server/protocol.ts';
import { type Card, type CardCell, cardSchema } from '../../../server/results/card.ts';
import { count, percent } from '../../../server/results/format.ts';
import { dataProblem, testMessage, testOutput } from '../../ui.ts';

/** Says it in a test run. `undefined`: such data leave nothing to judge. */
export function tell(run: TestRun, item: TestItem, result: CheckResult | undefined): void {
  if (result?.status === 'pass') run.passed(item);
  else if (result?.status === 'fail') run.failed(item, failed(result));
  else if (result?.status === 'error') run.errored(item, testMessage(result.reason ?? 'It could not run.'));
  else {
    run.skipped(item);
    const why = result ? (result.reason ?? 'not judged') : 'these data leave nothing to judge';
    testOutput(run, `${item.label} skipped: ${why}`, item);
  }
}

function failed(result: CheckResult): TestMessage {
  const message = testMessage(sentence(result), result.expected, result.actual);
  if (result.sample.length) message.contextValue = 'rows';
  const at = placeOf(result);
  if (at) message.location = new Location(at, new Position((result.line ?? 1) - 1, 0));
  return message;
}

/** `12 of 1,204 (1 %) fail. Expected: one of "card", "paypal". Found: "cash".` */
function sentence({ failing, total, expected, actual }: CheckResult): string {
  const share = total > 0 ? ` (${percent(failing / total)})` : '';
  const said = [...(expected ? [`Expected: ${expected}.`] : []), ...(actual ? [`Found: ${actual}.`] : [])];
  return [`${count(failing)} of ${count(total)}${share} fail.`, ...said].join(' ');
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

/** The problems of the data at the lines that ask for it, file by file. */
export async function dataProblems(results: readonly CheckResult[]): Promise<readonly [Uri, Diagnostic[]][]> {
  const files = new Map<string, CheckResult[]>();
  for (const result of results)
    if (result.status === 'fail' && result.file !== undefined)
      files.set(result.file, [...(files.get(result.file) ?? []), result]);
  return Promise.all(
    [...files].map(async ([file, failing]): Promise<[Uri, Diagnostic[]]> => {
      const document = await workspace.openTextDocument(Uri.parse(file));
      return [
        document.uri,
        failing.map((result) => problem(result, lineRange(document.lineAt((result.line ?? 1) - 1)))),
      ];
    }),
  );
}

function problem(result: CheckResult, range: Range): Diagnostic {
  const made = dataProblem(range, `Check "${result.check}" on data: ${sentence(result)}`, severities[result.severity]);
  made.source = 'trackwright data';
  made.code = result.check;
  return made;
}
const lineRange = ({
  range,
  firstNonWhitespaceCharacterIndex,
}: {
  range: Range;
  firstNonWhitespaceCharacterIndex: number;
}) => range.with(range.start.translate(0, firstNonWhitespaceCharacterIndex));

const placeOf = ({ file }: CheckResult): Uri | undefined => (file === undefined ? undefined : Uri.parse(file));

/** The rows that fail, as a result of their own. */
export function failingRows(result: CheckResult, version: string): Card {
  const names = [...new Set(result.sample.flatMap((row) => Object.keys(row)))];
  const rows = result.sample.map((row) => names.map((name): CardCell => row[name] ?? null));
  const numeric = (at: number) => rows.every((row) => row[at] === null || typeof row[at] === 'number');
  const on = [result.event, result.property].filter((part) => part !== null).join('.');
  return {
    schema: cardSchema,
    id: `rows ${result.check} ${on}`,
    kind: 'check',
    title: `Failing rows of "${result.check}"${on ? ` on ${on}` : ''}`,
    verdict: result.severity === 'error' ? 'fail' : 'warn',
    headline: sentence(result),
    facts: [
      { name: 'failing', value: result.failing },
      { name: 'of', value: result.total },
      ...(result.total > 0 ? [{ name: 'share', value: result.failing / result.total, unit: 'share' }] : []),
    ],
    table: { columns: names.map((name, at) => ({ name, type: numeric(at) ? 'number' : 'string' })), rows },
    checks: [],
    assumptions: [],
    caveats: result.failing > rows.length ? [`The first ${count(rows.length)} rows are shown.`] : [],
    sql: [{ name: result.check, text: result.sql }],
    provenance: { version },
    actions: [],
  };
}
