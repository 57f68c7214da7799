// The files that a glob names, found by a walk that ends: `*`, `?`, `[a-z]` within a name, `**` for folders of any depth.
import { opendir, stat } from 'node:fs/promises';
import { EngineError, throwIfAborted } from '../engine-error.ts';

/** Files and folders that one glob may look at. */
const MAX_ENTRIES = 100_000;

/**
 * Absolute, with `/`, in order. Names that begin with a dot are found only by a pattern that does, and `**` follows no
 * links to folders. Throws EngineError: `source` where there is too much to look at, the reason of an abort.
 */
export async function filesMatching(
  pattern: string,
  signal: AbortSignal,
  most = MAX_ENTRIES,
): Promise<readonly string[]> {
  const [root = '', ...names] = pattern.split('/');
  const steps = names.filter((name, i) => name !== '' && !(name === DEEP && names[i + 1] === DEEP));
  if (steps.at(-1) === DEEP) steps.push('*');
  const found = new Set<string>();
  const seen = new Set<string>();
  const open: Place[] = [{ folder: root, step: 0 }];
  let looked = 0;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    throwIfAborted(signal);
    const key = `${place.step} ${place.folder}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { folder, step } = place;
    const name = steps[step] ?? '';
    const isLast = step === steps.length - 1;
    if (name === DEEP) open.push({ folder, step: step + 1 });
    else if (!/[*?[]/.test(name)) {
      const path = `${folder}/${name}`;
      if (!isLast) open.push({ folder: path, step: step + 1 });
      else if (await isFile(path)) found.add(path);
      continue;
    }
    for await (const entry of entriesOf(folder)) {
      if (++looked > most) throw new EngineError('source', tooMuch(pattern, most));
      const path = `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') && !name.startsWith('.')) continue;
      if (name === DEEP) {
        if (entry.isDirectory()) open.push({ folder: path, step });
      } else if (matchesName(name, entry.name)) {
        if (!isLast) open.push({ folder: path, step: step + 1 });
        else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) found.add(path);
      }
    }
  }
  return [...found].sort();
}

interface Place {
  readonly folder: string;
  /** The part of the pattern that is looked for in it. */
  readonly step: number;
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() === true;

const DEEP = '**';

/** Nothing of a folder that is none, is gone or may not be read. */
async function* entriesOf(folder: string) {
  try {
    yield* await opendir(folder === '' || folder.endsWith(':') ? `${folder}/` : folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

const tooMuch = (pattern: string, most: number): string =>
  `${pattern} looks through more than ${most.toLocaleString('en-US')} files and folders. Name a folder nearer to the data, or one without **.`;

/** Whether a name matches one part of a glob. Takes time as the product of both lengths at most: only the last `*` is ever tried again. */
export function matchesName(glob: string, name: string): boolean {
  const parts = partsOf(glob);
  const text = [...name];
  let [part, at, star, from] = [0, 0, -1, 0];
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted === '*') [star, from, part] = [part, at, part + 1];
    else if (wanted?.(text[at] as string)) [part, at] = [part + 1, at + 1];
    else if (star >= 0) [part, from, at] = [star + 1, from + 1, from + 1];
    else return false;
  }
  return parts.slice(part).every((rest) => rest === '*');
}

type Part = '*' | ((character: string) => boolean);

function partsOf(glob: string): readonly Part[] {
  return [...glob.matchAll(/\*+|\?|\[[!^]?\]?[^\]]*\]|./gsu)].map(([token]): Part => {
    if (token.startsWith('*')) return '*';
    if (token === '?') return () => true;
    if (token.length > 2 && token.startsWith('[')) return setOf(token.slice(1, -1));
    return (character) => character === token;
  });
}

/** `abc`, `a-z`, `!0-9`. */
function setOf(text: string): (character: string) => boolean {
  const isNot = /^[!^]/.test(text);
  const ranges = [...(isNot ? text.slice(1) : text).matchAll(/(.)-(.)|(.)/gsu)].map(
    ([, low, high, one]) => [low ?? one ?? '', high ?? one ?? ''] as const,
  );
  return (character) => ranges.some(([low, high]) => low <= character && character <= high) !== isNot;
}
