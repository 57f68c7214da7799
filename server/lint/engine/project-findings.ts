// What only the whole project shows: project rules run when their facts say something else; else their findings follow the text.

import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import { FactStore, isLocated } from './facts.ts';
import { isSameFinding, placesIn, type RawDiagnostic, rebased, toRaw } from './raw-diagnostic.ts';
import type { ProjectRule, Rule } from './rule.ts';
import type { AnyContext, ContextOf, LintCalls } from './rule-context.ts';
import { crashReport, runGuarded } from './rule-crash.ts';

/** What a rule found, by the places and the files that it points at. */
interface ProjectResult {
  readonly found: RawDiagnostic[];
  readonly crashed: boolean;
  readonly byPlace: Map<object, number[]>;
  readonly byFile: ReadonlyMap<string, readonly number[]>;
  /** What it leant on. */
  readonly context: AnyContext | undefined;
}
type Moved = ReturnType<FactStore['update']>;

export class ProjectFindings {
  readonly #rules: readonly ProjectRule[];
  readonly #contextOf: ContextOf;
  readonly #calls: LintCalls;
  #stores = new Map<unknown, FactStore>();
  #results = new Map<string, ProjectResult>();

  constructor(rules: readonly Rule[], contextOf: ContextOf, calls: LintCalls) {
    this.#rules = rules.filter((rule) => rule.form === 'project');
    this.#contextOf = contextOf;
    this.#calls = calls;
  }

  ofFile(uri: string): readonly RawDiagnostic[] {
    return [...this.#results.values()].flatMap(({ found, byFile }) =>
      (byFile.get(uri) ?? []).flatMap((at) => found[at] ?? []),
    );
  }
  clear(): void {
    this.#stores = new Map();
    this.#results = new Map();
  }
  /** Gives the files in which something else is found than before. */
  update(snapshot: Snapshot, removed: readonly Fragment[], added: readonly Fragment[]): ReadonlySet<string> {
    const files = new Set<string>();
    const updates = new Map<FactStore, ReturnType<FactStore['update']>>();
    for (const rule of this.#rules) {
      const stores = rule.indexes.map((index) => this.#store(index));
      for (const store of stores) if (!updates.has(store)) updates.set(store, store.update(snapshot, removed, added));
      const moves = stores.flatMap((store) => updates.get(store) ?? []);
      const was = this.#results.get(rule.id);
      const context = this.#contextOf(rule);
      const failure = stores.flatMap((store) => store.failure ?? [])[0];
      // A rule that threw is asked again: what it threw on may not be among its facts.
      const holds = was && !failure && !was.crashed && was.context === context && moves.every((one) => one.same);
      const next = holds
        ? followed(was, moves, snapshot, files)
        : resultOf(this.#found(rule, context, stores, snapshot), context);
      if (!holds) addChanged(was, next, files);
      this.#results.set(rule.id, next);
    }
    return files;
  }

  #found(
    rule: ProjectRule,
    context: AnyContext | undefined,
    stores: readonly FactStore[],
    snapshot: Snapshot,
  ): readonly RawDiagnostic[] {
    if (!context) return [];
    const failure = stores.flatMap((store) => store.failure ?? [])[0];
    return failure
      ? [crashReport(rule, failure.error, snapshot.uriOf(failure.at), failure.at)]
      : this.#run(rule, context, stores, snapshot);
  }
  #store(index: ProjectRule['indexes'][number]): FactStore {
    let store = this.#stores.get(index);
    if (!store) {
      store = new FactStore(index, this.#calls);
      this.#stores.set(index, store);
    }
    return store;
  }
  #run(
    rule: ProjectRule,
    context: AnyContext,
    stores: readonly FactStore[],
    snapshot: Snapshot,
  ): readonly RawDiagnostic[] {
    this.#calls.projectCheck++;
    const first = snapshot.files.keys().next().value ?? '';
    const seen = () => stores.map((store) => store.seen(snapshot));
    return runGuarded(rule, first, undefined, () =>
      (rule.check(seen(), context) ?? []).map((finding) => {
        const at = isLocated(finding.at) ? finding.at.span : finding.at;
        return { ...toRaw(rule, finding, finding, snapshot.uriOf(at)), places: placesIn(finding) };
      }),
    );
  }
}

function resultOf(found: readonly RawDiagnostic[], context: AnyContext | undefined): ProjectResult {
  const byPlace = new Map<object, number[]>();
  for (const [at, { places }] of found.entries()) for (const place of places) addTo(byPlace, place, at);
  return { found: [...found], crashed: found.some((one) => one.crashed), byPlace, byFile: filesOf(found), context };
}
function filesOf(found: readonly RawDiagnostic[]): ProjectResult['byFile'] {
  const byFile = new Map<string, number[]>();
  for (const [at, { uri }] of found.entries()) addTo(byFile, uri, at);
  return byFile;
}
function addTo<K>(lists: Map<K, number[]>, key: K, at: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [at]);
  else if (list.at(-1) !== at) list.push(at);
}

/** The same findings at the places of now: only those that point at a place that moved are looked at. */
function followed(was: ProjectResult, moves: readonly Moved[], snapshot: Snapshot, files: Set<string>): ProjectResult {
  const touched = new Set(
    moves.flatMap(({ moved }) => [...moved.keys()].flatMap((place) => was.byPlace.get(place) ?? [])),
  );
  let otherFile = false;
  for (const at of touched) {
    const before = was.found[at] as RawDiagnostic;
    const now = moves.reduce((raw, { moved }) => rebased(raw, moved, snapshot), before);
    for (const place of before.places) {
      const rest = was.byPlace.get(place)?.filter((one) => one !== at) ?? [];
      if (rest.length) was.byPlace.set(place, rest);
      else was.byPlace.delete(place);
    }
    for (const place of now.places) addTo(was.byPlace, place, at);
    was.found[at] = now;
    otherFile ||= now.uri !== before.uri;
    files.add(before.uri).add(now.uri);
  }
  return otherFile ? { ...was, byFile: filesOf(was.found) } : was;
}

/** What is found again as it was keeps its identity, and its file is not among `files`. */
function addChanged(was: ProjectResult | undefined, next: ProjectResult, files: Set<string>): void {
  for (const [uri, ats] of next.byFile) {
    const before = was?.byFile.get(uri) ?? [];
    const isSame = (at: number, i: number) => isSameFinding(was?.found[before[i] ?? -1], next.found[at]);
    if (before.length !== ats.length || !ats.every(isSame)) files.add(uri);
    else for (const [i, at] of ats.entries()) next.found[at] = was?.found[before[i] ?? -1] as RawDiagnostic;
  }
  for (const uri of was?.byFile.keys() ?? []) if (!next.byFile.has(uri)) files.add(uri);
}
