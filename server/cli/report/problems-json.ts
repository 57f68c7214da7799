// Problems for programs: `trackwright.lint/1`.
import { jsonText } from '../../results/json.ts';
import { countsOf, lintSchema, type ProblemReport, type ReportedProblem } from './problems.ts';

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
