// A brief becomes a plan file, or what one lacks. A person sees it before it is written.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../base/user-error.ts';
import { readText } from '../workspace/read-text.ts';
import { normalUri, pathOfUri, uriOfPath } from '../workspace/uri.ts';
import type { OperationContext } from './context.ts';
import type { OperationInput, OperationOutcome } from './operation.ts';
import { proposePlan, readBrief, settingsOfFirst } from './propose.ts';
import type { Operations } from './table.ts';

/** `planFromBrief` of the table of operations: `into` is a uri. */
export async function planBrief(
  { project, signal, progress, english }: OperationContext,
  { uri = '', text, into }: OperationInput<Extract<Operations, { name: 'planFromBrief' }>['input']>,
): Promise<OperationOutcome> {
  const { root, snapshot } = project;
  progress('Reading the brief');
  const words = await english();
  const file = pathOfUri(uri);
  const brief = await readBrief(path.basename(file ?? uri), text ?? (await briefText(file, uri)));
  signal.throwIfAborted();
  const target = normalUri(into ?? uriOfPath(newPlan(file, brief.feature, root)));
  const targetFile = pathOfUri(target);
  if (!snapshot.files.has(target) && targetFile !== undefined && existsSync(targetFile))
    throw new InputError(`"${path.basename(targetFile)}" exists already and is not a plan file. Choose another name.`);
  const proposed = proposePlan(brief, snapshot, target, words);
  const { text: after, before, card } = proposed;
  const change = { file: targetFile ?? target, before, after };
  const settings = settingsOfFirst(proposed, root);
  return {
    card,
    changes: {
      label: `Plan of the brief "${brief.feature}"`,
      files: after === (before ?? '') ? [] : [change, ...(settings ? [{ ...settings, before: undefined }] : [])],
    },
    into: change.file,
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
