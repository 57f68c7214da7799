// What one project rule found, by key, by the files it stands in and by the places it points at.

import type { Snapshot } from '../../plan/snapshot.ts';
import { isSameFinding, type PlaceNow, type RawDiagnostic, rebased } from './raw-diagnostic.ts';
import type { SharedFindings } from './shared-findings.ts';

interface Entry {
  /** As the rule found it, with the places of the facts that it saw. */
  readonly origin: RawDiagnostic;
  /** The same where it stands now. */
  shown: RawDiagnostic;
}

export class RuleFindings {
  readonly #placeOf: PlaceNow;
  readonly #shared: SharedFindings;
  readonly #byKey = new Map<string, readonly Entry[]>();
  readonly #byFile = new Map<string, Set<Entry>>();
  readonly #byPlace = new Map<object, Set<Entry>>();

  constructor(placeOf: PlaceNow, shared: SharedFindings) {
    this.#placeOf = placeOf;
    this.#shared = shared;
  }

  ofFile(uri: string): readonly RawDiagnostic[] {
    return [...(this.#byFile.get(uri) ?? [])].map(({ shown }) => shown);
  }
  /** All that is found; notes the files in which that is something else than before. */
  replace(found: ReadonlyMap<string, readonly RawDiagnostic[]>, snapshot: Snapshot, files: Set<string>): void {
    for (const key of [...this.#byKey.keys()]) if (!found.has(key)) this.put(key, [], snapshot, files);
    for (const [key, list] of found) this.put(key, list, snapshot, files);
  }
  /** What is found under a key; what is found again as it was stays the same object. */
  put(key: string, found: readonly RawDiagnostic[], snapshot: Snapshot, files: Set<string>): void {
    const before = this.#byKey.get(key) ?? [];
    if (before.length === found.length && before.every(({ origin }, i) => isSameFinding(origin, found[i]))) return;
    for (const entry of before) {
      this.#unlink(entry);
      files.add(entry.shown.uri);
    }
    const now = found.map((origin): Entry => ({ origin, shown: rebased(origin, this.#placeOf, snapshot) }));
    for (const entry of now) {
      this.#link(entry);
      files.add(entry.shown.uri);
    }
    if (now.length) this.#byKey.set(key, now);
    else this.#byKey.delete(key);
  }
  /** Findings that point at a place that moved point at where it is now. */
  follow(moved: Iterable<object>, snapshot: Snapshot, files: Set<string>): void {
    if (!this.#byPlace.size) return;
    const touched = new Set([...moved].flatMap((place) => [...(this.#byPlace.get(place) ?? [])]));
    for (const entry of touched) {
      this.#hide(entry);
      files.add(entry.shown.uri);
      entry.shown = rebased(entry.origin, this.#placeOf, snapshot);
      this.#show(entry);
      files.add(entry.shown.uri);
    }
  }

  #show(entry: Entry): void {
    if (isShared(entry.shown)) this.#shared.add(entry.shown);
    else addTo(this.#byFile, entry.shown.uri, entry);
  }
  #hide(entry: Entry): void {
    if (isShared(entry.shown)) this.#shared.remove(entry.shown);
    else removeFrom(this.#byFile, entry.shown.uri, entry);
  }
  #link(entry: Entry): void {
    this.#show(entry);
    for (const place of entry.origin.places) addTo(this.#byPlace, place, entry);
  }
  #unlink(entry: Entry): void {
    this.#hide(entry);
    for (const place of entry.origin.places) removeFrom(this.#byPlace, place, entry);
  }
}

const isShared = ({ finding }: RawDiagnostic): boolean => finding.sharedBy !== undefined;

function addTo<K>(sets: Map<K, Set<Entry>>, key: K, entry: Entry): void {
  const set = sets.get(key);
  if (set) set.add(entry);
  else sets.set(key, new Set([entry]));
}
function removeFrom<K>(sets: Map<K, Set<Entry>>, key: K, entry: Entry): void {
  const set = sets.get(key);
  set?.delete(entry);
  if (set?.size === 0) sets.delete(key);
}
