// Where a plan file is cut: at top-level keys and at the items of top-level lists, so that a keystroke costs one item.

import type { Cut, Open } from './chunk.ts';
import { withFeeds } from './span.ts';

/** The cuts of a text; `sound` is false when document markers forbid cutting, and the file is to be read as a whole. */
export interface Cuts {
  readonly cuts: readonly Cut[];
  readonly sound: boolean;
}

/**
 * Cuts `text`, before which the list state is `before`; `first` when it stands at the start of its file, where a
 * leading `---` is harmless. Comments above an item, no deeper than it, go with it. At least one cut, maybe empty.
 */
export function splitChunks(text: string, before: Open, first: boolean): Cuts {
  const scan = withFeeds(text);
  const marks: Mark[] = [{ at: 0, line: 0, kind: 'key', before }];
  const notes: Note[] = []; // comment lines since the last line of content
  let open = before;
  let content = !first;
  let sound = true;
  let line = 0;
  for (let at = 0, end = 0; at < scan.length; at = end, line++) {
    const feed = scan.indexOf('\n', at);
    end = feed < 0 ? scan.length : feed + 1;
    const from = at + (first && at === 0 && scan.charCodeAt(0) === 0xfeff ? 1 : 0);
    let start = from;
    while (scan.charCodeAt(start) === SPACE) start++;
    const indent = start - from;
    const head = scan.charCodeAt(start);
    if (isBlank(scan, start, end)) continue;
    if (head === HASH) {
      notes.push({ at, line, indent });
      continue;
    }
    const mark = indent === 0 ? markerOf(scan, start, end) : undefined;
    if (mark) {
      if (content || mark !== 'start') sound = false;
      if (mark === 'start') continue;
    }
    const kind = mark ? undefined : kindOf(scan, start, indent, open);
    if (kind) {
      const bare = marks.length === 1 && !content && first;
      const note = leading(notes, indent);
      if (bare)
        (marks[0] as Mark).kind = kind; // what stands above the first item goes with it
      else if (note || at > 0) marks.push({ at: note?.at ?? at, line: note?.line ?? line, kind, before: open });
      else (marks[0] as Mark).kind = kind;
      open = kind === 'item' ? indent : opensList(scan.slice(start, end)) ? 'head' : 'no';
    } else if (open === 'head') open = 'no'; // its value is no list: the section stays in one piece
    content = true;
    notes.length = 0;
  }
  const breaks = scan.length > 0 && scan.endsWith('\n') ? line : Math.max(0, line - 1);
  return { cuts: slices(text, marks, open, breaks), sound };
}

interface Mark {
  readonly at: number;
  readonly line: number;
  kind: Cut['kind'];
  readonly before: Open;
}

interface Note {
  readonly at: number;
  readonly line: number;
  readonly indent: number;
}

const [TAB, LF, CR, SPACE, HASH, PERCENT, DASH, DOT] = [9, 10, 13, 32, 35, 37, 45, 46];

function slices(text: string, marks: readonly Mark[], open: Open, breaks: number): Cut[] {
  const cuts: Cut[] = [];
  for (const [index, mark] of marks.entries()) {
    const next = marks[index + 1];
    const slice = text.slice(mark.at, next?.at);
    if (slice === '' && marks.length > 1) continue;
    const lines = (next?.line ?? breaks) - mark.line;
    cuts.push({ text: slice, kind: mark.kind, before: mark.before, after: next?.before ?? open, breaks: lines });
  }
  return cuts;
}

function isBlank(scan: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = scan.charCodeAt(at);
    if (code !== SPACE && code !== TAB && code !== LF && code !== CR) return false;
  }
  return true;
}

/** `start`: a bare `---`; `other`: `---` with content behind it, `...`, a directive. */
function markerOf(scan: string, start: number, end: number): 'start' | 'other' | undefined {
  const head = scan.charCodeAt(start);
  if (head === PERCENT) return 'other';
  if (head !== DASH && head !== DOT) return undefined;
  const line = scan.slice(start, end);
  if (/^---[ \t]*(?:[ \t]#.*)?\r?\n?$/s.test(line)) return 'start';
  return /^(?:---|\.\.\.)(?:[ \t\r\n]|$)/.test(line) ? 'other' : undefined;
}

function kindOf(scan: string, start: number, indent: number, open: Open): Cut['kind'] | undefined {
  const next = scan.charCodeAt(start + 1);
  const alone = Number.isNaN(next) || next <= SPACE; // an indicator must be followed by white space
  if (scan.charCodeAt(start) === DASH && alone) return open === 'head' || open === indent ? 'item' : undefined;
  // No key starts with one of these: they close or continue what stands above; a byte order mark begins files only.
  return indent === 0 && !/^(?:[\t\]},\ufeff]|[:?-](?![^ \t\r\n]))/.test(scan.slice(start, start + 2))
    ? 'key'
    : undefined;
}

/**
 * `key:` with nothing behind it but a comment leaves its value to the lines below. A word that is no key yet (`event`,
 * `events:x`) counts too: while a head is being typed, its items must not melt into one chunk.
 */
const opensList = (line: string): boolean =>
  /^(?:[\w$.-]+|'[^']*'|"[^"]*")[ \t]*:(?:[ \t]+#.*|[ \t\r\n]*)$/s.test(line) || /^[\w$.:-]+[ \t\r\n]*$/.test(line);

/** The first of the comment lines that belong to an item at this column. */
function leading(notes: readonly Note[], indent: number): Note | undefined {
  let first: Note | undefined;
  for (let index = notes.length - 1; index >= 0; index--) {
    const note = notes[index] as Note;
    if (note.indent > indent) break;
    first = note;
  }
  return first;
}
