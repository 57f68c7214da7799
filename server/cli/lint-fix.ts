// `lint --fix`: the fixes that change no meaning, round after round until none is left; then every changed file, whole.
import { fixOf, together } from '../lint/mend.ts';
import type { LiveProject } from '../project/live.ts';
import { readText } from '../project/read-text.ts';
import { pathOfUri } from '../project/uri.ts';
import { writeWhole } from '../project/write-file.ts';
import { applyEdits } from '../read/yaml/edits.ts';
import { diff } from './diff.ts';
import { InputError } from './errors.ts';
import type { Io } from './io.ts';
import { shownPath } from './paths.ts';

/** More than fixes wait for each other; two that undo each other stop there. */
const mostRounds = 10;

/** A file of the disk as it was read and as it would be. */
export interface Mended {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Mends what is wrong in the files `wanted`; a fix may reach into others. The project is mended, the disk is not. */
export function mendAll(project: LiveProject, wanted: readonly string[]): readonly Mended[] {
  const before = new Map<string, string>();
  for (let round = 0; round < mostRounds; round++) {
    const { snapshot, linter } = project;
    const problems = wanted.flatMap((uri) => project.problems(uri)).filter(({ safe, fixable }) => safe && fixable);
    const edits = together(
      problems.flatMap((problem) => fixOf(problem, linter, snapshot) ?? []),
      snapshot,
    );
    let changed = false;
    for (const [uri, list] of edits) {
      const doc = snapshot.doc(uri);
      const text = doc && applyEdits(doc, list);
      if (!doc || typeof text !== 'string' || text === doc.text() || pathOfUri(uri) === undefined) continue;
      if (!before.has(uri)) before.set(uri, doc.text());
      project.open(uri, text);
      changed = true;
    }
    if (!changed) break;
  }
  return Array.from(before, ([uri, was]) => ({
    file: pathOfUri(uri) ?? uri,
    before: was,
    after: project.snapshot.doc(uri)?.text() ?? was,
  })).filter((one) => one.after !== one.before);
}

/** Rejects, before anything is written, when a file is no longer what was linted. */
export async function writeMended(mended: readonly Mended[], { cwd }: Io): Promise<void> {
  for (const { file, before } of mended) {
    const now = await readText(file);
    if (!('text' in now) || now.text !== before)
      throw new InputError(`"${shownPath(cwd, file)}" was changed while it was linted; nothing was written.`, {
        help: 'Run lint again.',
      });
  }
  for (const { file, after } of mended) await writeWhole(file, after);
}

export const diffOf = (mended: readonly Mended[], { cwd, stdout }: Io): string =>
  mended.map(({ file, before, after }) => diff(shownPath(cwd, file), before, after, stdout.colour)).join('');
