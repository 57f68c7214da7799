// What `yaml` composed -> our nodes, with places in their chunk.
import { type Node as Composed, type Pair as ComposedPair, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Chunk, YamlSyntaxError } from './chunk.ts';
import type { Alias, MapNode, Node, Pair, Scalar, Span, Style } from './node.ts';
import { renderScalar } from './render.ts';
import { meaningOf, taggedValue } from './scalar-value.ts';
import { chunkPlaceOf, sourceOf, spanOf, withFeeds } from './span.ts';

export interface Nodes {
  readonly root: Node | undefined;
  readonly anchored: readonly { readonly name: string; readonly node: Node }[];
  readonly aliases: readonly Alias[];
  readonly faults: readonly YamlSyntaxError[];
}

/** `shift` is what the composed offsets lack to be offsets in the chunk. */
export function composedNodesOf(chunk: Chunk, shift: number, contents: Composed | undefined): Nodes {
  const anchored: { name: string; node: Node }[] = [];
  const aliases: Alias[] = [];
  const faults: YamlSyntaxError[] = [];
  const text = withFeeds(chunk.text);

  const startOf = (node: Composed): number => (node.range?.[0] ?? 0) + shift;
  const endOf = (node: Composed): number => (node.range?.[1] ?? 0) + shift;

  function nodeOf(composed: Composed, flow: boolean): Node {
    const at = anchored.length;
    const name = 'anchor' in composed ? composed.anchor : undefined;
    const node = build(composed, flow);
    if (name) anchored.splice(at, 0, { name, node }); // before the anchors inside it
    return node;
  }

  function build(composed: Composed, flow: boolean): Node {
    if (isMap(composed)) return mapOf(composed, composed.items, composed.flow === true, flow);
    if (isSeq(composed)) {
      const inner = flow || composed.flow === true;
      const items = composed.items.map((item) => nodeOf(item as Composed, inner));
      return { kind: 'seq', span: spanAround(composed, items, composed.flow), flow: composed.flow === true, items };
    }
    if (isAlias(composed)) {
      const alias: Alias = {
        kind: 'alias',
        span: spanOf(chunk, startOf(composed), endOf(composed)),
        name: composed.source,
      };
      aliases.push(alias);
      return alias;
    }
    return scalarOf(composed, flow);
  }

  function mapOf(composed: Composed, items: readonly ComposedPair[], own: boolean, within: boolean): MapNode {
    const pairs = items.flatMap((item) => pairsOf(item, within || own));
    const span = spanAround(composed, pairs, own);
    if (sourceOf(span).startsWith('{{')) faults.push(bareJinja(span));
    return { kind: 'map', span, flow: own, pairs };
  }

  function pairsOf(item: ComposedPair, flow: boolean): Pair[] {
    const pair = pairOf(item, flow);
    if (!flow && pair.value.kind === 'map' && !pair.value.flow) {
      const key = chunkPlaceOf(pair.key.span).end;
      if (!text.slice(key, chunkPlaceOf(pair.value.span).start).includes('\n')) return flattened(pair, pair.value);
    }
    return flow || pair.key.style !== 'plain' ? [pair] : [...halfTyped(pair), lastLine(pair)];
  }

  /** A mapping on the line of its key is no YAML: the line was meant as a text, and the keys below it as its neighbours. */
  function flattened({ key, span }: Pair, map: MapNode): Pair[] {
    const { start } = chunkPlaceOf(map.span);
    const line = /[^\n]*/.exec(text.slice(start))?.[0].replace(/[ \t\r]+(?:#.*)?$/s, '') ?? '';
    const end = start + line.length;
    const value: Scalar = {
      kind: 'scalar',
      span: spanOf(chunk, start, end),
      style: 'plain',
      flow: false,
      text: line,
      value: line,
    };
    const below = map.pairs.filter((pair) => chunkPlaceOf(pair.span).start > end);
    return [{ key, value, span: spanOf(chunk, chunkPlaceOf(span).start, end) }, ...below];
  }

  /** `yaml` takes a key without its colon and the key below it for one: they are two, and the first has no value yet. */
  function halfTyped({ key }: Pair): Pair[] {
    const pairs: Pair[] = [];
    const { start } = chunkPlaceOf(key.span);
    const lines = text.slice(start, chunkPlaceOf(key.span).end).split('\n');
    let at = start;
    for (const line of lines.slice(0, -1)) {
      const word = line.trim();
      const from = at + line.indexOf(word);
      const span = spanOf(chunk, from, from + word.length);
      const typed: Scalar = { kind: 'scalar', span, style: 'plain', flow: false, text: word, value: word };
      if (word !== '') pairs.push({ key: typed, value: absent(from + word.length, false), span });
      at += line.length + 1;
    }
    return pairs;
  }

  function lastLine(pair: Pair): Pair {
    const { start, end } = chunkPlaceOf(pair.key.span);
    const source = text.slice(start, end);
    const word = source.slice(source.lastIndexOf('\n') + 1).trimStart();
    if (word === source) return pair;
    const key: Scalar = { ...pair.key, span: spanOf(chunk, end - word.length, end), text: word, value: word };
    return { key, value: pair.value, span: spanOf(chunk, end - word.length, chunkPlaceOf(pair.span).end) };
  }

  function pairOf(item: ComposedPair, flow: boolean): Pair {
    const key = keyOf(item.key as Composed, flow);
    const end = chunkPlaceOf(key.span).end;
    const value = item.value ? nodeOf(item.value as Composed, flow) : absent(end, flow);
    return {
      key,
      value,
      span: spanOf(chunk, chunkPlaceOf(key.span).start, Math.max(chunkPlaceOf(value.span).end, end)),
    };
  }

  /** A key that is not a scalar is kept as its source text, which no lookup by name asks for. */
  function keyOf(composed: Composed, flow: boolean): Scalar {
    if (isScalar(composed)) return nodeOf(composed, flow) as Scalar;
    const node = nodeOf(composed, flow);
    if (node.kind !== 'alias' && !sourceOf(node.span).startsWith('{')) faults.push(complexKey(node.span));
    return { kind: 'scalar', span: node.span, style: 'plain', flow, text: sourceOf(node.span), value: null };
  }

  function scalarOf(composed: Composed, flow: boolean): Scalar {
    if (!isScalar(composed)) return absent(endOf(composed), flow);
    const decoded = composed.source ?? '';
    const style = styles[composed.type ?? 'PLAIN'] ?? 'plain';
    if (style === 'plain' && decoded === '' && startOf(composed) === endOf(composed))
      return absent(startOf(composed), flow);
    const value = composed.tag
      ? taggedValue(composed.tag, decoded, chunk.dialect)
      : style === 'plain'
        ? meaningOf(decoded, chunk.dialect)
        : decoded;
    const block = style === 'literal' || style === 'folded';
    const end = block ? blockEnd(startOf(composed), endOf(composed)) : endOf(composed);
    return { kind: 'scalar', span: spanOf(chunk, startOf(composed), end), style, flow, text: decoded, value };
  }

  /** Nothing was written: it stands right behind its colon, dash or anchor. */
  function absent(offset: number, flow: boolean): Scalar {
    let at = offset;
    while (at > 0 && /[ \t]/.test(text.charAt(at - 1))) at--;
    if (at === 0 || /[\r\n]/.test(text.charAt(at - 1))) at = offset;
    return { kind: 'scalar', span: spanOf(chunk, at, at), style: 'plain', flow, text: '', value: null };
  }

  /** `yaml` lets blocks end behind their line breaks; ours end behind their last line that holds anything. */
  function blockEnd(start: number, end: number): number {
    let last = end;
    while (last > start && /[ \t\r\n]/.test(text.charAt(last - 1))) last--;
    while (last < end && /[ \t]/.test(text.charAt(last))) last++;
    return last;
  }

  function spanAround(composed: Composed, members: readonly { readonly span: Node['span'] }[], flow?: boolean) {
    const start = startOf(composed);
    const last = members.at(-1);
    if (flow || !last) return spanOf(chunk, start, blockEnd(start, endOf(composed)));
    return spanOf(chunk, start, Math.max(chunkPlaceOf(last.span).end, start));
  }

  return { root: contents && nodeOf(contents, false), anchored, aliases, faults };
}

const styles: Record<string, Style> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

const complexKey = (at: Span): YamlSyntaxError => ({
  code: 'complex-key',
  message: 'A list cannot be a key: write a name, in quotes if it holds brackets.',
  at,
});

function bareJinja(at: Span): YamlSyntaxError {
  const { chunk, end } = chunkPlaceOf(at);
  const source = sourceOf(at);
  const alone = !/[\r\n]/.test(source) && /^[ \t]*(?:[ \t]#|[\r\n]|$)/.test(chunk.text.slice(end));
  return {
    code: 'bare-jinja',
    message: 'A text that begins with "{{" is read as a mapping: put it in quotes.',
    at,
    ...(alone && { fix: { at, text: renderScalar(source, 'double') } }),
  };
}
