// `trackwright lint`: the problems of a project, or of some of its files; with --fix, mends what changes no meaning.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fixOf } from '../lint/mend.ts';
import type { Problem } from '../lint/problems.ts';
import { type Level, readLevel, readProfile } from '../lint/profiles.ts';
import { rules } from '../lint/rules/index.ts';
import type { LiveProject } from '../project/live.ts';
import { pathOfUri, uriOfPath } from '../project/uri.ts';
import { nearest } from '../read/plan/near.ts';
import { applyBaseline } from './baseline.ts';
import { InputError, UsageError } from './errors.ts';
import { note } from './io.ts';
import { diffOf, mendAll, writeMended } from './lint-fix.ts';
import { shownPath } from './paths.ts';
import type { ProblemReport, ReportedProblem } from './problems.ts';
import { problemsJson } from './problems-json.ts';
import { problemsJunit } from './problems-junit.ts';
import { problemsText } from './problems-text.ts';
import { openProject, projectRoot, todayOf } from './project.ts';
import type { Run } from './verb.ts';

export const run: Run<'lint'> = async ({ names, options }, io, signal) => {
  const began = performance.now();
  const root = projectRoot(io, options.project);
  const { 'dbt-version': dbtVersion } = options;
  const project = await openProject(root, todayOf(options.today), levelsOf(options.rule), signal, dbtVersion);
  if (options.profile !== undefined) useProfile(project, options.profile);
  const wanted = names.includes('-') ? await standardInput(project, io) : filesOf(names, io.cwd, project);
  if (options.fix) {
    const mended = mendAll(project, wanted);
    if (!options['dry-run']) await writeMended(mended, io);
    else if (options.format === 'text') await io.stdout.write(diffOf(mended, io));
    const files = mended.map(({ file }) => shownPath(io.cwd, file)).join(', ');
    await note(io, mended.length ? `${options['dry-run'] ? 'Would mend' : 'Mended'}: ${files}` : 'Nothing to mend.');
  }
  const all = wanted.flatMap((uri) => project.problems(uri).map((problem) => ({ uri, problem })));
  const kept =
    options.baseline === undefined ? all : await applyBaseline(path.resolve(io.cwd, options.baseline), all, io);
  const show = (uri: string) => (uri === STDIN ? '-' : shownPath(io.cwd, pathOfUri(uri) ?? uri));
  const report: ProblemReport = {
    problems: kept.map(({ problem }) => reported(problem, show, project)),
    files: wanted.map(show),
    ms: Math.round(performance.now() - began),
  };
  await io.stdout.write(rendered(report, options.format, project, io, show));
  const count = (severity: string) => report.problems.filter((one) => one.severity === severity).length;
  const tooMany = options['max-warnings'] !== undefined && count('warning') > options['max-warnings'];
  return count('error') > 0 || tooMany ? 1 : 0;
};

type IoOf = Parameters<typeof run>[1];
const STDIN = 'file:///standard-input.plan.yml';

function rendered(
  report: ProblemReport,
  format: string,
  project: LiveProject,
  { stdout }: IoOf,
  show: (uri: string) => string,
): string {
  if (format === 'json') return problemsJson(report);
  if (format === 'junit') return problemsJunit(report);
  const byName = new Map([...project.snapshot.files].map(([uri, file]) => [show(uri), file.doc]));
  const sourceLine = (file: string, line: number) => byName.get(file)?.line(line - 1);
  return problemsText(report, { width: stdout.width, colour: stdout.colour, sourceLine });
}

function reported(problem: Problem, show: (uri: string) => string, { linter, snapshot }: LiveProject): ReportedProblem {
  const { start, end } = problem.range;
  const fix = problem.fixable ? fixOf(problem, linter, snapshot) : undefined;
  return {
    file: show(problem.uri),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    ...(fix ? { help: fix.title } : {}),
    fixable: problem.fixable && problem.safe,
    related: problem.related.map((one) => ({
      file: show(one.uri),
      line: one.range.start.line + 1,
      column: one.range.start.character + 1,
      message: one.message,
    })),
  };
}

/** `ID=SEVERITY` -> levels that win over trackwright.yml. */
function levelsOf(given: readonly string[]): Readonly<Record<string, Level>> {
  return Object.fromEntries(
    given.map((text) => {
      const [id = '', word] = text.split('=');
      const level = readLevel(word);
      if (!rules.some((rule) => rule.id === id)) {
        const near = nearest(
          id,
          rules.map((rule) => rule.id),
        );
        throw new UsageError(`There is no rule "${id}".${near ? ` Did you mean "${near}"?` : ''}`, 'lint');
      }
      if (!level)
        throw new UsageError(
          `--rule ${text}: a severity is error, warning, information, hint or off, as in "${id}=off".`,
          'lint',
        );
      return [id, level];
    }),
  );
}
function useProfile(project: LiveProject, profile: string): void {
  if (!readProfile(profile))
    throw new UsageError(
      `There is no profile "${profile}"; take minimal, recommended or strict, perhaps with a version: recommended@0.1.`,
      'lint',
    );
  project.useProfile(profile);
}

async function standardInput(project: LiveProject, io: IoOf): Promise<readonly string[]> {
  project.open(STDIN, new TextDecoder().decode(await io.stdin()));
  return [STDIN];
}

/** Files of the project under the given paths; all of them where none is given. */
function filesOf(names: readonly string[], cwd: string, project: LiveProject): readonly string[] {
  const all = [...project.snapshot.files.keys()];
  if (!names.length) return all;
  const found = names.flatMap((name) => {
    const file = path.resolve(cwd, name);
    if (!existsSync(file))
      throw new InputError(`"${name}" does not exist.`, {
        help: 'Give files or folders, or nothing for the whole project.',
      });
    const uri = uriOfPath(file);
    const below = all.filter((one) => one === uri || one.startsWith(`${uri}/`));
    if (!below.length)
      throw new InputError(
        `"${name}" holds no file that Trackwright reads in the project "${shownPath(cwd, project.root)}".`,
        {
          help: 'Plan files are named *.plan.yml, or listed under "plans" in trackwright.yml.',
        },
      );
    return below;
  });
  return [...new Set(found)];
}
