// `lint --fix`: the fixes that change no meaning, round after round until none is left; then every changed file, whole.

import { InputError } from '../../base/user-error.ts';
import { fixesOf, type TextFix, together } from '../../lint/engine/fixes.ts';
import { maskedText } from '../../lint/engine/masked.ts';
import type { Problem } from '../../lint/engine/problems.ts';
import { isOfSyntax } from '../../lint/engine/raw-diagnostic.ts';
import type { SourceFile } from '../../plan/difference.ts';
import type { Project } from '../../workspace/project.ts';
import { readText } from '../../workspace/read-text.ts';
import { pathOfUri } from '../../workspace/uri.ts';
import { type FileWrite, writeFiles } from '../../workspace/write-file.ts';
import { applyEdits } from '../../yaml/edits.ts';
import type { TextEdit } from '../../yaml/node.ts';
import type { Io } from '../io.ts';
import { diff, shownPath } from '../output.ts';

/** More than fixes wait for each other. */
const mostRounds = 10;

/** A file of the disk as it was read and as it would be. */
export interface FixedFile {
  readonly file: string;
  /** Of its project. */
  readonly root: string;
  readonly before: string;
  readonly after: string;
  /** Both as they may be shown, without secrets. */
  readonly shown: readonly [before: string, after: string];
}

export interface Fixing {
  readonly files: readonly FixedFile[];
  /** Rules whose fixes were taken back, since as many problems were left after them as before. */
  readonly helpless: readonly string[];
}

/** Fixes what is wrong in the files `wanted`; a fix may reach into others. The project is fixed, the disk is not. */
export function fixAll(project: Project, wanted: readonly string[]): Fixing {
  const before = new Map<string, SourceFile>();
  const helpless = new Set<string>();
  const seen = new Set([stateOf(project, before)]);
  for (let round = 0; round < mostRounds; ) {
    const { snapshot, linter } = project;
    const problems = wanted.flatMap((uri) => project.problems(uri));
    const fixes = fixesOf(
      problems.filter(({ safe, fixable, rule }) => safe && fixable && !helpless.has(rule)),
      linter,
      snapshot,
    );
    const chosen = firstSyntax([...fixes]);
    const changed = carryOut(
      project,
      together(
        chosen.map(([, fix]) => fix),
        snapshot,
      ),
    );
    if (!changed.size) break;
    for (const uri of changed.keys()) {
      const file = snapshot.files.get(uri);
      if (file && !before.has(uri)) before.set(uri, file);
    }
    const rules = new Set(chosen.map(([problem]) => problem.rule));
    const now = wanted.flatMap((uri) => project.problems(uri));
    const idle = [...rules].filter((rule) => !isBetter(of(rule, problems), of(rule, now)));
    const state = stateOf(project, before);
    // A text that was there before: these rules undo each other.
    const undo = seen.has(state) ? [...rules] : idle;
    seen.add(state);
    if (undo.length) for (const [uri, was] of changed) project.open(uri, was);
    for (const rule of undo) helpless.add(rule);
    if (!undo.length) round++;
  }
  return { files: [...before].flatMap(([uri, was]) => fixedFile(uri, was, project)), helpless: [...helpless] };
}
const of = (rule: string, problems: readonly Problem[]) => problems.filter((problem) => problem.rule === rule);

function fixedFile(uri: string, was: SourceFile, { root, snapshot }: Project): readonly FixedFile[] {
  const now = snapshot.files.get(uri) ?? was;
  const [before, after] = [was.doc.text(), now.doc.text()];
  if (before === after) return [];
  return [{ file: pathOfUri(uri) ?? uri, root, before, after, shown: [maskedText(was), maskedText(now)] }];
}

/** The texts that are not as they were at first. */
const stateOf = ({ snapshot }: Project, before: ReadonlyMap<string, SourceFile>): string =>
  JSON.stringify(
    [...before].flatMap(([uri, was]) => {
      const text = snapshot.doc(uri)?.text();
      return text === was.doc.text() ? [] : [[uri, text]];
    }),
  );

/** What can be read again may have problems that nobody saw: before other rules, the text is fixed. */
function firstSyntax(fixes: readonly (readonly [Problem, TextFix])[]): readonly (readonly [Problem, TextFix])[] {
  const syntax = fixes.filter(([{ raw }]) => isOfSyntax(raw.rule));
  return syntax.length ? syntax : fixes;
}
/** Fewer of a rule's problems, or as many others: a key that is read at last may hold a mistake of its own. */
function isBetter(before: readonly Problem[], after: readonly Problem[]): boolean {
  const left = new Set(after.map(({ key }) => key));
  return after.length < before.length || (after.length === before.length && before.some(({ key }) => !left.has(key)));
}

/** The changed files with their texts as they were. */
function carryOut(project: Project, edits: ReadonlyMap<string, readonly TextEdit[]>): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  const { snapshot } = project;
  for (const [uri, list] of edits) {
    const doc = snapshot.doc(uri);
    const text = doc && applyEdits(doc, list);
    if (!doc || typeof text !== 'string' || text === doc.text() || pathOfUri(uri) === undefined) continue;
    changed.set(uri, doc.text());
    project.open(uri, text);
  }
  return changed;
}

/** All of them, and what else is written with them, or nothing; nothing when a file is no longer what was linted. */
export async function writeFixed(
  fixed: readonly FixedFile[],
  others: readonly FileWrite[],
  { cwd }: Io,
): Promise<void> {
  for (const { file, before } of fixed) {
    const now = await readText(file);
    if (!('text' in now) || now.text !== before)
      throw new InputError(`"${shownPath(cwd, file)}" was changed while it was linted; nothing was written.`, {
        help: 'Run lint again.',
      });
  }
  await writeFiles([...fixed.map(({ file, root, after }) => ({ file, data: after, inside: root })), ...others]);
}

export const diffOf = (fixed: readonly FixedFile[], { cwd, stdout }: Io): string =>
  fixed.map(({ file, shown: [before, after] }) => diff(shownPath(cwd, file), before, after, stdout.colour)).join('');
