// The error of a command, as sent to an editor: one line for people, a code for programs.
import path from 'node:path';
import type { ErrorCode } from '../base/user-error.ts';
import { errorReport } from '../operations/error-report.ts';
import type { Refusal } from '../protocol.ts';
import { uiText } from '../results/ui-text.ts';
import type { Project } from '../workspace/project.ts';
import { isInside } from '../workspace/projects.ts';
import { LSPErrorCodes, ResponseError } from './protocol.ts';

/** What a person can fix is said as it is; anything else is a fault of ours, and its stack is kept for the log. */
export function responseErrorOf(error: unknown, projects: readonly Project[]): ResponseError<Refusal> {
  if (error instanceof ResponseError) return error;
  const { code, message: said, place, help, stack } = errorReport(error, (file) => shownIn(projects, file));
  const message = inEditor[code] ?? said;
  // Editors show it as it is, and some make links of what stands in it.
  const line = uiText(
    [...(place === undefined ? [] : [`${place}:`]), message, ...(help === undefined ? [] : [help])].join(' '),
  );
  if (code === 'cancelled') return new ResponseError(LSPErrorCodes.RequestCancelled, line, { code });
  if (code !== 'bug') return new ResponseError(LSPErrorCodes.RequestFailed, line, { code });
  return new ResponseError(LSPErrorCodes.RequestFailed, `A fault of Trackwright's own: ${line}`, {
    code,
    ...(stack ? { stack } : {}),
  });
}

/** Where the command line names commands of its own. */
const inEditor: Readonly<Partial<Record<ErrorCode, string>>> = {
  'no-data': 'No data yet. Generate events that follow the plan, or choose your own.',
};

/** Relative to the project that it lies in. */
function shownIn(projects: readonly Project[], file: string): string {
  const root = path.isAbsolute(file) ? projects.find((one) => isInside(file, one.root))?.root : undefined;
  return root === undefined ? file : path.relative(root, file).split(path.sep).join('/');
}
