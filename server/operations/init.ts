// The first files of a project: a settings file, a plan (an example, or what a table of events says), an ignore entry, a scorecard.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { English } from '../base/lexicon/english.ts';
import { toCase } from '../base/naming.ts';
import { InputError } from '../base/user-error.ts';
import { CONFIG } from '../config/config.schema.ts';
import { readConfig } from '../config/read.ts';
import { decodeTable, MAX_TABLE_BYTES, tableTooLarge } from '../import/decode.ts';
import { type Imported, importPlan, type TableShape } from '../import/import.ts';
import { scorecard } from '../import/scorecard/scorecard.ts';
import { registry } from '../lint/rules/registry.ts';
import { planOf } from '../plan/resolve-plan.ts';
import { Snapshot } from '../plan/snapshot.ts';
import type { Container } from '../schema/item.ts';
import { inputOf, loadProject } from '../workspace/load.ts';
import { Project } from '../workspace/project.ts';
import { readBytes } from '../workspace/read-bytes.ts';
import { readText, why } from '../workspace/read-text.ts';
import { rootOf } from '../workspace/root.ts';
import { uriOfPath } from '../workspace/uri.ts';
import { writeFiles } from '../workspace/write-file.ts';
import { Doc } from '../yaml/document.ts';
import { starterConfig, starterPlan, withIgnored } from './starter.ts';

export interface TableFile {
  /** As it is shown. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly shape?: TableShape;
  /** It has no name of its own: standard input. */
  readonly nameless?: true;
}
export interface InitAsk {
  /** The folder of the project to be; absolute; need not exist. */
  readonly dir: string;
  readonly from?: TableFile;
  /** A plain date. */
  readonly today: string;
  readonly english: English;
}
export interface InitFile {
  /** Absolute. */
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
  /** `kept`: it was there before and stays as it is; `added`: a line is added to it; `other`: it would be overwritten. */
  readonly state: 'new' | 'same' | 'kept' | 'added' | 'other';
}
export interface Init {
  /** The folder of the project. */
  readonly dir: string;
  readonly files: readonly InitFile[];
  readonly imported?: Imported;
  readonly scorecard?: string;
  /** The project that the folder lies in, where there is one above it. */
  readonly above?: string;
}
const SCORECARD = 'tracking-scorecard.md';

/** What would be written; nothing is. `force` overwrites what is there. Throws InputError. */
export async function prepareInit({ dir, from, today, english }: InitAsk, force: boolean): Promise<Init> {
  if (existsSync(dir) && !statSync(dir).isDirectory())
    throw new InputError(`"${path.basename(dir)}" is a file; a project needs a folder. Name another one.`);
  const project = await loadProject(dir);
  const config = await fileOf(
    path.join(dir, CONFIG),
    starterConfig(from === undefined),
    force && !from ? 'other' : 'kept',
  );
  const ignore = await ignoreFile(dir);
  const above = rootOf(path.dirname(dir));
  const aside = config.before === undefined && (await textOf(path.join(above, CONFIG))) !== undefined ? { above } : {};
  if (!from) {
    const file = path.join(dir, 'tracking.plan.yml');
    const plans = [...project.snapshot.files].filter(([uri, { kind }]) => kind === 'plan' && uri !== uriOfPath(file));
    const plan = await fileOf(file, starterPlan(planName(dir)), force ? 'other' : 'kept');
    return {
      dir,
      files: plans.length && plan.before === undefined ? [config, ...ignore] : [config, plan, ...ignore],
      ...aside,
    };
  }
  const file = path.join(dir, `${from.nameless ? 'tracking' : slugOf(from.name)}.plan.yml`);
  const others = project.snapshot.items('plan').filter((item) => item.uri !== uriOfPath(file));
  const imported = importBytes(from, others.length ? undefined : planName(dir), english);
  const settings = config.state === 'kept' ? (config.before ?? '') : config.after;
  const card = cardOf(imported, from.name, file, settings, today, english);
  return {
    dir,
    files: [
      config,
      await fileOf(file, imported.text, 'other'),
      await fileOf(path.join(dir, SCORECARD), card, 'other'),
      ...ignore,
    ],
    imported,
    scorecard: card,
    ...aside,
  };
}

