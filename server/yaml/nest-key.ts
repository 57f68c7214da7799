// Moving a key with its value below other keys of the same mapping, as it is written.

import { endOf, fullEnd, keepsBlankLines, memberStarts, nodeStart, sheetOf } from './enclosing.ts';
import { columnOf, leadStart, leadsLine, lineEnd, lineStart, nextLine, tailEnd } from './lines.ts';
import { type MapNode, type Node, type Pair, pairOf, type TextEdit } from './node.ts';

import { parseChunk } from './parse.ts';
import { remove } from './remove.ts';
import { renderScalar } from './render.ts';
import { chunkPlaceOf, sourceOf, spanOf } from './span.ts';

/**
 * Takes a key out of a mapping and writes it at the end of the mapping at `path` in it, with its comments; levels that are
 * not there are made. No edits where that cannot be done in the words that stand there: below what is no mapping, or one
 * that has an anchor and so stands elsewhere, too; lines or comments that would go into brackets.
 */
export function nestKey(map: MapNode, pair: Pair, path: readonly string[]): readonly TextEdit[] {
  const goal = goalOf(map, path);
  if (!goal || pairOf(goal.map, goal.missing[0] ?? pair.key.text) || path.includes(pair.key.text)) return [];
  if (isTied(pair)) return [];
  const { map: target, missing } = goal;
  if (target.flow) return intoFlow(map, pair, target, missing);
  return map.pairs.length === 1 ? wrapped(pair, missing) : intoBlock(map, pair, target, missing);
}

/** Whether anchors and aliases tie it to what stands elsewhere: behind or before what it passes, they may mean something else. */
function isTied(pair: Pair): boolean {
  const { anchored, aliases } = chunkPlaceOf(pair.span).chunk.parsed(parseChunk);
  const isInside = (node: Node) => nodeStart(pair) <= nodeStart(node) && endOf(node) <= endOf(pair);
  const names = new Set(aliases.filter((alias) => !isInside(alias)).map(({ name }) => name));
  const own = anchored.filter(({ node }) => isInside(node));
  const others = new Set(anchored.filter(({ node }) => !isInside(node)).map(({ name }) => name));
  return (
    own.some(({ name }) => names.has(name) || others.has(name)) ||
    aliases.some((alias) => isInside(alias) && anchored.filter(({ name }) => name === alias.name).length > 1)
  );
}

interface Goal {
  /** The deepest mapping on the way. */
  readonly map: MapNode;
  /** The keys below it that are not there yet. */
  readonly missing: readonly string[];
}
function goalOf(map: MapNode, path: readonly string[]): Goal | undefined {
  let at = map;
  for (const [depth, key] of path.entries()) {
    const pairs = at.pairs.filter((pair) => pair.key.text === key);
    const value = pairs[0]?.value;
    if (pairs.length > 1) return undefined;
    if (!value) return { map: at, missing: path.slice(depth) };
    if (value.kind !== 'map' || !value.pairs.length || isAnchored(value)) return undefined;
    at = value;
  }
  return { map: at, missing: [] };
}
const isAnchored = (node: Node): boolean =>
  chunkPlaceOf(node.span)
    .chunk.parsed(parseChunk)
    .anchored.some((anchored) => anchored.node === node);

/** `{…, config: {meta: {key: value}}}` */
function intoFlow(map: MapNode, pair: Pair, target: MapNode, missing: readonly string[]): readonly TextEdit[] {
  const { chunk, text } = sheetOf(map);
  const start = memberStarts(map, text)[map.pairs.indexOf(pair)] as number;
  const source = text.slice(start, endOf(pair));
  const behind = map.flow ? '' : text.slice(endOf(pair), lineEnd(text, endOf(pair)));
  const above = map.flow || leadStart(text, lineStart(text, start), columnOf(text, start)) === lineStart(text, start);
  if (/[\r\n]/.test(source) || behind.trim() !== '' || !above || !(map.flow || isInline(pair, source))) return [];
  const open = missing.map((key) => `${renderScalar(key, 'plain', true)}: {`).join('');
  const last = target.pairs.at(-1);
  if (!last || sourceOf(target.span).charAt(0) !== '{') return [];
  const entry = `${open}${source}${'}'.repeat(missing.length)}`;
  const here = spanOf(chunk, endOf(last), endOf(last));
  // Two that make the same level must be seen to meet: both insert where the mapping ends.
  return last === pair
    ? [
        { at: spanOf(chunk, start, endOf(pair)), text: '' },
        { at: here, text: entry },
      ]
    : [...remove(map, [pair]), { at: here, text: `, ${entry}` }];
}

