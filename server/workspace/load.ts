// A project from the disk: its settings, its files, a snapshot of them.
import path from 'node:path';
import { CONFIG } from '../config/config.schema.ts';
import { isProjectFile } from '../dbt/read/paths.ts';
import { readDbt } from '../dbt/read/read.ts';
import type { DbtProject } from '../dbt/read/things.ts';
import { type FileKind, fileKind, kindMatcher } from '../plan/file-kinds.ts';
import { type FileInput, Snapshot } from '../plan/snapshot.ts';
import { Doc } from '../yaml/document.ts';
import { tooLong } from '../yaml/limits.ts';
import { ExtendedFiles } from './extended-files.ts';
import { walk } from './file-listing.ts';
import type { Reach } from './reach.ts';
import { type ReadText, readText } from './read-text.ts';
import { type LoadedSettings, loadSettings } from './settings.ts';
import { uriOfPath } from './uri.ts';

export interface LoadedProject {
  readonly root: string;
  readonly rootUri: string;
  readonly snapshot: Snapshot;
  readonly dbt: readonly DbtProject[];
  /** Folders below that are projects of their own, whose files are not among these. */
  readonly nested?: readonly string[];
  /** Uris of the project files that its own extends, there or not; and what they say. */
  readonly extendedFiles?: ReadonlySet<string>;
  readonly extended?: ExtendedFiles;
}

/**
 * Everything of ours under `root`, an absolute folder; what lies in a project of its own, or in one of `apart`, is left to that
 * one, and what lies outside of `reach` is not read.
 */
export async function loadProject(
  root: string,
  signal?: AbortSignal,
  apart: readonly string[] = [],
  reach?: Reach,
): Promise<LoadedProject> {
  const rootUri = uriOfPath(root);
  const configUri = uriOfPath(path.join(root, CONFIG));
  const config = await readText(path.join(root, CONFIG), { reach });
  const extended = new ExtendedFiles(reach);
  const settled = loadSettings(configUri, config, { extended });
  const { settings } = settled;
  const { files, nested } = await walk(root, { signal, apart, gitignore: settings.gitignore, reach });
  const dbt = await dbtProjects(files, reach);
  const inputs = new Map<string, FileInput>();
  // Also where it is a folder, which the walk would not list.
  if (!('gone' in config)) inputs.set(configUri, configInput(configUri, config, settled));
  const kindOf = kindMatcher(rootUri, { plans: settings.plans, dbt });
  for (const file of files) {
    signal?.throwIfAborted();
    const uri = uriOfPath(file);
    const kind = kindOf(uri);
    if (kind && uri !== configUri) inputs.set(uri, inputOf(uri, kind, await readText(file, { reach })));
  }
  return {
    root,
    rootUri,
    snapshot: Snapshot.empty(settings).with(inputs),
    dbt,
    nested,
    extendedFiles: settled.extendedFiles,
    extended,
  };
}

/** The project file, read no second time. */
export function configInput(uri: string, read: ReadText, { own, extendsErrors }: LoadedSettings): FileInput {
  const isRead = own && 'text' in read && tooLong(read.text) === undefined;
  if (!isRead) return { ...inputOf(uri, 'config', read), extendsErrors };
  const reading = { fragments: [own.reading.fragment], language: own.language };
  return { kind: 'config', doc: own.doc, extendsErrors, reading };
}
export function inputOf(uri: string, kind: FileKind, read: ReadText): FileInput {
  const unreadable = 'text' in read ? tooLong(read.text) : read.unreadable;
  const text = 'text' in read && unreadable === undefined ? read.text : '';
  const { chunking, dialect } = fileKind(kind);
  return { kind, doc: Doc.of(uri, text, chunking, dialect), ...(unreadable === undefined ? {} : { unreadable }) };
}

async function dbtProjects(files: readonly string[], reach: Reach): Promise<readonly DbtProject[]> {
  const found: DbtProject[] = [];
  for (const file of files.filter(isProjectFile)) {
    const read = await readText(file, { reach });
    if ('text' in read) found.push(...projectsIn(Doc.of(uriOfPath(file), read.text, 'whole', 'dbt')));
  }
  return found;
}
export const projectsIn = (doc: Doc): readonly DbtProject[] =>
  readDbt(doc).items.filter((item): item is DbtProject => item.shape === 'dbtProject');
