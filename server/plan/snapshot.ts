// Everything known at one moment. Immutable: a change gives the next snapshot, which shares what the change did not touch,
// and says what came and went, so that nobody above walks the project for a keystroke.

import { PersistentMap } from '../base/persistent-map.ts';
import type { Settings } from '../config/settings.ts';
import type { Fragment } from '../schema/fragment.ts';
import type { Item, Ref } from '../schema/item.ts';
import { uriOf } from '../yaml/chunk.ts';
import type { Doc, Range } from '../yaml/document.ts';
import type { Span } from '../yaml/node.ts';
import { type Difference, definitionKey, definitionsIn, differ, type SourceFile } from './difference.ts';
import { type FileInput, fragmentsOf } from './fragments.ts';
import type { Event, Globals } from './items.ts';
import type { Provided } from './provided.ts';
import type { FragmentCache } from './read.ts';
import { type Resolved, resolve } from './resolve.ts';
import { structureOf } from './structure.ts';

export type { FileInput } from './fragments.ts';
/** A name used, and the part it is used in. */
export interface Reference {
  readonly ref: Ref;
  readonly fragment: Fragment;
}
/** What outlives a snapshot: results kept by the immutable thing they were made of. */
interface Caches {
  readonly fragments: FragmentCache;
  readonly resolved: WeakMap<Event, { structureVersion: object; readonly globals: string; readonly result: Resolved }>;
  /** Definition -> the part it stands in. */
  readonly holders: WeakMap<Item, Fragment>;
  /** Events that others extend: only these matter to anyone but themselves. */
  readonly parents: Set<string>;
}
interface State {
  readonly version: number;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly settings: Settings;
  readonly provided: Provided;
  readonly definitions: PersistentMap<readonly Item[]>;
  readonly references: PersistentMap<readonly Reference[]>;
  readonly globals: readonly Globals[];
  /** The same object while nothing that others resolve against has changed. */
  readonly structureVersion: object;
  readonly difference: Difference;
}

/** Lists that somebody asked for, handed on to the next snapshot as long as nothing of their kind changes. */
interface Lists {
  readonly names: Map<string, readonly string[]>;
  readonly items: Map<string, readonly Item[]>;
  /** Of a shape: name -> items. */
  readonly named: Map<string, Map<string, Item[]>>;
}

export class Snapshot {
  readonly #state: State;
  readonly #caches: Caches;
  readonly #lists: Lists;
  #fragments: readonly Fragment[] | undefined;
  #globalStructure: string | undefined;

  private constructor(
    state: State,
    caches: Caches,
    lists: Lists = { names: new Map(), items: new Map(), named: new Map() },
  ) {
    this.#state = state;
    this.#caches = caches;
    this.#lists = lists;
  }
  static empty(settings: Settings): Snapshot {
    const difference: Difference = { from: -1, removed: [], added: [], names: new Set(), files: [] };
    const state = {
      version: 0,
      files: new Map(),
      settings,
      provided: {},
      definitions: PersistentMap.empty<readonly Item[]>(),
      references: PersistentMap.empty<readonly Reference[]>(),
      globals: [],
      structureVersion: {},
      difference,
    };
    return new Snapshot(state, {
      fragments: new WeakMap(),
      resolved: new WeakMap(),
      holders: new WeakMap(),
      parents: new Set(),
    });
  }

  get version(): number {
    return this.#state.version;
  }
  get settings(): Settings {
    return this.#state.settings;
  }
  /** What it is held against beside its texts; the same object while nothing in it changes. */
  get provided(): Provided {
    return this.#state.provided;
  }
  get structureVersion(): object {
    return this.#state.structureVersion;
  }
  get globals(): readonly Globals[] {
    return this.#state.globals;
  }
  /** By uri, in order. */
  get files(): ReadonlyMap<string, SourceFile> {
    return this.#state.files;
  }
  /** What changed since the snapshot this one was made from. */
  get difference(): Difference {
    return this.#state.difference;
  }
  /** Every part, in the order of files and positions. */
  get fragments(): readonly Fragment[] {
    this.#fragments ??= [...this.files.values()].flatMap((file) => file.fragments);
    return this.#fragments;
  }