/** Whether a key and its value read the same between brackets. */
function isInline({ key, value }: Pair, source: string): boolean {
  if (key.style === 'plain' && /[,[\]{}?#]/.test(key.text)) return false;
  if (value.kind !== 'scalar') return value.kind === 'alias' || value.flow;
  if (value.style !== 'plain') return value.style === 'single' || value.style === 'double';
  return value.text !== '' && !/[,[\]{}?]|: |:$| #/.test(source.slice(source.indexOf(':') + 1));
}

function intoBlock(map: MapNode, pair: Pair, target: MapNode, missing: readonly string[]): readonly TextEdit[] {
  const { chunk, text, eol } = sheetOf(map);
  const start = memberStarts(map, text)[map.pairs.indexOf(pair)] as number;
  const first = map.pairs[0] === pair && !leadsLine(text, start);
  const column = columnOf(text, nodeStart(map.pairs.find((one) => one !== pair) as Pair));
  const goal = target.pairs[0] as Pair;
  const depth = target === map ? column : columnOf(text, nodeStart(goal));
  const last = target.pairs.at(-1) as Pair;
  if (map.flow || keepsBlankLines(pair, text) || keepsBlankLines(last, text) || isQuestion(text, start)) return [];
  if (!leadsLine(text, nodeStart(goal)) && target !== map) return []; // `config: {` of a pair alone, `? `, an anchor
  if (first && columnOf(text, nodeStart(pair)) !== column) return [];
  const end = tailEnd(text, fullEnd(pair, text), column);
  // The comments above the first key of an item are about the item.
  const from = first ? start : leadStart(text, lineStart(text, start), column);
  if (first && /#/.test(text.slice(nextLine(text, fullEnd(pair, text)), nodeStart(map.pairs[1] as Pair)))) return [];
  const lines = (first ? ' '.repeat(column) : '') + text.slice(from, end);
  const by = depth + 2 * missing.length - column;
  if (by < 0 || /^ *\t/m.test(lines)) return [];
  const heads = missing.map((key, n) => `${' '.repeat(depth + 2 * n)}${renderScalar(key)}:${eol}`).join('');
  const at = last === pair ? end : tailEnd(text, fullEnd(last, text), depth);
  const ended = at === 0 || text.charAt(at - 1) === '\n';
  const moved = deeper(lines, by);
  const whole = `${heads}${moved}${moved.endsWith('\n') ? '' : eol}`;
  const unended = whole.slice(0, -eol.length);
  return last === pair
    ? [
        { at: spanOf(chunk, from, at), text: '' },
        { at: spanOf(chunk, at, at), text: ended ? whole : unended },
      ]
    : [...remove(map, [pair]), { at: spanOf(chunk, at, at), text: ended ? whole : eol + unended }];
}

/** The only key of its mapping: what it is put below stands where it stood. */
function wrapped(pair: Pair, missing: readonly string[]): readonly TextEdit[] {
  const { chunk, text, eol } = sheetOf(pair);
  const start = nodeStart(pair);
  const column = columnOf(text, start);
  const source = text.slice(start, fullEnd(pair, text));
  if (isQuestion(text, start) || keepsBlankLines(pair, text) || /^ *\t/m.test(source)) return [];
  const heads = missing.map((key, n) => `${renderScalar(key)}:${eol}${' '.repeat(column + 2 * (n + 1))}`).join('');
  return [{ at: spanOf(chunk, start, fullEnd(pair, text)), text: heads + deeper(source, 2 * missing.length, true) }];
}

/** `? key` takes more than its line. */
const isQuestion = (text: string, start: number): boolean =>
  /\?[ \t]*$/.test(text.slice(lineStart(text, start), start)) || text.charAt(start) === '?';

/** Every line with something on it that much deeper, which every text and block in it reads the same; `but`: not the first. */
const deeper = (lines: string, by: number, but = false): string =>
  lines
    .split('\n')
    .map((line, n) => (/^\r?$/.test(line) || (but && n === 0) ? line : ' '.repeat(by) + line))
    .join('\n');
