// The anchors of one file: an alias may stand in another chunk than its anchor.
import type { YamlSyntaxError } from './chunk.ts';
import type { Doc } from './document.ts';
import type { Alias, Node, Span } from './node.ts';
import { renderScalar } from './render.ts';

interface Anchored {
  readonly node: Node;
  readonly offset: number;
}

/** Made once per version of a text, and only when an alias asks. Reads only chunks in which an `&` stands. */
export class AnchorTable {
  readonly #doc: Doc;
  readonly #names = new Map<string, Anchored[]>();

  constructor(doc: Doc) {
    this.#doc = doc;
    for (const chunk of doc.chunks) {
      if (!chunk.text.includes('&')) continue;
      for (const { name, node } of doc.parsed(chunk).anchored) {
        const all = this.#names.get(name) ?? [];
        all.push({ node, offset: doc.offsets(node.span)[0] });
        this.#names.set(name, all);
      }
    }
  }

  /** The last anchor of this name above `at`; without a place, the first of the file. */
  find(name: string, at?: Span): Node | undefined {
    const all = this.#names.get(name);
    if (!all || !at) return all?.[0]?.node;
    const [offset] = this.#doc.offsets(at);
    return all.findLast((anchored) => anchored.offset <= offset)?.node;
  }

  strays(aliases: readonly Alias[]): YamlSyntaxError[] {
    // A lone `*` is a fault already.
    return aliases.filter((alias) => alias.name !== '' && !this.find(alias.name, alias.span)).map(stray);
  }
}

function stray({ name, span }: Alias): YamlSyntaxError {
  const glob = /^_|\*/.test(name); // `*_viewed` was meant as a pattern
  return {
    code: 'missing-anchor',
    message: `No "&${name}" stands above this "*${name}": write the anchor, or the value itself. A text that begins with "*" needs quotes.`,
    at: span,
    ...(glob && { fix: { at: span, text: renderScalar(`*${name}`, 'double') } }),
  };
}
