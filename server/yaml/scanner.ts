// The context of a caret, from lines and indentation alone, so that incomplete YAML has one too.

import { lineEnd, nextLine } from './lines.ts';
import { FlowScan } from './scanner-flow.ts';
import { blanksEnd, isBlankLine, keyOf, propsEnd, textEnd, unquoted, valueEnd } from './scanner-words.ts';

/** A mapping or a list that is open at the caret. */
export interface ScanFrame {
  readonly kind: 'map' | 'seq';
  /** Where its keys or dashes stand; for brackets, where they open. */
  readonly column: number;
  readonly flow: boolean;
  /** Offset of the bracket that opens it; -1 in block style. */
  readonly open: number;
  /** The key last written in it, and where. */
  key?: string;
  keyAt: number;
  /** That key, or dash, has no value yet. */
  bare: boolean;
}

export type Slot = 'key' | 'value' | 'item' | 'none';

/** `start` to `end` is the word that is being written; `lead` is what must be put before a word that is chosen. */
export interface Spot {
  readonly slot: Slot;
  readonly frames: readonly ScanFrame[];
  readonly start: number;
  readonly end: number;
  readonly lead: string;
  readonly column: number;
}

/** `text`: a chunk with LF or CRLF breaks; `section`: the top-level key under which an item stands. */
export function spotAt(text: string, caret: number, section: string | undefined): Spot {
  return new Outline(text, caret, section).spot();
}

/** One walk from the top of a chunk to the caret. */
class Outline {
  readonly text: string;
  readonly caret: number;
  frames: ScanFrame[] = [];
  /** The frames that the caret line, or the line before it, closed: innermost first. */
  closed: ScanFrame[] = [];

  constructor(text: string, caret: number, section: string | undefined) {
    this.text = text;
    this.caret = caret;
    if (section !== undefined) this.frames.push({ ...block('map', 0), key: section, bare: true });
  }

  spot(): Spot {
    for (let line = this.text.startsWith('\ufeff') ? 1 : 0; line <= this.text.length; ) {
      const end = lineEnd(this.text, line);
      const next = nextLine(this.text, line);
      if (isBlankLine(this.text, line, end)) {
        if (this.caret <= end) return this.onBlankLine(this.caret - line);
        line = next;
      } else {
        const after = this.onLine(line, end);
        if (typeof after !== 'number') return after;
        line = nextLine(this.text, after);
      }
      if (line === this.text.length && !this.text.endsWith('\n')) break;
    }
    return this.at('none', this.caret, this.caret);
  }

  /** The offset where what began on this line ends, or the spot if the caret stands in it. */
  onLine(line: number, end: number): number | Spot {
    let at = line;
    while (/[ \t]/.test(this.text.charAt(at))) at++;
    if (this.text.charAt(at) === '#') return this.caret <= end ? this.at('none', this.caret, this.caret) : end;
    if (this.caret < at) return this.at('none', this.caret, this.caret);
    let dashed = false;
    while (/^-(?:[ \t]|$)/.test(this.text.slice(at, Math.min(at + 2, end)))) {
      this.toList(at - line, at);
      const from = at + 1;
      at = blanksEnd(this.text, from, end);
      dashed = true;
      if (this.caret < at || (at === end && this.caret <= end))
        return this.at('item', this.caret, this.caret, this.caret === from ? ' ' : '');
      if (this.text.charAt(at) === '#') return this.caret <= end ? this.at('none', this.caret, this.caret) : end;
    }
    return this.onContent(line, at, end, dashed);
  }

