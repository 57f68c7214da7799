// Everything known at one moment. Immutable: a change gives the next snapshot, which shares what the change did not touch,
// and says what came and went, so that nobody above walks the project for a keystroke.

import { Table } from '../base/persistent-map.ts';
import type { Settings } from '../config/settings.ts';
import type { Event, Globals, Part, Ref, Thing } from '../schema/item.ts';
import type { Noun } from '../schema/kinds.ts';
import { uriOf } from '../yaml/chunk.ts';
import type { Doc, Range } from '../yaml/document.ts';
import type { Span } from '../yaml/node.ts';
import { type Difference, definitionKey, definitionsIn, differ, type SourceFile } from './difference.ts';
import { type Input, partsOf } from './fragments.ts';
import type { PartCache } from './read.ts';
import { type Resolved, resolve } from './resolve.ts';
import { structureOf } from './structure.ts';

export type { Input } from './fragments.ts';
/** A name used, and the part it is used in. */
export interface Use {
  readonly ref: Ref;
  readonly part: Part;
}
/** What outlives a snapshot: results kept by the immutable thing they were made of. */
interface Memory {
  readonly parts: PartCache;
  readonly resolved: WeakMap<Event, { epoch: object; readonly globals: string; readonly result: Resolved }>;
  /** Definition -> the part it stands in. */
  readonly holders: WeakMap<Thing, Part>;
  /** Events that others extend: only these matter to anyone but themselves. */
  readonly parents: Set<string>;
}
interface State {
  readonly version: number;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly settings: Settings;
  readonly definitions: Table<readonly Thing[]>;
  readonly uses: Table<readonly Use[]>;
  readonly globals: readonly Globals[];
  /** The same object while nothing that others resolve against has changed. */
  readonly epoch: object;
  readonly difference: Difference;
}

export class Snapshot {
  readonly #state: State;
  readonly #memory: Memory;
  #parts: readonly Part[] | undefined;
  #globalStructure: string | undefined;

