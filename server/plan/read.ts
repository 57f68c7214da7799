// A plan file -> its parts, one for each chunk. Never fails: what does not fit is a fault beside what does.

import type { Fragment } from '../schema/fragment.ts';
import { type Container, handle } from '../schema/item.ts';
import type { ReadError } from '../schema/read-error.ts';
import { atMost, MAX_FAULTS } from '../schema/read-file.ts';
import { readItem, textOf } from '../schema/read-item.ts';
import { follow, type ReaderContext, readerContext } from '../schema/reader-context.ts';
import { suppressionsIn } from '../schema/suppressions.ts';
import { describeNode, listWanted, readValue } from '../schema/value.ts';
import type { Chunk } from '../yaml/chunk.ts';
import type { Doc } from '../yaml/document.ts';
import { type Alias, isNull, type MapNode, type Node, type Scalar } from '../yaml/node.ts';
import { provenFaults } from '../yaml/proof.ts';
import { isSection, planLanguage, sections } from './sections.ts';

/** Parts by the chunk they were read from; a chunk read before under the same section is not read again. */
export type FragmentCache = WeakMap<Chunk, CachedPart>;
interface CachedPart {
  readonly section: string;
  readonly fragment: Fragment;
  readonly aliases: readonly (readonly [Alias, Node | undefined])[];
  /** Syntax faults that depend on the chunks around: all of a key's, those of aliases. */
  readonly neighbours: string;
  /** Whether fixes of its syntax were looked for. */
  readonly tried: boolean;
}
const thePlan: Container = { noun: 'the plan' };
const fileKeys = planLanguage.table[planLanguage.root] ?? {};
const reserved = planLanguage.reserved ?? [];

export function readPlan(doc: Doc, cache: FragmentCache): readonly Fragment[] {
  const heads = new Map<string, Scalar>();
  const faults: ReadError[] = [];
  const fragments: Fragment[] = [];
  let section = '';
  const tries = isMostlySound(doc);
  for (const chunk of doc.chunks) {
    for (const pair of chunk.kind === 'item' ? [] : topPairs(doc, chunk)) {
      section = pair.key.text;
      const first = heads.get(section);
      if (first)
        faults.push({
          fault: 'duplicate-key',
          at: textOf(pair.key),
          container: thePlan,
          first: first.span,
          owner: handle(pair.key),
        });
      else heads.set(section, pair.key);
    }
    const old = cache.get(chunk);
    const neighbours = neighbourFaults(doc, chunk);
    const holds =
      old?.section === section &&
      old.neighbours === neighbours &&
      old.tried === (tries || doc.parsed(chunk).faults.length === 0) &&
      old.aliases.every(([alias, node]) => doc.anchor(alias.name, alias.span) === node);
    if (old && holds) {
      fragments.push(old.fragment);
      continue;
    }
    const context = readerContext(doc, planLanguage, readItem);
    const fragment = readChunk(chunk, section, context, tries);
    const tried = tries || doc.parsed(chunk).faults.length === 0;
    cache.set(chunk, { section, fragment, aliases: [...context.aliases], neighbours, tried });
    fragments.push(fragment);
  }
  return faults.length ? [...fragments, { uri: doc.uri, items: [], refs: [], faults, suppressions: [] }] : fragments;
}

function topPairs(doc: Doc, chunk: Chunk): MapNode['pairs'] {
  const { root } = doc.parsed(chunk);
  return root?.kind === 'map' ? root.pairs : [];
}

function syntaxFaults(doc: Doc, chunk: Chunk, tries: boolean): readonly ReadError[] {
  const faults = tries ? provenFaults(doc, chunk) : doc.faults(chunk);
  return faults.map(({ message, at, fix }) => ({
    fault: 'yaml-syntax',
    at,
    message,
    ...(fix && tries ? { fix } : {}),
  }));
}
/** Trying a fix costs a walk over the file: where nearly nothing is YAML, none is looked for. */
const isMostlySound = (doc: Doc): boolean =>
  doc.chunks.reduce((n, chunk) => n + (doc.parsed(chunk).faults.length ? 1 : 0), 0) <= MAX_BROKEN_CHUNKS;
const MAX_BROKEN_CHUNKS = 50;

function neighbourFaults(doc: Doc, chunk: Chunk): string {
  if (chunk.kind === 'item' && !doc.parsed(chunk).aliases.length) return '';
  return doc
    .faults(chunk)
    .map((fault) => fault.message)
    .join('\n');
}

function readChunk(chunk: Chunk, section: string, context: ReaderContext, tries: boolean): Fragment {
  const { root, comments } = context.doc.parsed(chunk);
  context.faults.push(...syntaxFaults(context.doc, chunk, tries));
  if (chunk.kind === 'item') {
    if (root && isSection(section)) readSection(section, root, context);
    else if (root && root.kind !== 'alias' && (section === 'plan' || section === 'version'))
      wrong(root, section, section === 'plan' ? 'a mapping' : '1', context, 'a list');
  } else if (root?.kind === 'map') for (const pair of root.pairs) readTop(pair, context);
  else if (root && root.kind !== 'alias' && !isNull(root)) wrong(root, 'plan', 'sections such as "events:"', context);
  return {
    uri: chunk.uri,
    items: context.items,
    refs: context.refs,
    faults: atMost(MAX_FAULTS, context.faults),
    suppressions: suppressionsIn(comments),
  };
}

function readTop(pair: MapNode['pairs'][number], context: ReaderContext): void {
  const key = pair.key.text;
  const value = isNull(pair.value) ? undefined : follow(pair.value, context);
  if (isSection(key)) {
    if (value) readSection(key, value.node, value.on);
  } else if (key === 'plan') {
    if (value) readItem(value.node, 'plan', undefined, undefined, value.on, 'plan');
  } else if (key === 'version') {
    if (value && fileKeys.version) readValue(value.node, fileKeys.version.kind, key, thePlan, value.on);
  } else if (!key.startsWith('x-') && key !== '') {
    const isReserved = reserved.includes(key);
    context.faults.push({
      fault: 'unknown-key',
      at: textOf(pair.key),
      container: thePlan,
      known: isReserved ? [] : Object.keys(fileKeys),
      ...(isReserved ? { reserved: true } : {}),
      owner: handle(pair.key),
    });
  }
}

function readSection(section: keyof typeof sections, written: Node, context: ReaderContext): void {
  const followed = follow(written, context);
  if (!followed) return;
  const { node } = followed;
  if (node.kind !== 'seq') {
    wrong(node, section, listWanted(node), context);
    return;
  }
  for (const entry of node.items) {
    const item = follow(entry, followed.on);
    if (item) readItem(item.node, sections[section].shape, undefined, undefined, item.on, section);
  }
}

function wrong(
  node: Exclude<Node, { kind: 'alias' }>,
  key: string,
  wants: string,
  context: ReaderContext,
  found = describeNode(node),
): void {
  const text = node.kind === 'scalar' ? node.text : '';
  context.faults.push({
    fault: 'wrong-value-kind',
    at: { value: undefined, text, span: node.span, node: handle(node) },
    key,
    container: thePlan,
    wants,
    found,
    near: [],
  });
}