  onContent(line: number, at: number, end: number, dashed: boolean): number | Spot {
    const start = propsEnd(this.text, at, end);
    if (this.caret < start) return this.at('none', this.caret, this.caret);
    const key = keyOf(this.text, start, end);
    if (key) return this.onPair(at - line, start, key, end);
    if (!dashed) {
      this.closeDeeper(at - line);
      if (/["'[{|>*&]/.test(this.text.charAt(start))) return this.onValue(start, 'value');
      const word = textEnd(this.text, start, end);
      if (this.caret > Math.max(word, this.caret === end ? end : 0))
        return this.caret <= end ? this.at('none', this.caret, this.caret) : end;
      return this.onHalfTyped(at - line, start, Math.max(word, this.caret));
    }
    return this.onValue(start, 'item');
  }

  onPair(
    column: number,
    start: number,
    key: { readonly end: number; readonly colon: number },
    end: number,
  ): number | Spot {
    const { text, caret } = this;
    this.toMap(column);
    const frame = this.frames.at(-1) as ScanFrame;
    frame.keyAt = start;
    if (caret <= key.colon) return this.at('key', start, Math.max(key.end, caret));
    frame.key = unquoted(text.slice(start, key.end));
    const from = key.colon + 1;
    const value = propsEnd(text, blanksEnd(this.text, from, end), end);
    frame.bare = value >= end || text.charAt(value) === '#';
    if (caret < value || (value === end && caret <= end)) {
      if (!frame.bare && caret < value) return this.at('none', caret, caret);
      return this.at('value', caret, caret, caret === from ? ' ' : '');
    }
    if (frame.bare) return caret <= end ? this.at('none', caret, caret) : end;
    return this.onValue(value, 'value');
  }

  /** A value of any style, from its first character on. */
  onValue(start: number, slot: Slot): number | Spot {
    const { text, caret } = this;
    const first = text.charAt(start);
    const column = this.frames.at(-1)?.column ?? -1;
    if (first === '[' || first === '{') {
      const result = new FlowScan(text, caret, this.frames, column).run(start);
      return typeof result === 'number' ? this.behind(result) : { ...result, column: this.columnOf(result) };
    }
    const last = valueEnd(text, caret, start, column);
    if (caret <= last) return this.at(slot, start, last);
    const quoted = first === '"' || first === "'";
    if (!quoted && caret <= lineEnd(text, last) && /^[ \t]*$/.test(text.slice(last, caret)))
      return this.at(slot, start, caret);
    return this.behind(last);
  }

  /** Behind a value, the rest of its line is a comment or nothing. */
  behind(end: number): number | Spot {
    return this.caret <= lineEnd(this.text, end) ? this.at('none', this.caret, this.caret) : end;
  }

  /** A word without a colon that stands on a line of its own. */
  onHalfTyped(column: number, start: number, end: number): number | Spot {
    const top = this.frames.at(-1);
    if (this.caret > end) return end;
    if (top?.kind === 'seq' && top.column === column && !this.besideMap()) return this.at('item', start, end, '- ');
    return this.asKey(column, start, end);
  }

  onBlankLine(column: number): Spot {
    this.closeDeeper(column);
    const top = this.frames.at(-1);
    const { caret } = this;
    if (top?.kind === 'seq' && top.column === column && !this.besideMap()) return this.at('item', caret, caret, '- ');
    if (top?.kind === 'map' && top.bare && top.column < column && this.dashBelow(top.column))
      return this.at('item', caret, caret, '- ');
    return this.asKey(column, caret, caret);
  }

  /** A key at this column: of the mapping that stands there, of a new one below a key or dash without a value, or of the nearest. */
  asKey(column: number, start: number, end: number): Spot {
    let top = this.frames.at(-1);
    if (top?.kind === 'seq' && top.column === column) this.frames.pop();
    top = this.frames.at(-1);
    if (top && top.column < column) {
      const nearest = this.closed.findLast((frame) => frame.kind === 'map' && frame.column > column);
      if (nearest && top.kind === 'seq') this.frames.push(nearest);
      else if (top.bare || top.kind === 'seq') this.frames.push(block('map', column));
    } else if (!top) this.frames.push(block('map', column));
    return this.at('key', start, end);
  }

  /** Whether the list on top stands at the column of the mapping that holds it. */
  besideMap(): boolean {
    const under = this.frames.at(-2);
    return under?.kind === 'map' && under.column === this.frames.at(-1)?.column;
  }

  dashBelow(column: number): boolean {
    const below = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ \t]*)-(?:[ \t\r\n]|$)/.exec(
      this.text.slice(nextLine(this.text, this.caret)),
    );
    return below !== null && (below[1] ?? '').length >= column;
  }

  toList(column: number, at: number): void {
    this.closeDeeper(column);
    const top = this.frames.at(-1);
    if (top?.kind === 'seq' && top.column === column) {
      top.keyAt = at;
      top.bare = true;
      return;
    }
    if (top) top.bare = false;
    this.frames.push({ ...block('seq', column), keyAt: at, bare: true });
  }

  toMap(column: number): void {
    this.closeDeeper(column);
    if (this.frames.at(-1)?.kind === 'seq' && this.frames.at(-1)?.column === column) this.frames.pop();
    const top = this.frames.at(-1);
    if (top?.kind === 'map' && top.column === column) return;
    if (top) top.bare = false;
    this.frames.push(block('map', column));
  }

  closeDeeper(column: number): void {
    this.closed = [];
    while ((this.frames.at(-1)?.column ?? -1) > column) this.closed.push(this.frames.pop() as ScanFrame);
  }

  columnOf({ frames }: { readonly frames: readonly ScanFrame[] }): number {
    return frames.at(-1)?.column ?? 0;
  }

  at(slot: Slot, start: number, end: number, lead = ''): Spot {
    const frames = this.frames.map((frame) => ({ ...frame }));
    return { slot, frames, start, end, lead, column: this.columnOf({ frames }) };
  }
}

const block = (kind: ScanFrame['kind'], column: number): ScanFrame => ({
  kind,
  column,
  flow: false,
  open: -1,
  keyAt: -1,
  bare: false,
});