  private constructor(state: State, memory: Memory) {
    this.#state = state;
    this.#memory = memory;
  }
  static empty(settings: Settings): Snapshot {
    const difference: Difference = { from: -1, gone: [], come: [], names: new Set(), files: [] };
    const state = {
      version: 0,
      files: new Map(),
      settings,
      definitions: Table.empty<readonly Thing[]>(),
      uses: Table.empty<readonly Use[]>(),
      globals: [],
      epoch: {},
      difference,
    };
    return new Snapshot(state, {
      parts: new WeakMap(),
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
  get epoch(): object {
    return this.#state.epoch;
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
  get parts(): readonly Part[] {
    this.#parts ??= [...this.files.values()].flatMap((file) => file.parts);
    return this.#parts;
  }

  /** The next snapshot; `undefined` removes a file. Many files at once cost one step. */
  with(changes: ReadonlyMap<string, Input | undefined>, settings: Settings = this.settings): Snapshot {
    const old = this.#state;
    const files = new Map(old.files);
    for (const [uri, input] of changes) {
      if (input) files.set(uri, fileOf(input, this.#memory.parts));
      else files.delete(uri);
    }
    const sameFiles =
      files.size === old.files.size && [...changes.keys()].every((uri) => old.files.has(uri) === files.has(uri));
    const ordered = sameFiles ? files : new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
    const difference = differ(old.version, old.files, ordered, [...changes.keys()], this.#memory.parents);
    const definitions = this.#definitions(difference, ordered);
    const hasGlobals = [...difference.gone, ...difference.come].some((part) => part.things.some(isGlobals));
    return new Snapshot(
      {
        version: old.version + 1,
        files: ordered,
        settings,
        definitions,
        uses: this.#uses(difference),
        globals: hasGlobals
          ? [...ordered.values()].flatMap((file) => file.parts.flatMap((part) => part.things.filter(isGlobals)))
          : old.globals,
        epoch: difference.structural || hasGlobals ? {} : old.epoch,
        difference,
      },
      this.#memory,
    );
  }
  #definitions({ gone, come }: Difference, files: ReadonlyMap<string, SourceFile>): State['definitions'] {
    const changes = new Map<string, readonly Thing[] | undefined>();
    const before = (key: string) => (changes.has(key) ? changes.get(key) : this.#state.definitions.get(key)) ?? [];
    const lost = new Set(gone.flatMap(definitionsIn));
    for (const key of new Set([...lost].map(definitionKey))) {
      const rest = before(key).filter((one) => !lost.has(one));
      changes.set(key, rest.length ? rest : undefined);
    }
    const fresh = new Map<string, Thing[]>();
    for (const part of come)
      for (const thing of definitionsIn(part)) {
        this.#memory.holders.set(thing, part);
        const list = fresh.get(definitionKey(thing));
        if (list) list.push(thing);
        else fresh.set(definitionKey(thing), [thing]);
      }
    for (const [key, list] of fresh) changes.set(key, inOrder([...before(key), ...list], files));
    return this.#state.definitions.with(changes);
  }
  #uses({ gone, come }: Difference): State['uses'] {
    const changes = new Map<string, readonly Use[] | undefined>();
    const lost = new Set(gone);
    const keys = (parts: readonly Part[]) => new Set(parts.flatMap((part) => part.refs.map(refKey)));
    for (const key of keys(gone)) {
      const rest = (this.#state.uses.get(key) ?? []).filter((use) => !lost.has(use.part));
      changes.set(key, rest.length ? rest : undefined);
    }
    const fresh = new Map<string, Use[]>();
    for (const part of come)
      for (const ref of part.refs) {
        const list = fresh.get(refKey(ref));
        if (list) list.push({ ref, part });
        else fresh.set(refKey(ref), [{ ref, part }]);
      }
    for (const [key, list] of fresh)
      changes.set(key, [...((changes.has(key) ? changes.get(key) : this.#state.uses.get(key)) ?? []), ...list]);
    return this.#state.uses.with(changes);
  }

  /** The definition that counts: the first in (uri, position). */
  find(noun: Noun, name: string): Thing | undefined {
    return this.all(noun, name)[0];
  }
  all(noun: Noun, name: string): readonly Thing[] {
    return this.#state.definitions.get(`${noun}\0${name}`) ?? [];
  }
  /** Every place that names a thing, its definitions apart; in no particular order. */
  uses(noun: Noun, name: string): readonly Use[] {
    return this.#state.uses.get(`${noun}\0${name}`) ?? [];
  }
  /** The part a definition stands in. */
  partOf(definition: Thing): Part | undefined {
    return this.#memory.holders.get(definition);
  }
  /** Names defined for a noun, sorted. */
  names(noun: Noun): readonly string[] {
    const prefix = `${noun}\0`;
    return [...this.#state.definitions.keys()]
      .flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
      .sort();
  }
  /** Things of a shape, in order; walks the project. */
  things(shape: string): readonly Thing[] {
    return this.parts.flatMap((part) => part.things.filter((thing) => thing.shape === shape));
  }

  resolved(event: Event): Resolved {
    const { resolved, parents } = this.#memory;
    this.#globalStructure ??= this.globals.map(structureOf).join('\n');
    const globals = this.#globalStructure;
    const old = resolved.get(event);
    if (old?.epoch === this.epoch) return old.result;
    if (
      old &&
      old.globals === globals &&
      [...old.result.asked.values()].every(([noun, name, was]) => structureOf(this.find(noun, name)) === was)
    ) {
      old.epoch = this.epoch;
      return old.result;
    }
    const result = resolve(event, this);
    for (const [noun, name] of result.asked.values()) if (noun === 'event') parents.add(name);
    resolved.set(event, { epoch: this.epoch, globals, result });
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

const fileOf = (input: Input, cache: PartCache): SourceFile => ({
  kind: input.kind,
  doc: input.doc,
  parts: partsOf(input, cache),
  ...(input.lacks ? { lacks: input.lacks } : {}),
});
const isGlobals = (thing: Thing): thing is Globals => thing.shape === 'globals';
const refKey = (ref: Ref): string => `${ref.to}\0${ref.value}`;
function inOrder(things: readonly Thing[], files: ReadonlyMap<string, SourceFile>): readonly Thing[] {
  if (things.length < 2) return things;
  const placed = things.map((thing) => ({ thing, at: files.get(thing.uri)?.doc.offsets(thing.span)[0] ?? 0 }));
  placed.sort((a, b) => (a.thing.uri === b.thing.uri ? a.at - b.at : a.thing.uri < b.thing.uri ? -1 : 1));
  return placed.map(({ thing }) => thing);
}
