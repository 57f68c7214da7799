// Problems for people: where, the line with carets, what is wrong, what to do, what it has to do with elsewhere.
import { clean, cleanProse } from '../../results/clean.ts';
import { count, countedValue } from '../../results/format.ts';
import { type Paint, paint } from '../../results/paint.ts';
import { wrap } from '../../results/width.ts';
import { frame } from './code-frame.ts';
import {
  type Counts,
  countsOf,
  type ProblemReport,
  type ProblemSeverity,
  type ReportedProblem,
  type ReportPlace,
} from './problems.ts';

export interface ProblemsLook {
  readonly width: number;
  readonly colour: boolean;
  /** A line of a file, from 1, without its line break; undefined where it cannot be read. */
  readonly sourceLine: (file: string, line: number) => string | undefined;
}

/** Ends with a line break; the summary comes last. */
export function problemsText({ problems, files }: ProblemReport, look: ProblemsLook): string {
  const ink = paint(look.colour);
  return [
    ...problems.map((problem) => one(problem, look, ink)),
    `${wrap(summary(countsOf(problems), files.length), look.width).join('\n')}\n`,
  ].join('\n');
}

/** `2 errors, 5 warnings in 14 files; 4 can be fixed with --fix` */
export function summary(counts: Counts, files: number): string {
  const some = (Object.keys(words) as ProblemSeverity[]).filter((severity) => counts[severity] > 0);
  const where = `in ${countedValue(files, 'file')}`;
  if (!some.length) return `No problems ${where}.`;
  const found = some.map((severity) => countedValue(counts[severity], words[severity]));
  return `${found.join(', ')} ${where}${counts.fixable ? `; ${count(counts.fixable)} can be fixed with --fix` : ''}`;
}

const words: Readonly<Record<ProblemSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'hint',
};
const inks: Readonly<Record<ProblemSeverity, keyof Paint>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
};
const mostRelated = 3;

function one(problem: ReportedProblem, look: ProblemsLook, ink: Paint): string {
  const { severity, rule, message, help, related } = problem;
  const shown = related.slice(0, mostRelated);
  const left = related.length - shown.length;
  const gutter = Math.max(...[problem, ...shown].map(({ line }) => `${line}`.length));
  const margin = ' '.repeat(gutter);
  const colour = ink[inks[severity]];
  const [title = '', ...rest] = wrap(`${words[severity]}[${clean(rule)}]: ${cleanProse(message)}`, look.width, '  ');
  const label = title.indexOf(']') + 1;
  const end = problem.endLine > problem.line ? Number.POSITIVE_INFINITY : problem.endColumn;
  const sign = (mark: string) => `${margin} ${ink.blue(mark)}`;
  return `${[
    ink.bold(colour(title.slice(0, label))) + ink.bold(title.slice(label)),
    ...rest.map(ink.bold),
    ...place(problem, '-->', end, look, gutter, ink, colour),
    ...shown.flatMap((other) => [
      ...place(other, ':::', other.column, look, gutter, ink, ink.blue),
      ...wrap(cleanProse(other.message), look.width - gutter - 3).map((line) => `${sign('=')} ${line}`),
    ]),
    ...(left ? [`${sign('=')} … and ${countedValue(left, 'more place')}`] : []),
    ...(help
      ? wrap(`help: ${cleanProse(help)}`, look.width - gutter - 3, '      ').map((line, at) =>
          at ? `${margin}   ${line}` : `${sign('=')} ${line}`,
        )
      : []),
  ].join('\n')}\n`;
}

function place(
  { file, line, column }: ReportPlace,
  arrow: string,
  end: number,
  { sourceLine, width }: ProblemsLook,
  gutter: number,
  ink: Paint,
  colour: (text: string) => string,
): readonly string[] {
  const head = `${' '.repeat(gutter)}${ink.blue(arrow)} ${clean(file)}:${line}:${column}`;
  const text = sourceLine(file, line);
  if (text === undefined) return [head];
  const { source, carets } = frame(text, column - 1, end - 1, width - gutter - 3);
  const bar = ink.blue('|');
  const blank = ' '.repeat(gutter);
  return [
    head,
    `${ink.blue(`${line}`.padStart(gutter))} ${bar} ${source}`.trimEnd(),
    `${blank} ${bar} ${carets.replace(/\^+/, colour)}`,
  ];
}