  /** The next snapshot; `undefined` removes a file. Many files at once cost one step. */
  with(
    changes: ReadonlyMap<string, FileInput | undefined>,
    settings: Settings = this.settings,
    provided: Provided = this.provided,
  ): Snapshot {
    const old = this.#state;
    const files = new Map(old.files);
    for (const [uri, input] of changes) {
      if (input) files.set(uri, fileOf(input, this.#caches.fragments));
      else files.delete(uri);
    }
    const sameFiles =
      files.size === old.files.size && [...changes.keys()].every((uri) => old.files.has(uri) === files.has(uri));
    const ordered = sameFiles ? files : new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
    const difference = differ(old.version, old.files, ordered, [...changes.keys()], this.#caches.parents);
    const definitions = this.#definitions(difference, ordered);
    const hasGlobals = [...difference.removed, ...difference.added].some((fragment) => fragment.items.some(isGlobals));
    return new Snapshot(
      {
        version: old.version + 1,
        files: ordered,
        settings,
        provided,
        definitions,
        references: this.#references(difference),
        globals: hasGlobals
          ? [...ordered.values()].flatMap((file) =>
              file.fragments.flatMap((fragment) => fragment.items.filter(isGlobals)),
            )
          : old.globals,
        structureVersion: difference.structural || hasGlobals ? {} : old.structureVersion,
        difference,
      },
      this.#caches,
      listsAfter(difference, this.#lists, sameFiles, definitions),
    );
  }
  #definitions({ removed, added }: Difference, files: ReadonlyMap<string, SourceFile>): State['definitions'] {
    const changes = new Map<string, readonly Item[] | undefined>();
    const before = (key: string) => (changes.has(key) ? changes.get(key) : this.#state.definitions.get(key)) ?? [];
    const lost = new Set(removed.flatMap(definitionsIn));
    for (const key of new Set([...lost].map(definitionKey))) {
      const rest = before(key).filter((one) => !lost.has(one));
      changes.set(key, rest.length ? rest : undefined);
    }
    const fresh = new Map<string, Item[]>();
    for (const fragment of added)
      for (const item of definitionsIn(fragment)) {
        this.#caches.holders.set(item, fragment);
        const list = fresh.get(definitionKey(item));
        if (list) list.push(item);
        else fresh.set(definitionKey(item), [item]);
      }
    for (const [key, list] of fresh) changes.set(key, inOrder([...before(key), ...list], files));
    return this.#state.definitions.with(changes);
  }
  #references({ removed, added }: Difference): State['references'] {
    const changes = new Map<string, readonly Reference[] | undefined>();
    const lost = new Set(removed);
    const keys = (fragments: readonly Fragment[]) =>
      new Set(fragments.flatMap((fragment) => fragment.refs.map(refKey)));
    for (const key of keys(removed)) {
      const rest = (this.#state.references.get(key) ?? []).filter((use) => !lost.has(use.fragment));
      changes.set(key, rest.length ? rest : undefined);
    }
    const fresh = new Map<string, Reference[]>();
    for (const fragment of added)
      for (const ref of fragment.refs) {
        const list = fresh.get(refKey(ref));
        if (list) list.push({ ref, fragment });
        else fresh.set(refKey(ref), [{ ref, fragment }]);
      }
    for (const [key, list] of fresh)
      changes.set(key, [...((changes.has(key) ? changes.get(key) : this.#state.references.get(key)) ?? []), ...list]);
    return this.#state.references.with(changes);
  }

  /** The definition that counts: the first in (uri, position). */
  find(noun: string, name: string): Item | undefined {
    return this.all(noun, name)[0];
  }
  all(noun: string, name: string): readonly Item[] {
    return this.#state.definitions.get(`${noun}\0${name}`) ?? [];
  }
  /** Every place that names a thing, its definitions apart; in no particular order. */
  references(noun: string, name: string): readonly Reference[] {
    return this.#state.references.get(`${noun}\0${name}`) ?? [];
  }
  /** The part a definition stands in. */
  fragmentOf(definition: Item): Fragment | undefined {
    return this.#caches.holders.get(definition);
  }
  /** Names defined for a noun, sorted. */
  names(noun: string): readonly string[] {
    const known = this.#lists.names.get(noun);
    if (known) return known;
    const prefix = `${noun}\0`;
    const names = [...this.#state.definitions.keys()]
      .flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
      .sort();
    this.#lists.names.set(noun, names);
    return names;
  }
  /** Things of a shape, in order; walks the project. */
  items(shape: string): readonly Item[] {
    const known = this.#lists.items.get(shape);
    if (known) return known;
    const items = this.fragments.flatMap((fragment) => fragment.items.filter((item) => item.shape === shape));
    this.#lists.items.set(shape, items);
    return items;
  }
  /** Those of a name, which only the first question walks the project for. */
  itemsNamed(shape: string, name: string): readonly Item[] {
    const known = this.#lists.named.get(shape) ?? new Map<string, Item[]>();
    if (!this.#lists.named.has(shape)) {
      this.#lists.named.set(shape, known);
      for (const item of this.items(shape)) {
        const same = known.get(item.name.value);
        if (same) same.push(item);
        else known.set(item.name.value, [item]);
      }
    }
    return known.get(name) ?? [];
  }

  resolved(event: Event): Resolved {
    const { resolved, parents } = this.#caches;
    this.#globalStructure ??= this.globals.map(structureOf).join('\n');
    const globals = this.#globalStructure;
    const old = resolved.get(event);
    if (old?.structureVersion === this.structureVersion) return old.result;
    if (
      old &&
      old.globals === globals &&
      [...old.result.dependencies.values()].every(([noun, name, was]) => structureOf(this.find(noun, name)) === was)
    ) {
      old.structureVersion = this.structureVersion;
      return old.result;
    }
    const result = resolve(event, this);
    for (const [noun, name] of result.dependencies.values()) if (noun === 'event') parents.add(name);
    resolved.set(event, { structureVersion: this.structureVersion, globals, result });
    return result;
  }

  doc(uri: string): Doc | undefined {
    return this.files.get(uri)?.doc;
  }
  uriOf(span: Span): string {
    return uriOf(span);
  }
  /** Where a span stands; undefined once its text is gone. */
  range(span: Span): Range | undefined {
    const doc = this.doc(uriOf(span));
    return doc?.has(span) ? doc.range(span) : undefined;
  }
}

/** `sameFiles`: none came or went, so that fragments stand in the order of before. */
function listsAfter(
  { names, removed, added }: Difference,
  before: Lists,
  sameFiles: boolean,
  definitions: State['definitions'],
): Lists {
  const shapes = new Set([...removed, ...added].flatMap(({ items }) => items.map((item) => item.shape)));
  const unchanged = <V>(of: ReadonlyMap<string, V>) =>
    new Map(sameFiles ? [...of].filter(([shape]) => !shapes.has(shape)) : []);
  return {
    names: new Map([...before.names].map(([noun, list]) => [noun, namesAfter(noun, list, names, definitions)])),
    items: unchanged(before.items),
    named: unchanged(before.named),
  };
}
/** Sorted names with those that came, without those that went; a few are put in their places. */
function namesAfter(
  noun: string,
  before: readonly string[],
  changed: ReadonlySet<string>,
  definitions: State['definitions'],
): readonly string[] {
  const names = [...changed].flatMap((key) => (key.startsWith(`${noun}\0`) ? [key.slice(noun.length + 1)] : []));
  if (!names.length) return before;
  const now = [...before];
  for (const name of names) {
    let [from, to] = [0, now.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((now[middle] as string) < name) from = middle + 1;
      else to = middle;
    }
    const [isThere, was] = [definitions.get(`${noun}\0${name}`) !== undefined, now[from] === name];
    if (isThere !== was) now.splice(from, was ? 1 : 0, ...(was ? [] : [name]));
  }
  return now;
}
const fileOf = (input: FileInput, cache: FragmentCache): SourceFile => ({
  kind: input.kind,
  doc: input.doc,
  fragments: fragmentsOf(input, cache),
  ...(input.extendsErrors ? { extendsErrors: input.extendsErrors } : {}),
  ...(input.reading ? { language: input.reading.language } : {}),
});
const isGlobals = (item: Item): item is Globals => item.shape === 'globals';
const refKey = (ref: Ref): string => `${ref.to}\0${ref.value}`;
function inOrder(items: readonly Item[], files: ReadonlyMap<string, SourceFile>): readonly Item[] {
  if (items.length < 2) return items;
  const placed = items.map((item) => ({ item, at: files.get(item.uri)?.doc.offsets(item.span)[0] ?? 0 }));
  placed.sort((a, b) => (a.item.uri === b.item.uri ? a.at - b.at : a.item.uri < b.item.uri ? -1 : 1));
  return placed.map(({ item }) => item);
}