/** Writes what is new, all or nothing. Throws InputError before the first write where something would be overwritten, unless forced. */
export async function writeInit({ dir, files }: Init, force: boolean, shown: (file: string) => string): Promise<void> {
  const others = files.filter(({ state }) => state === 'other').map(({ file }) => `"${shown(file)}"`);
  if (others.length && !force)
    throw new InputError(
      `${others.join(' and ')} ${others.length === 1 ? 'exists' : 'exist'} already and would be overwritten; nothing was written. See the difference with --dry-run, and overwrite with --force.`,
    );
  const wanted = files.filter(({ state }) => state !== 'same' && state !== 'kept');
  await writeFiles(wanted.map(({ file, after }) => ({ file, data: after, inside: dir })));
}

/** Throws InputError where the file cannot be read, or is too large to be a table of events. */
export async function readTable(file: string, name: string): Promise<Uint8Array> {
  try {
    const read = await readBytes(file, { most: MAX_TABLE_BYTES, piped: true });
    if ('bytes' in read) return read.bytes;
    throw new InputError('not' in read ? `"${name}" is a device, not a file.` : tableTooLarge(read.tooLarge, name));
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`"${name}" cannot be read. ${why(error)}`);
  }
}

function importBytes({ name, bytes, shape }: TableFile, plan: string | undefined, english: English): Imported {
  const decoded = decodeTable(bytes, name);
  if ('fault' in decoded) throw new InputError(decoded.fault);
  const imported = importPlan(
    decoded.text,
    { name, english, ...(shape ? { shape } : {}), ...(plan ? { plan } : {}) },
    decoded.remarks,
  );
  if ('fault' in imported) throw new InputError(imported.fault);
  return imported;
}

/** The scorecard of the plan alone, under the settings of its project. */
function cardOf(
  imported: Imported,
  name: string,
  file: string,
  settings: string,
  today: string,
  english: English,
): string {
  const uri = uriOfPath(file);
  const root = uriOfPath(path.dirname(file));
  const config = readConfig(Doc.of(`${root}/${CONFIG}`, settings, 'whole')).settings;
  const snapshot = Snapshot.empty(config).with(new Map([[uri, inputOf(uri, 'plan', { text: imported.text })]]));
  const project = new Project(
    { root: path.dirname(file), rootUri: root, snapshot, dbt: [] },
    { rules: registry, today },
  );
  project.setLexicon(english);
  const problems = project.problems(uri).map(({ rule, severity, message, raw }) => {
    const { subject } = raw.finding;
    const event = eventOf(subject);
    const property = subject.noun === 'property' ? subject.name : undefined;
    return {
      rule,
      severity,
      message,
      ...(event === undefined ? {} : { event }),
      ...(property === undefined ? {} : { property }),
    };
  });
  return scorecard({ title: `Tracking scorecard of "${name}"`, plan: planOf(project.snapshot), problems, english });
}
const eventOf = (about: Container): string | undefined =>
  about.noun === 'event' ? about.name : about.of && eventOf(about.of);

/** None where a folder above, in the same repository, has git ignore ours already. */
async function ignoreFile(dir: string): Promise<readonly InitFile[]> {
  const file = path.join(dir, '.gitignore');
  const before = await textOf(file);
  const after = withIgnored(before ?? '');
  if (before === undefined && (await ignoredAbove(dir))) return [];
  return [{ file, before, after, state: before === undefined ? 'new' : before === after ? 'same' : 'added' }];
}
async function ignoredAbove(dir: string): Promise<boolean> {
  const git = rootOfGit(dir);
  if (git === undefined) return false;
  for (let at = dir; at !== git; ) {
    at = path.dirname(at);
    const text = await textOf(path.join(at, '.gitignore'));
    if (text !== undefined && /^\.trackwright\/?\s*$/m.test(text)) return true;
  }
  return false;
}
function rootOfGit(dir: string): string | undefined {
  for (let at = dir; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

async function fileOf(file: string, after: string, there: 'kept' | 'other'): Promise<InitFile> {
  const before = await textOf(file);
  const state = before === undefined ? 'new' : before === after ? 'same' : there;
  return { file, before, after, state };
}
async function textOf(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  const read = await readText(file);
  if ('text' in read) return read.text;
  throw new InputError(`"${file}" stands in the way: ${read.unreadable}`);
}

const planName = (dir: string): string => toCase(path.basename(path.resolve(dir)), 'snake_case') || 'tracking';
/** `Tracking plan (v2).csv` -> `Tracking-plan-v2`; what has no letter is called tracking. */
const slugOf = (name: string): string =>
  path
    .basename(name)
    .replace(/\.(?:csv|tsv|tab|txt|md|mdx|markdown|mkd)$/i, '')
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-|-$/g, '') || 'tracking';
