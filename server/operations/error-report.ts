// What a failed operation says, for the command line and the editor alike.
import { type ErrorCode, type ErrorPlace, UserError } from '../base/user-error.ts';
import { systemError } from '../workspace/system-errors.ts';

export interface ErrorReport {
  readonly code: ErrorCode;
  readonly message: string;
  /** `shop.plan.yml:3:5` */
  readonly place?: string;
  readonly help?: string;
  /** Of a fault of ours, for the log. */
  readonly stack?: string;
}

/** Of anything thrown. `shown` makes an absolute path as it is shown there. */
export function errorReport(error: unknown, shown: (path: string) => string): ErrorReport {
  if (error instanceof UserError && error.code !== 'bug') {
    const { code, message, place, help, paths = [] } = error;
    return {
      code,
      message: withPaths(message, paths, shown),
      ...(place && { place: placeText(place, shown) }),
      ...(help !== undefined && { help }),
    };
  }
  const refused = systemError(error, shown);
  if (refused !== undefined) return { code: 'invalid-input', message: refused };
  const { message, name, stack } = error instanceof Error ? error : new Error(String(error));
  if (name === 'AbortError') return { code: 'cancelled', message };
  return { code: 'bug', message: message || name, ...(error instanceof Error && stack ? { stack } : {}) };
}

/** Longer paths first: one may begin another. */
const withPaths = (message: string, paths: readonly string[], shown: (path: string) => string): string =>
  [...paths]
    .sort((a, b) => b.length - a.length)
    .reduce((text, file) => text.replaceAll(`"${file}"`, `"${shown(file)}"`), message);

const placeText = ({ file, line, column }: ErrorPlace, shown: (path: string) => string): string =>
  [shown(file), line, ...(line === undefined ? [] : [column])].filter((part) => part !== undefined).join(':');
