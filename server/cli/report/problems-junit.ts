// Problems for CI servers: a suite for each file; an error fails, anything milder passes and says so, for a warning does not fail `lint`.
import { junit } from './junit.ts';
import type { ProblemReport, ReportedProblem } from './problems.ts';

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
