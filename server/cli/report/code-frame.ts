// A line of source with carets under a part of it, in terminal columns: tabs, wide and unseen characters, lines of any length.
import { clean } from '../../results/clean.ts';
import { charactersOf, widthOf } from '../../results/width.ts';

export interface CodeFrame {
  readonly source: string;
  /** Blanks, then at least one caret. */
  readonly carets: string;
}

const tab = 2;
/** Nobody reads more of a line, even where the output has no width. */
const widest = 160;
/** Characters around the carets that are looked at; a line may be megabytes. */
const far = 400;

/** `from` and `to` are 0-based UTF-16 columns, `to` exclusive; past the end of the line they stand at its end. At most `width` columns wide. */
export function frame(line: string, from: number, to: number, width: number): CodeFrame {
  const start = Math.min(from, line.length);
  const end = Math.max(start, Math.min(to, line.length));
  const left = pieces(line.slice(Math.max(0, start - far), start));
  const marked = pieces(line.slice(start, Math.min(end, start + far)));
  const right = pieces(line.slice(end, end + far));
  const room = Math.max(20, Math.min(width, widest));
  // The marked part first; what is left of the room goes to both sides, most to what comes before.
  const middle = takeFirst(marked, room - 2, end - start > far);
  const beside = room - middle.width;
  const before = takeLast(left, Math.max(Math.floor(beside * 0.6), beside - total(right)), start > far);
  const after = takeFirst(right, beside - before.width, line.length - end > far);
  return {
    source: (before.text + middle.text + after.text).trimEnd(),
    carets: ' '.repeat(before.width) + '^'.repeat(Math.max(1, middle.width)),
  };
}

interface Piece {
  readonly text: string;
  readonly width: number;
}

const pieces = (text: string): readonly Piece[] => {
  // Cleaning and measuring each character is what a report of thousands of problems would spend its time on.
  const isPlain = /^[ -~]*$/.test(text);
  return charactersOf(text).map((character) => {
    const shown = character === '\t' ? ' '.repeat(tab) : isPlain ? character : clean(character);
    return { text: shown, width: isPlain ? 1 : widthOf(shown) };
  });
};

const total = (all: readonly Piece[]): number => all.reduce((sum, { width }) => sum + width, 0);

function takeFirst(all: readonly Piece[], room: number, more: boolean): Piece {
  if (!more && total(all) <= room) return joined(all);
  let [sum, count] = [0, 0];
  for (const { width } of all) {
    if (sum + width > room - 1) break;
    sum += width;
    count += 1;
  }
  return joined([...all.slice(0, count), { text: '…', width: 1 }]);
}

function takeLast(all: readonly Piece[], room: number, more: boolean): Piece {
  if (!more && total(all) <= room) return joined(all);
  let [sum, from] = [0, all.length];
  while (from > 0 && sum + (all[from - 1]?.width ?? 0) <= room - 1) {
    from -= 1;
    sum += all[from]?.width ?? 0;
  }
  return joined([{ text: '…', width: 1 }, ...all.slice(from)]);
}

const joined = (all: readonly Piece[]): Piece => ({ text: all.map(({ text }) => text).join(''), width: total(all) });
