// What `lint` reports, as plain data: lines and columns from 1, columns in UTF-16 units, ends exclusive, paths as they are printed.

export const lintSchema = 'trackwright.lint/1';
export type ProblemSeverity = 'error' | 'warning' | 'information' | 'hint';

export interface ReportPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
export interface ReportedProblem extends ReportPlace {
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: ProblemSeverity;
  readonly message: string;
  /** What mends it: the title of its fix, also of one that only an editor offers. */
  readonly help?: string;
  /** `--fix` mends it. */
  readonly fixable: boolean;
  readonly related: readonly (ReportPlace & { readonly message: string })[];
}
export interface ProblemReport {
  /** In the order in which they are shown. */
  readonly problems: readonly ReportedProblem[];
  /** Every file that was looked at. */
  readonly files: readonly string[];
  readonly ms: number;
}
export type Counts = Readonly<Record<ProblemSeverity | 'fixable', number>>;

export function countsOf(problems: readonly ReportedProblem[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0, fixable: 0 };
  for (const { severity, fixable } of problems) {
    counts[severity] += 1;
    if (fixable) counts.fixable += 1;
  }
  return counts;
}
