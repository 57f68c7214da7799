// What a file of a project may be to us: how it is recognised, cut, and read. A new kind is a row.

import { fileMatcher } from '../base/glob.ts';
import { briefLanguage } from '../brief/brief.schema.ts';
import { readBriefFile } from '../brief/read.ts';
import { CONFIG, configLanguage } from '../config/config.schema.ts';
import { readConfig } from '../config/read.ts';
import { type DbtRoot, isDbtPath } from '../dbt/read/paths.ts';
import { readDbt } from '../dbt/read/read.ts';
import type { Fragment } from '../schema/fragment.ts';
import type { Language } from '../schema/language.ts';
import type { YamlDialect } from '../yaml/chunk.ts';
import type { ChunkPolicy, Doc } from '../yaml/document.ts';
import { type FragmentCache, readPlan } from './read.ts';
import { planLanguage } from './sections.ts';

/** What decides which files are whose, beside their paths. */
export interface FileScope {
  /** Globs of plan files. */
  readonly plans: readonly string[];
  readonly dbt: readonly DbtRoot[];
}
export interface FileKindSpec {
  /** Made once for many files. `path` is counted from the project's folder, and decoded. */
  readonly match: (scope: FileScope) => (file: { readonly uri: string; readonly path: string }) => boolean;
  /** Cut, an edit costs one chunk; read as a whole, all of it. */
  readonly chunking: ChunkPolicy;
  readonly dialect: YamlDialect;
  /** Never fails. */
  readonly read: (doc: Doc, cache: FragmentCache) => readonly Fragment[];
  /** What may stand in it, where that is a key table. */
  readonly language?: Language;
  /** It may hold secrets, so that its lines are shown with care. */
  readonly secrets?: true;
}

/** The first one that fits counts. */
const fileKinds = {
  config: {
    match: () => (file) => file.path === CONFIG,
    chunking: 'whole',
    dialect: 'plan',
    read: (doc) => [readConfig(doc).fragment],
    language: configLanguage,
    secrets: true,
  },
  brief: {
    match: () => (file) => /\.brief\.ya?ml$/i.test(file.path),
    chunking: 'whole',
    dialect: 'plan',
    read: (doc) => [readBriefFile(doc).fragment],
    language: briefLanguage,
  },
  plan: {
    match: ({ plans }) => {
      const isNamed = fileMatcher(plans);
      return ({ path }) => /\.plan\.ya?ml$/i.test(path) || isNamed(path);
    },
    chunking: 'chunks',
    dialect: 'plan',
    read: readPlan,
    language: planLanguage,
  },
  dbt: {
    match:
      ({ dbt }) =>
      ({ uri }) =>
        isDbtPath(uri, dbt),
    chunking: 'whole',
    dialect: 'dbt',
    read: (doc) => [readDbt(doc)],
    secrets: true,
  },
} as const satisfies Readonly<Record<string, FileKindSpec>>;
export type FileKind = keyof typeof fileKinds;
export const fileKind = (kind: FileKind): FileKindSpec => fileKinds[kind];
const order = Object.keys(fileKinds) as readonly FileKind[];

/** The kind of each file of a project, by its uri alone; undefined: it is none of ours. Made once for many files. */
export function kindMatcher(rootUri: string, scope: FileScope): (uri: string) => FileKind | undefined {
  const matchers = order.map((kind) => ({ kind, fits: fileKind(kind).match(scope) }));
  return (uri) => {
    const inside = uri.startsWith(`${rootUri}/`) ? uri.slice(rootUri.length + 1) : uri;
    // `.#x` is a lock of Emacs, a link to nowhere; `._x` is what macOS keeps beside a file on other disks.
    if (inside !== CONFIG && /(?:^|\/)\.(?:%23|_)[^/]*$/.test(inside)) return undefined;
    const file = { uri, path: decoded(inside) };
    return matchers.find(({ fits }) => fits(file))?.kind;
  };
}
/** An escape that stands for no text stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
