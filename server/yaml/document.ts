// One version of one text: its chunks, positions and edits. An edit gives the next version and shares what it did not touch.
import { AnchorTable } from './anchors.ts';
import type { Chunk, ParsedChunk, YamlDialect, YamlSyntaxError } from './chunk.ts';
import { jointFaults } from './chunk-boundaries.ts';
import type { Node, Span } from './node.ts';
import { parseChunk } from './parse.ts';
import { chunksOf, rechunk } from './rechunk.ts';
import { chunkPlaceOf, lastAtMost, sourceOf, spanOf } from './span.ts';

export { spansWithin, spanWithin } from './scalar-offsets.ts';

/** Both from 0; `character` counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces `range` by `text`, or the whole text when no range is given. */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

/** Plan files are cut into chunks, dbt files are read as a whole: the kind of a file decides, never its size. */
export type ChunkPolicy = 'chunks' | 'whole';

export class Doc {
  readonly uri: string;
  readonly policy: ChunkPolicy;
  readonly dialect: YamlDialect;
  readonly chunks: readonly Chunk[];
  readonly #offsets: Int32Array;
  readonly #lines: Int32Array;
  #places: Map<Chunk, number> | undefined;
  #anchors: AnchorTable | undefined;

  private constructor(uri: string, policy: ChunkPolicy, dialect: YamlDialect, chunks: readonly Chunk[]) {
    this.uri = uri;
    this.policy = policy;
    this.dialect = dialect;
    this.chunks = chunks;
    this.#offsets = new Int32Array(this.chunks.length + 1);
    this.#lines = new Int32Array(this.chunks.length + 1);
    let [offset, line] = [0, 0];
    this.chunks.forEach((chunk, index) => {
      chunk.index = index;
      this.#offsets[index + 1] = offset += chunk.text.length;
      this.#lines[index + 1] = line += chunk.breaks;
    });
  }

  static of(uri: string, text: string, policy: ChunkPolicy, dialect: YamlDialect = 'plan'): Doc {
    return new Doc(uri, policy, dialect, chunksOf(uri, text, policy === 'whole', dialect));
  }

  /** In UTF-16 units. */
  get length(): number {
    return this.#offsets[this.chunks.length] as number;
  }

  get lineCount(): number {
    return (this.#lines[this.chunks.length] as number) + 1;
  }

  text(): string {
    return this.chunks.map((chunk) => chunk.text).join('');
  }

  parsed(chunk: Chunk): ParsedChunk {
    return chunk.parsed(parseChunk);
  }

  /** What is no YAML in a chunk, where it does not fit the chunks beside it, and aliases that no anchor resolves. */
  faults(chunk: Chunk): readonly YamlSyntaxError[] {
    const { faults, aliases } = this.parsed(chunk);
    const strays = aliases.length > 0 ? this.#table().strays(aliases) : [];
    return [...faults, ...jointFaults(this, chunk), ...strays];
  }

  edit(change: Change): Doc {
    if (!change.range) return Doc.of(this.uri, change.text, this.policy, this.dialect);
    const start = this.offsetAt(change.range.start);
    const end = Math.max(start, this.offsetAt(change.range.end));
    return this.#rechunk(start, end, change.text) ?? this.#anew(start, end, change.text);
  }

  range(span: Span): Range {
    const { chunk, start, end } = chunkPlaceOf(span);
    const index = this.#indexOf(chunk);
    return { start: this.#position(index, start), end: this.#position(index, end) };
  }

  /** Start and end in the whole text, for edits and tests. */
  offsets(span: Span): [number, number] {
    const { chunk, start, end } = chunkPlaceOf(span);
    const base = this.#offsets[this.#indexOf(chunk)] as number;
    return [base + start, base + end];
  }

  /** Clamped to the text: a column behind the end of a line is that end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    const { index, from, to } = this.#line(position.line);
    return (this.#offsets[index] as number) + Math.min(Math.max(from + position.character, from), to);
  }

  /** The text of a line, without its line break; undefined where the line does not exist. */
  line(line: number): string | undefined {
    if (line < 0 || line >= this.lineCount) return undefined;
    const { index, from, to } = this.#line(line);
    return (this.chunks[index] as Chunk).text.slice(from, to);
  }

  positionAt(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.length);
    const index = this.#chunkIndexAt(at);
    return this.#position(index, at - (this.#offsets[index] as number));
  }

  /** A place of no width. */
  spanAt(position: Position): Span {
    const offset = this.offsetAt(position);
    const index = this.#chunkIndexAt(offset);
    const inside = offset - (this.#offsets[index] as number);
    return spanOf(this.chunks[index] as Chunk, inside, inside);
  }

  /** Whether a span still stands in this version. */
  has(span: Span): boolean {
    return this.#find(chunkPlaceOf(span).chunk) !== undefined;
  }

  /** The node that an alias at `at` means; without a place, the first of that name. */
  anchor(name: string, at?: Span): Node | undefined {
    return this.#table().find(name, at);
  }

  /** The characters that stand at a span. */
  textOf(span: Span): string {
    return sourceOf(span);
  }

  /** The head of the list to which an item belongs; for any other chunk, the chunk itself. */
  headOf(chunk: Chunk): Chunk {
    let index = this.#indexOf(chunk);
    while (index > 0 && (this.chunks[index] as Chunk).kind === 'item') index--;
    return this.chunks[index] as Chunk;
  }

  nextOf(chunk: Chunk): Chunk | undefined {
    return this.chunks[this.#indexOf(chunk) + 1];
  }

  /** Undefined when the file can no longer be cut. */
  #rechunk(start: number, end: number, text: string): Doc | undefined {
    const first = Math.max(0, this.#chunkIndexAt(start) - 1);
    const base = this.#offsets[first] as number;
    const around = { first, last: this.#chunkIndexAt(end) + 1, start: start - base, end: end - base, text };
    const next = rechunk(this.chunks, around);
    return next && new Doc(this.uri, this.policy, this.dialect, next);
  }

  #anew(start: number, end: number, text: string): Doc {
    const whole = this.text();
    return Doc.of(this.uri, whole.slice(0, start) + text + whole.slice(end), this.policy, this.dialect);
  }

  #table(): AnchorTable {
    this.#anchors ??= new AnchorTable(this);
    return this.#anchors;
  }

  /** The chunk a line stands in, and where in it. */
  #line(line: number): { index: number; from: number; to: number } {
    const index = lastAtMost(this.#lines, line, this.chunks.length);
    const { text, starts } = this.chunks[index] as Chunk;
    const nth = line - (this.#lines[index] as number);
    const from = starts[nth] as number;
    if (nth + 1 >= starts.length) return { index, from, to: text.length };
    const next = starts[nth + 1] as number;
    return { index, from, to: next - (text.endsWith('\r\n', next) ? 2 : 1) };
  }

  #position(index: number, offset: number): Position {
    const { starts } = this.chunks[index] as Chunk;
    const line = lastAtMost(starts, offset);
    return { line: (this.#lines[index] as number) + line, character: offset - (starts[line] as number) };
  }

  #indexOf(chunk: Chunk): number {
    const index = this.#find(chunk);
    if (index === undefined) throw new Error('A span of another version of the text was used.');
    return index;
  }

  #find(chunk: Chunk): number | undefined {
    if (this.chunks[chunk.index] === chunk) return chunk.index;
    this.#places ??= new Map(this.chunks.map((each, index) => [each, index]));
    return this.#places.get(chunk);
  }

  #chunkIndexAt(offset: number): number {
    return lastAtMost(this.#offsets, offset, this.chunks.length);
  }
}
