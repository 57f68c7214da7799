// `trackwright lint`: the problems of a project, or of some of its files; with --fix, fixes what changes no meaning.

import path from 'node:path';
import { closest, didYouMean } from '../../base/did-you-mean.ts';
import { fixesOf } from '../../lint/engine/fixes.ts';
import { maskedLines } from '../../lint/engine/masked.ts';
import type { Problem } from '../../lint/engine/problems.ts';
import { readLevel, readProfile } from '../../lint/engine/profiles.ts';
import type { Level } from '../../lint/engine/rule-meta.ts';
import { rules } from '../../lint/rules/index.ts';
import { type LoadedProject, loadProject } from '../../workspace/load.ts';
import type { Project } from '../../workspace/project.ts';
import { pathOfUri } from '../../workspace/uri.ts';
import { applyBaseline } from '../baseline.ts';
import type { RunCommand } from '../command.ts';
import { UsageError } from '../errors.ts';
import { note } from '../io.ts';
import { shownPath } from '../output.ts';
import { projectOf, projectRoot, todayOf } from '../project.ts';
import {
  asReported,
  type ProblemReport,
  problemsJson,
  problemsJunit,
  type ReportedProblem,
} from '../report/problems.ts';

import { problemsText } from '../report/problems-text.ts';
import { filesToLint, type WantedFiles } from './lint-files.ts';
import { diffOf, fixAll, writeFixed } from './lint-fix.ts';

export const run: RunCommand<'lint'> = async ({ names, options }, io, signal) => {
  const began = performance.now();
  const root = projectRoot(io, options.project);
  const levels = levelsOf(options.rule);
  const english = await io.english();
  const make = (loaded: LoadedProject) => {
    const project = projectOf(loaded, todayOf(options.today), english, levels, options['dbt-version']);
    if (options.profile !== undefined) useProfile(project, options.profile);
    return project;
  };
  const wanted = names.includes('-')
    ? [await standardInput(make(await loadProject(root, signal)), io)]
    : await filesToLint(names, { cwd: io.cwd, root, only: options.project !== undefined, make, signal });
  const fixings = options.fix ? wanted.map(({ project, uris }) => fixAll(project, uris)) : [];
  const fixed = fixings.flatMap(({ files }) => files);
  const all = wanted.flatMap(({ project, uris }) =>
    uris.flatMap((uri) => project.problems(uri).map((problem) => ({ uri, problem, project }))),
  );
  const baseline =
    options.baseline === undefined
      ? { kept: all }
      : await applyBaseline(path.resolve(io.cwd, options.baseline), all, io);
  const isDry = options.fix && options['dry-run'];
  if (!isDry) await io.shield(() => writeFixed(fixed, baseline.write ? [baseline.write] : [], io));
  else if (options.format === 'text') await io.stdout.write(diffOf(fixed, io));
  if (options.fix) {
    const files = fixed.map(({ file }) => shownPath(io.cwd, file)).join(', ');
    await note(io, fixed.length ? `${isDry ? 'Would fix' : 'Fixed'}: ${files}` : 'No fixable problems.');
    for (const rule of new Set(fixings.flatMap(({ helpless }) => helpless)))
      await note(
        io,
        `Not fixed: ${rule}. Its fixes left as many problems as before, so they were undone; fix them by hand.`,
      );
  }
  if (!isDry && baseline.note !== undefined) await note(io, baseline.note);
  const show = (uri: string) => (uri === STDIN ? '-' : shownPath(io.cwd, pathOfUri(uri) ?? uri));
  const report: ProblemReport = {
    problems: reported(baseline.kept, show),
    files: wanted.flatMap(({ uris }) => uris.map(show)),
    ms: Math.round(performance.now() - began),
  };
  if (options.format === 'text') await io.stdout.write(textOf(report, wanted, io, show));
  else await io.stdout.data(options.format === 'json' ? problemsJson(report) : problemsJunit(report));
  const count = (severity: string) => report.problems.filter((one) => one.severity === severity).length;
  const tooMany = options['max-warnings'] !== undefined && count('warning') > options['max-warnings'];
  return count('error') > 0 || tooMany ? 1 : 0;
};

type IoOf = Parameters<typeof run>[1];
const STDIN = 'file:///standard-input.plan.yml';

function textOf(
  report: ProblemReport,
  wanted: readonly WantedFiles[],
  { stdout }: IoOf,
  show: (uri: string) => string,
): string {
  const byName = new Map(
    wanted.flatMap(({ project }) =>
      [...project.snapshot.files].map(([uri, file]) => [show(uri), maskedLines(file)] as const),
    ),
  );
  const sourceLine = (file: string, line: number) => byName.get(file)?.(line - 1);
  return problemsText(report, { width: stdout.width, colour: stdout.colour, sourceLine });
}

function reported(found: readonly Found[], show: (uri: string) => string): readonly ReportedProblem[] {
  const fixes = new Map(
    [...new Set(found.map(({ project }) => project))].flatMap((project) => [
      ...fixesOf(
        found.flatMap((one) => (one.project === project && one.problem.fixable ? [one.problem] : [])),
        project.linter,
        project.snapshot,
      ),
    ]),
  );
  return found.map(({ problem }) => asReported(problem, fixes.get(problem)?.title, show));
}
interface Found {
  readonly problem: Problem;
  readonly project: Project;
}
/** `ID=SEVERITY` -> levels that win over trackwright.yml. */
function levelsOf(given: readonly string[]): Readonly<Record<string, Level>> {
  return Object.fromEntries(
    given.map((text) => {
      const [id = '', word] = text.split('=');
      const level = readLevel(word);
      if (!rules.some((rule) => rule.id === id)) {
        const near = closest(
          id,
          rules.map((rule) => rule.id),
        );
        throw new UsageError(`There is no rule "${id}".${didYouMean(near)}`, 'lint');
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
function useProfile(project: Project, profile: string): void {
  if (!readProfile(profile))
    throw new UsageError(
      `There is no profile "${profile}"; take minimal, recommended or strict, perhaps with a version: recommended@0.1.`,
      'lint',
    );
  project.useProfile(profile);
}

async function standardInput(project: Project, io: IoOf): Promise<WantedFiles> {
  project.open(STDIN, new TextDecoder().decode(await io.stdin()));
  return { project, uris: [STDIN] };
}
