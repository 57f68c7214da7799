// Where a caret stands inside brackets.
import { lineEnd, nextLine } from './lines.ts';
import type { ScanFrame, Slot, Spot } from './scanner.ts';
import { quoteEnd, unquoted } from './scanner-words.ts';

type Found = Omit<Spot, 'column'>;

/** A walk through `[…]` or `{…}`, over lines, until the bracket is closed or the caret is met. */
export class FlowScan {
  readonly #text: string;
  readonly #caret: number;
  readonly #frames: ScanFrame[];
  readonly #depth: number;
  readonly #column: number;

  /** `frames` are added to; `column`: a line no deeper than that ends a bracket that nobody closed. */
  constructor(text: string, caret: number, frames: ScanFrame[], column: number) {
    this.#text = text;
    this.#caret = caret;
    this.#frames = frames;
    this.#depth = frames.length;
    this.#column = column;
  }

  /** Where the brackets that open at `start` end, or the spot if the caret stands between them. */
  run(start: number): number | Found {
    const text = this.#text;
    if (this.#caret <= start) return this.#found('none', this.#caret, this.#caret);
    this.#open(start);
    let at = start + 1;
    while (this.#frames.length > this.#depth) {
      const gap = at;
      at = this.#skipGap(at);
      if (this.#caret < at || (this.#caret === at && this.#endsHere(at)))
        return this.#caretBelow(gap) ? this.#giveUp(gap) : this.#inGap(gap);
      if (at >= text.length || this.#abandoned(at)) return this.#giveUp(gap);
      const next = this.#step(at);
      if (typeof next !== 'number') return next;
      at = next;
    }
    return this.#caret === at - 1 && this.#caret > start ? this.#found('none', this.#caret, this.#caret) : at;
  }

  /** One token: its end, or the spot if the caret stands in it. */
  #step(at: number): number | Found {
    const first = this.#text.charAt(at);
    const top = this.#frames.at(-1) as ScanFrame;
    if (first === '[' || first === '{') {
      this.#open(at);
      return at + 1;
    }
    if (first === ']' || first === '}') {
      this.#frames.pop();
      const outer = this.#frames.at(-1);
      if (outer && this.#frames.length > this.#depth) outer.bare = false;
      return at + 1;
    }
    if (first === ',') {
      top.bare = false;
      delete top.key;
      return at + 1;
    }
    if (first === ':') {
      top.bare = true;
      return at + 1;
    }
    return this.#word(at, top);
  }

  #word(at: number, top: ScanFrame): number | Found {
    const end = this.#wordEnd(at);
    const slot: Slot = top.kind === 'seq' ? 'item' : top.bare ? 'value' : 'key';
    if (at <= this.#caret && this.#caret <= end) return this.#found(slot, at, end);
    if (slot === 'key') {
      top.key = unquoted(this.#text.slice(at, end));
      top.keyAt = at;
    } else top.bare = false;
    return end;
  }

  #wordEnd(at: number): number {
    const first = this.#text.charAt(at);
    const line = lineEnd(this.#text, at);
    if (first === '"' || first === "'") {
      const close = quoteEnd(this.#text, at);
      return close !== undefined && close <= line ? close : line;
    }
    const word = /^(?:[^,[\]{}:#]|:(?![ \t,[\]{}]|$)|(?<![ \t])#)*/.exec(this.#text.slice(at, line))?.[0] ?? '';
    const end = at + word.length;
    // Blanks before the caret belong to the word that is being written.
    return this.#caret <= end && this.#caret > at
      ? Math.max(this.#caret, at + word.trimEnd().length)
      : at + Math.max(1, word.trimEnd().length);
  }

  #inGap(gap: number): Found {
    const caret = this.#caret;
    const before = this.#text.slice(gap, caret);
    if (/(?:^|[ \t])#[^\n]*$/.test(before)) return this.#found('none', caret, caret);
    const top = this.#frames.at(-1) as ScanFrame;
    const previous = this.#text.charAt(caret - 1);
    const lead = previous === ':' || previous === ',' ? ' ' : '';
    if (/["'\w\]}]/.test(this.#text.charAt(gap - 1)) && gap > 0) return this.#found('none', caret, caret); // a comma is missing
    return this.#found(top.kind === 'seq' ? 'item' : top.bare ? 'value' : 'key', caret, caret, lead);
  }

  /** At the caret, nothing is written: white space, the end, a comma or a closing bracket follows. */
  #endsHere(at: number): boolean {
    return at >= this.#text.length || /[,\]}\r\n]/.test(this.#text.charAt(at));
  }

  #skipGap(from: number): number {
    const gap = /(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\n]*)*/y;
    gap.lastIndex = from;
    return gap.test(this.#text) ? gap.lastIndex : from;
  }

  /** Whether the caret stands on an empty line that is no deeper than what the brackets belong to. */
  #caretBelow(gap: number): boolean {
    const line = this.#text.lastIndexOf('\n', this.#caret - 1) + 1;
    return (
      gap < line &&
      this.#caret - line <= this.#column &&
      this.#text.slice(line, lineEnd(this.#text, line)).trim() === ''
    );
  }

  /** Whether a line begins here that stands outside of the brackets: they are not closed yet. */
  #abandoned(at: number): boolean {
    const line = this.#text.lastIndexOf('\n', at - 1) + 1;
    return (
      /^[ \t]*$/.test(this.#text.slice(line, at)) && at - line <= this.#column && !/[\]}]/.test(this.#text.charAt(at))
    );
  }

  #giveUp(from: number): number {
    this.#frames.length = this.#depth;
    return Math.min(lineEnd(this.#text, from), nextLine(this.#text, from));
  }

  #open(at: number): void {
    const line = this.#text.lastIndexOf('\n', at - 1) + 1;
    const kind = this.#text.charAt(at) === '{' ? 'map' : 'seq';
    this.#frames.push({ kind, column: at - line, flow: true, open: at, keyAt: -1, bare: false });
  }

  #found(slot: Slot, start: number, end: number, lead = ''): Found {
    return { slot, frames: this.#frames.map((frame) => ({ ...frame })), start, end, lead };
  }
}
