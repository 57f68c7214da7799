// What became of a check, as a test and as a problem of the data.
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
import { failureSentence } from '../../../server/results/failing-rows.ts';
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
  const message = testMessage(failureSentence(result), result.expected, result.actual);
  if (result.sample.length) message.contextValue = 'rows';
  const at = placeOf(result);
  if (at) message.location = new Location(at, new Position((result.line ?? 1) - 1, 0));
  return message;
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
  const made = dataProblem(
    range,
    `Check "${result.check}" on data: ${failureSentence(result)}`,
    severities[result.severity],
  );
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
