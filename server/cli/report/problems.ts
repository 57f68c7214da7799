// What `lint` reports, as plain data: lines and columns from 1, columns in UTF-16 units, ends exclusive, paths as they are printed.
import type { Problem } from '../../lint/engine/problems.ts';
import { jsonText } from '../../results/json.ts';
import { junit } from './junit.ts';

const lintSchema = 'trackwright.lint/1';
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
  /** What fixes it: the title of its fix, also of one that only an editor offers. */
  readonly help?: string;
  /** `--fix` fixes it. */
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
/** `help`: the title of its fix. */
export function asReported(problem: Problem, help: string | undefined, show: (uri: string) => string): ReportedProblem {
  const { start, end } = problem.range;
  return {
    file: show(problem.uri),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    ...(help === undefined ? {} : { help }),
    fixable: help !== undefined && problem.safe,
    related: problem.related.map((one) => ({
      file: show(one.uri),
      line: one.range.start.line + 1,
      column: one.range.start.character + 1,
      message: one.message,
    })),
  };
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

// Problems for programs: `trackwright.lint/1`.
/** Ends with a line break. Keys in one order; `help` is null where there is none. */
export function problemsJson({ problems, files, ms }: ProblemReport): string {
  const report = {
    schema: lintSchema,
    problems: problems.map(ordered),
    counts: countsOf(problems),
    files: files.length,
    ms,
  };
  return jsonText(report);
}

function ordered(problem: ReportedProblem): object {
  const { file, line, column, endLine, endColumn, rule, severity, message, help = null, fixable, related } = problem;
  return {
    ...{ file, line, column, endLine, endColumn, rule, severity, message, help, fixable },
    related: related.map((other) => ({
      file: other.file,
      line: other.line,
      column: other.column,
      message: other.message,
    })),
  };
}

// Problems for CI servers: a suite for each file; an error fails, anything milder passes and says so, for a warning does not fail `lint`.
export function problemsJunit({ problems, files, ms }: ProblemReport): string {
  const byFile = new Map<string, ReportedProblem[]>(files.map((file) => [file, []]));
  for (const problem of problems) {
    const known = byFile.get(problem.file);
    if (known) known.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  const suites = Array.from(byFile, ([file, found]) => ({
    name: file,
    cases: found.length ? found.map(caseOf) : [{ name: 'no problems', className: file, file }],
  }));
  return junit(suites, ms / 1000);
}

function caseOf({ file, line, column, rule, severity, message, help }: ReportedProblem) {
  const text = [`${severity}: ${message}`, ...(help ? [help] : []), `${file}:${line}:${column}`].join('\n');
  const one = { name: `${rule} at ${line}:${column}`, className: file, file, line, text };
  return severity === 'error' ? { ...one, outcome: { is: 'failure' as const, type: rule, message } } : one;
}
