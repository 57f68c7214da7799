// Problems that were there before: left out by key, so that edits elsewhere in a file bring none of them back.
import { existsSync } from 'node:fs';
import { InputError } from '../base/user-error.ts';
import type { Problem } from '../lint/engine/problems.ts';
import { readText } from '../workspace/read-text.ts';
import type { FileWrite } from '../workspace/write-file.ts';
import type { Io } from './io.ts';
import { shownPath } from './output.ts';

const schema = 'trackwright.baseline/1';
interface Found {
  readonly uri: string;
  readonly problem: Problem;
}

/** What is not in the baseline. Where there is no such file yet, everything goes into it: `write`, and `note` for when it is done. */
export async function applyBaseline<F extends Found>(
  file: string,
  all: readonly F[],
  io: Io,
): Promise<{ readonly kept: readonly F[]; readonly write?: FileWrite; readonly note?: string }> {
  if (!existsSync(file)) {
    const problems = all.map(({ problem }) => ({ rule: problem.rule, key: problem.key }));
    return {
      kept: [],
      write: { file, data: `${JSON.stringify({ schema, problems }, null, 2)}\n` },
      note: `Wrote ${all.length} problems to "${shownPath(io.cwd, file)}"; from now on only others are reported.`,
    };
  }
  const known = new Map<string, number>();
  for (const key of await keysIn(file)) known.set(key, (known.get(key) ?? 0) + 1);
  const kept = all.filter(({ problem }) => {
    const key = `${problem.rule} ${problem.key}`;
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
  return { kept };
}

async function keysIn(file: string): Promise<readonly string[]> {
  const read = await readText(file);
  if ('unreadable' in read)
    throw new InputError(`The baseline cannot be read. ${read.unreadable}`, { place: { file } });
  const bad = () =>
    new InputError('This is not a Trackwright baseline.', {
      place: { file },
      help: 'Delete it, and it is written anew.',
    });
  let content: unknown;
  try {
    content = JSON.parse(read.text);
  } catch {
    throw bad();
  }
  const { problems } = (content ?? {}) as { problems?: unknown };
  if (!Array.isArray(problems)) throw bad();
  return problems.map((one: { rule?: unknown; key?: unknown } | null) => `${one?.rule} ${one?.key}`);
}
