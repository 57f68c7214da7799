// A brief becomes an edit of a plan file, which a person sees before it happens. The server writes no plan file by itself.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../base/user-error.ts';
import type { AnswerOf, Given } from '../../protocol.ts';
import { readText } from '../../workspace/read-text.ts';
import { normalUri, pathOfUri, uriOfPath } from '../../workspace/uri.ts';
import { type CommandContext, viewOf } from '../command-context.ts';
import { confirmedEdit } from './confirmed-edit.ts';

type Command = 'trackwright.planFromBrief';

export async function planFromBriefCommand(context: CommandContext, given: Given<Command>): Promise<AnswerOf<Command>> {
  const { session, signal, progress } = context;
  const { snapshot, project } = await viewOf(session, given.project);
  progress('Reading the brief');
  // Loaded with the first brief: they carry the whole of English.
  const { proposePlan, readBrief } = await import('../../operations/propose.ts');
  const english = await session.options.english();
  const file = pathOfUri(given.uri);
  const brief = await readBrief(path.basename(file ?? given.uri), given.text ?? (await briefText(file, given.uri)));
  signal.throwIfAborted();
  const into = normalUri(given.into ?? uriOfPath(newPlan(file, brief.feature, project.root)));
  const exists = snapshot.files.has(into);
  const target = pathOfUri(into);
  if (!exists && target !== undefined && existsSync(target))
    throw new InputError(`"${path.basename(target)}" exists already and is not a plan file. Choose another name.`);
  const { text: after, before = null, card } = proposePlan(brief, snapshot, into, english);
  const files = after === (before ?? '') ? [] : [{ uri: into, before, after }];
  return {
    card,
    edit: files.length ? confirmedEdit(files, `Plan of the brief "${brief.feature}"`, session) : null,
    files: files.map((one) => ({ ...one, uri: session.clientUri(one.uri) })),
    into: session.clientUri(into),
  };
}

async function briefText(file: string | undefined, uri: string): Promise<string> {
  const read = file === undefined ? { unreadable: 'It is not a file.' } : await readText(file);
  if ('unreadable' in read) throw new InputError(`The brief ${uri} cannot be read. ${read.unreadable}`);
  return read.text;
}

/** Beside the brief, under its name; of a text that is no file yet, in the project, named for the feature. */
function newPlan(brief: string | undefined, feature: string, root: string): string {
  const name =
    brief === undefined ? slug(feature) : path.basename(brief).replace(/(\.brief)?\.(ya?ml|md|markdown)$/i, '');
  return path.join(brief === undefined ? root : path.dirname(brief), `${name}.plan.yml`);
}
const slug = (feature: string): string =>
  feature
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'feature';
