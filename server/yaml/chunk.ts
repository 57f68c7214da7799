// A piece of a document that is read, kept and thrown away as a whole: a top-level key, an item of a top-level list, a file.

import type { Alias, Node, Span, TextEdit } from './node.ts';
import { chunkPlaceOf, lineStarts } from './span.ts';

/** Whose reading of YAML holds: `plan` is YAML 1.2 core, `dbt` is what dbt's loader (PyYAML, YAML 1.1) makes of a text. */
export type YamlDialect = 'plan' | 'dbt';

/** What is open before a line: no list, a `head` whose list has not begun, or a list whose items stand at column n. */
export type Open = 'no' | 'head' | number;

/** A place at which the text is no YAML. `message` says what is wrong and what to do; `fix` is there where one edit fixes it. */
export interface YamlSyntaxError {
  readonly code: string;
  readonly message: string;
  readonly at: Span;
  readonly fix?: TextEdit;
}

/** `text` is what follows the `#`, as written; `own`: nothing else stands on its line. */
export interface Comment {
  readonly text: string;
  readonly at: Span;
  readonly own: boolean;
}

/** What a reader makes of one chunk. `anchors` holds the first node of each name; `anchored` all of them, as they stand. */
export interface ParsedChunk {
  readonly root: Node | undefined;
  readonly faults: readonly YamlSyntaxError[];
  readonly comments: readonly Comment[];
  readonly anchors: ReadonlyMap<string, Node>;
  readonly anchored: readonly { readonly name: string; readonly node: Node }[];
  readonly aliases: readonly Alias[];
}

export interface Cut {
  readonly text: string;
  /** `key`: a top-level key with its value, or the head of a list; `item`: one item of that list; `whole`: the file. */
  readonly kind: 'key' | 'item' | 'whole';
  readonly before: Open;
  readonly after: Open;
  /** Line breaks in the text. */
  readonly breaks: number;
}

/** Never changes; its identity is the cache key of all that is made of it. Versions of a document share it. */
export class Chunk implements Cut {
  readonly uri: string;
  readonly dialect: YamlDialect;
  readonly text: string;
  readonly kind: 'key' | 'item' | 'whole';
  readonly before: Open;
  readonly after: Open;
  readonly breaks: number;
  /** The line break that the file uses, for a chunk that holds none. */
  readonly fileEol: string;
  /** Where the newest document holds this chunk: a hint, checked before it is believed. */
  index = 0;
  #starts: readonly number[] | undefined;
  #parsed: ParsedChunk | undefined;

  constructor(uri: string, dialect: YamlDialect, cut: Cut, fileEol: string) {
    this.uri = uri;
    this.dialect = dialect;
    this.text = cut.text;
    this.kind = cut.kind;
    this.before = cut.before;
    this.after = cut.after;
    this.breaks = cut.breaks;
    this.fileEol = fileEol;
  }

  /** The line break to write in it. */
  get eol(): string {
    const feed = this.text.indexOf('\n');
    return feed < 0 ? this.fileEol : this.text.charAt(feed - 1) === '\r' ? '\r\n' : '\n';
  }

  /** Offsets at which its lines begin. */
  get starts(): readonly number[] {
    this.#starts ??= lineStarts(this.text);
    return this.#starts;
  }

  /** Reads once; any reader that gives the same nodes may stand in. */
  parsed(read: (chunk: Chunk) => ParsedChunk): ParsedChunk {
    this.#parsed ??= read(this);
    return this.#parsed;
  }
}

export const chunkOf = (span: Span): Chunk => chunkPlaceOf(span).chunk;

export const uriOf = (span: Span): string => chunkPlaceOf(span).chunk.uri;
