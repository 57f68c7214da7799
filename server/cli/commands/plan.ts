// `trackwright plan`: a brief becomes a plan, or what a plan lacks.
import path from 'node:path';
import { InputError } from '../../base/user-error.ts';
import type { Brief } from '../../brief/brief.ts';
import { BriefError, proposePlan, readBrief, settingsOfFirst } from '../../operations/propose.ts';
import { jsonText } from '../../results/json.ts';
import { isInside } from '../../workspace/projects.ts';
import { readText } from '../../workspace/read-text.ts';
import { uriOfPath } from '../../workspace/uri.ts';
import { writeFiles } from '../../workspace/write-file.ts';
import { tooLong } from '../../yaml/limits.ts';
import type { RunCommand } from '../command.ts';
import { type Io, note } from '../io.ts';
import { diff, shownPath, writeCard } from '../output.ts';

import { projectRoot, todayOf } from '../project.ts';
import { asReported } from '../report/problems.ts';
import { problemsText } from '../report/problems-text.ts';

import { openPlan } from './open-plan.ts';

export const run: RunCommand<'plan'> = async ({ names: [name = ''], options }, io, signal) => {
  const text = name === '-' ? await stdinText(io) : await fileText(path.resolve(io.cwd, name), name);
  const root = projectRoot(io, options.project);
  const project = await openPlan(root, todayOf(undefined), io, signal);
  const shownName = name === '-' ? 'standard input' : name;
  const brief = await briefOrError(shownName, text);
  if (brief instanceof BriefError) {
    await io.stderr.write(problemsOfBrief(shownName, text, brief, io));
    return 2;
  }
  const target = targetOf(options.into, options.out, name, brief.feature, io.cwd, root);
  const into = target === undefined ? 'file:///stdout.plan.yml' : uriOfPath(target);
  // What is written anew is not taken for what was there before.
  const snapshot = options.out === undefined ? project.snapshot : project.snapshot.with(new Map([[into, undefined]]));
  const done = proposePlan(brief, snapshot, into, await io.english());
  const nothingRead =
    done.proposal.readings.length > 0 &&
    done.proposal.readings.every((reading) => !reading.events.length && !reading.reused.length);
  if (target === undefined && !nothingRead) await io.stdout.data(done.text);
  const shown = target === undefined ? '-' : shownPath(io.cwd, target);
  // A plan that is written outside of its project settles nothing for it.
  const settings = target !== undefined && isInside(target, root) ? settingsOfFirst(done, root) : undefined;
  const shownSettings = settings && shownPath(io.cwd, settings.file);
  if (options.format === 'json') {
    const { proposal, card } = done;
    await io.stdout.data(
      jsonText({
        schema: 'trackwright.plan/1',
        files:
          target === undefined || done.text === done.before ? [] : [shown, ...(shownSettings ? [shownSettings] : [])],
        assumptions: proposal.assumptions,
        questions: proposal.questions,
        readings: proposal.readings,
        headline: card.headline,
      }),
    );
  } else if (target !== undefined) await writeCard(done.card, 'text', io);
  if (nothingRead)
    throw new InputError(`No action of "${name}" could be read as an event.`, {
      help: 'Write them as "generate a quiz" or "students submit their homework", or give each its name: {do: …, name: …}.',
    });
  const before = target === undefined || done.before !== undefined ? done.before : await textThere(target);
  if (target === undefined || done.text === before) return 0;
  if (options['dry-run']) {
    if (options.format === 'text') {
      await io.stdout.write(diff(shown, before, done.text, io.stdout.colour));
      if (settings && shownSettings)
        await io.stdout.write(diff(shownSettings, undefined, settings.after, io.stdout.colour));
    }
    return 0;
  }
  if (done.before === undefined && before !== undefined && !options.force)
    throw new InputError(`"${shown}" exists already.`, {
      help: 'Overwrite it with --force, or add to it with --into.',
    });
  const named = options.into ?? options.out;
  // Beside the brief nobody named the file: a link there may not lead away from it.
  const inside = named !== undefined ? undefined : isInside(target, root) ? root : path.dirname(target);
  const beside = settings ? [{ file: settings.file, data: settings.after, inside: root }] : [];
  await io.shield(() => writeFiles([{ file: target, data: done.text, inside }, ...beside]));
  await note(io, `Wrote ${[shown, ...(shownSettings ? [shownSettings] : [])].join(' and ')}.`);
  return 0;
};

async function briefOrError(name: string, text: string): Promise<Brief | BriefError> {
  try {
    return await readBrief(name, text);
  } catch (error) {
    if (error instanceof BriefError) return error;
    throw error;
  }
}
/** As `lint` shows them. */
function problemsOfBrief(name: string, text: string, { problems }: BriefError, { stderr }: Io): string {
  const lines = text.split(/\r\n|\r|\n/);
  const report = { problems: problems.map((one) => asReported(one, undefined, () => name)), files: [name], ms: 0 };
  const { width, colour } = stderr;
  return problemsText(report, { width, colour, sourceLine: (_, line) => lines[line - 1] });
}

/** Undefined where there is no such file. */
async function textThere(file: string): Promise<string | undefined> {
  const read = await readText(file);
  return 'text' in read ? read.text : undefined;
}

async function stdinText(io: Io): Promise<string> {
  const text = new TextDecoder().decode(await io.stdin());
  const large = tooLong(text);
  if (large !== undefined) throw new InputError(`The brief on standard input cannot be read. ${large}`);
  return text;
}
async function fileText(file: string, name: string): Promise<string> {
  const read = await readText(file, { piped: true });
  if ('unreadable' in read) throw new InputError(`The brief "${name}" cannot be read. ${read.unreadable}`);
  return read.text;
}

/** Undefined: stdout. Without --into and --out, a file beside the brief, named for the feature. */
function targetOf(
  into: string | undefined,
  out: string | undefined,
  brief: string,
  feature: string,
  cwd: string,
  root: string,
): string | undefined {
  if (out === '-') return undefined;
  const given = into ?? out;
  if (given !== undefined) return path.resolve(cwd, given);
  const slug =
    feature
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'feature';
  const base = brief === '-' ? slug : path.basename(brief).replace(/\.(brief\.)?(ya?ml|md|markdown)$/i, '');
  return path.join(brief === '-' ? root : path.dirname(path.resolve(cwd, brief)), `${base}.plan.yml`);
}
