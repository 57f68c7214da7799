// Globs: of event names, where `*` stands for any run of characters; and of files, where `**` crosses folders.
import type { Steps } from './steps.ts';

/** A test for names; linear in the name, whatever the glob. */
export function globMatcher(glob: string): (name: string) => boolean {
  const [head = '', ...rest] = glob.split('*');
  const tail = rest.pop();
  if (tail === undefined) return (name) => name === head;
  return (name) => {
    if (name.length < head.length + tail.length || !name.startsWith(head) || !name.endsWith(tail)) return false;
    let from = head.length;
    for (const part of rest) {
      const found = name.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    return from <= name.length - tail.length;
  };
}

/** One name against one of many globs, most of which part from it in their first letters. */
export function matchesGlob(glob: string, name: string): boolean {
  const star = glob.indexOf('*');
  if (star < 0) return glob === name;
  for (let at = 0; at < star; at++) if (glob.charCodeAt(at) !== name.charCodeAt(at)) return false;
  return globMatcher(glob)(name);
}

/**
 * Of files: `*` stands for any run of characters within a folder, `?` for one, `**` for any run across folders, and `**` with a
 * slash behind it for any number of whole folders; everything else for itself. A glob without these is a file, or a folder with
 * all that it holds. The work of one test is at most the length of the glob times that of the path.
 */
export function fileMatcher(globs: readonly string[], steps: Steps = { taken: 0 }): (path: string) => boolean {
  const tests = globs.map((glob) => fileTest(glob, steps));
  return (path) => tests.some((test) => test(path));
}

function fileTest(glob: string, steps: Steps): (path: string) => boolean {
  const head = /^[^*?]*/.exec(glob)?.[0] ?? '';
  if (head === glob) {
    const folder = `${glob.replace(/\/$/, '')}/`;
    return (path) => path === glob || path.startsWith(folder);
  }
  const tokens = tokensOf(glob.slice(head.length));
  const least = tokens.filter((token) => !isRun(token)).length;
  return (path) =>
    path.length >= head.length + least && path.startsWith(head) && leadsThrough(tokens, path.slice(head.length), steps);
}

const ONE = 'one';
const RUN = 'run';
const DEEP = 'deep run';
const FOLDERS = 'folders';
/** A wildcard, or one character that stands for itself. */
type Token = string;
const wild: ReadonlyMap<string, Token> = new Map([
  ['**/', FOLDERS],
  ['**', DEEP],
  ['*', RUN],
  ['?', ONE],
]);

/** Runs beside one that says as much are left out, so that a glob has about as many tokens as the paths it takes have characters. */
function tokensOf(glob: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const part of glob.split(/(\*\*\/?|\*|\?)/))
    for (const token of wild.has(part) ? [wild.get(part) ?? part] : part.split('')) {
      const last = tokens.at(-1);
      if (isRun(token) && (last === token || last === DEEP)) continue;
      if (token === DEEP) while (isRun(tokens.at(-1))) tokens.pop();
      tokens.push(token);
    }
  return tokens;
}
const isRun = (token: Token | undefined): boolean => token === RUN || token === DEEP || token === FOLDERS;

/**
 * Follows all ways through the glob at once, character by character. State `2 * i` is before token i; `2 * i + 1` is within a
 * folder that token i passes over.
 */
function leadsThrough(tokens: readonly Token[], path: string, steps: Steps): boolean {
  const seen = new Int32Array(2 * tokens.length + 2).fill(-1);
  let now: number[] = [];
  let next: number[] = [];
  const reach = (state: number, at: number) => {
    for (let to = state; seen[to] !== at; to += 2) {
      steps.taken++;
      seen[to] = at;
      next.push(to);
      if (to % 2 || !isRun(tokens[to / 2])) return;
    }
  };
  reach(0, 0);
  for (let at = 0; at < path.length && next.length; at++) {
    [now, next] = [next, now];
    next.length = 0;
    const sign = path[at] as string;
    for (const state of now) {
      steps.taken++;
      const token = tokens[state >> 1];
      if (state % 2) reach(sign === '/' ? state - 1 : state, at + 1);
      else if (token === DEEP) reach(state, at + 1);
      else if (token === FOLDERS && sign !== '/') reach(state + 1, at + 1);
      else if (token === RUN && sign !== '/') reach(state, at + 1);
      else if (token === sign || (token === ONE && sign !== '/')) reach(state + 2, at + 1);
    }
  }
  return next.includes(2 * tokens.length);
}
