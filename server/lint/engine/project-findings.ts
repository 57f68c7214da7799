// What only the whole project shows: project rules are asked where their facts say something else; elsewhere their findings follow the text.

import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Span } from '../../yaml/node.ts';
import { type FactChange, FactStore, inOrder } from './facts.ts';
import { type AnyIndex, type LiveIndex, WHOLE, withAsked } from './project-index.ts';
import { placesIn, type RawDiagnostic, toRaw } from './raw-diagnostic.ts';
import type { ProjectRule, Rule, RunningCheck } from './rule.ts';
import type { AnyContext, ContextOf, LintCalls } from './rule-context.ts';
import { crashReport } from './rule-crash.ts';
import { RuleFindings } from './rule-findings.ts';
import type { SharedFindings } from './shared-findings.ts';

/** A rule at work: what it leans on, its check with what that remembers, what it found. */
interface Running {
  readonly context: AnyContext | undefined;
  readonly check: RunningCheck | undefined;
  readonly found: RuleFindings;
}

export class ProjectFindings {
  readonly #rules: readonly ProjectRule[];
  /** Those that others ask come before these. */
  readonly #indexes: readonly AnyIndex[];
  readonly #contextOf: ContextOf;
  readonly #calls: LintCalls;
  readonly #shared: SharedFindings;
  #facts: FactStore;
  readonly #live = new Map<AnyIndex, LiveIndex<unknown>>();
  /** Indexes that threw: they begin anew with the next text. */
  readonly #broken = new Map<AnyIndex, { readonly error: unknown; readonly at?: Span }>();
  readonly #running = new Map<string, Running>();
  #snapshot: Snapshot | undefined;

  constructor(rules: readonly Rule[], contextOf: ContextOf, calls: LintCalls, shared: SharedFindings) {
    this.#rules = rules.filter((rule) => rule.form === 'project');
    this.#indexes = withAsked(this.#rules.flatMap((rule) => rule.indexes));
    this.#contextOf = contextOf;
    this.#calls = calls;
    this.#shared = shared;
    this.#facts = this.#newFacts();
  }

  ofFile(uri: string): readonly RawDiagnostic[] {
    return [...this.#running.values()].flatMap(({ found }) => found.ofFile(uri));
  }
  clear(): void {
    this.#facts = this.#newFacts();
    this.#live.clear();
    this.#broken.clear();
    this.#running.clear();
  }
  /** Gives the files in which something else is found than before. */
  update(snapshot: Snapshot, removed: readonly Fragment[], added: readonly Fragment[]): ReadonlySet<string> {
    this.#snapshot = snapshot;
    const { changes, moved } = this.#facts.update(snapshot, removed, added);
    const changed = new Map<AnyIndex, ReadonlySet<string>>();
    for (const index of this.#indexes)
      if (withAsked([index]).some((one) => this.#broken.has(one))) this.#live.delete(index);
    this.#broken.clear();
    for (const index of this.#indexes) {
      const [change, on] = [changes.get(index), index.on && changed.get(index.on)];
      if (!change && !on) continue;
      this.#guard(index, () => {
        const live = this.#live.get(index);
        changed.set(index, live ? live.update(change ?? NO_CHANGE, on) : new Set(this.#liveOf(index).keys()));
      });
    }
    const files = new Set<string>();
    for (const rule of this.#rules) this.#updateRule(rule, changed, moved, snapshot, files);
    return files;
  }

  #updateRule(
    rule: ProjectRule,
    changed: ReadonlyMap<AnyIndex, ReadonlySet<string>>,
    moved: ReadonlyMap<AnyIndex, ReadonlySet<object>>,
    snapshot: Snapshot,
    files: Set<string>,
  ): void {
    const context = this.#contextOf(rule);
    const was = this.#running.get(rule.id);
    const asked = withAsked(rule.indexes);
    const failure = asked.flatMap((index) => this.#broken.get(index) ?? this.#facts.failureOf(index) ?? [])[0];
    const found = was?.found ?? new RuleFindings((place) => this.#facts.placeOf(place, asked), this.#shared);
    const crash = (error: unknown, at?: Span) => {
      const uri = at ? snapshot.uriOf(at) : (snapshot.files.keys().next().value ?? '');
      found.replace(new Map([[WHOLE, [crashReport(rule, error, uri, at)]]]), snapshot, files);
      this.#running.set(rule.id, { context, check: undefined, found });
    };
    if (!context || failure) {
      if (failure && context) crash(failure.error, failure.at);
      else {
        found.replace(new Map(), snapshot, files);
        this.#running.set(rule.id, { context, check: undefined, found });
      }
      return;
    }
    found.follow(
      asked.flatMap((index) => [...(moved.get(index) ?? [])]),
      snapshot,
      files,
    );
    // A rule that threw has no check: it is asked again, for what it threw on may not be among its facts.
    const goesOn = was?.check !== undefined && was.context === context;
    const [first, ...others] = rule.indexes as readonly [AnyIndex, ...AnyIndex[]];
    const isWhole = !goesOn || others.some((index) => changed.get(index)?.size);
    if (!isWhole && !changed.get(first)?.size) return;
    try {
      const check = !isWhole && was?.check ? was.check : rule.start(context);
      const live = this.#liveOf(first);
      const keys = isWhole ? live.keys() : (changed.get(first) ?? []);
      const values = new Map([...keys].map((key) => [key, live.at(key)]));
      this.#calls.projectCheck += values.size;
      const result = check(
        values,
        others.map((index) => this.#liveOf(index).at(WHOLE)),
        (all, placeOf) => inOrder(all, (one) => this.#facts.placeOf(placeOf(one), asked).span, snapshot),
      );
      const raws = new Map([...result].map(([key, list]) => [key, (list ?? []).map((one) => rawOf(rule, one))]));
      if (isWhole) found.replace(raws, snapshot, files);
      else for (const [key, list] of raws) found.put(key, list, snapshot, files);
      this.#running.set(rule.id, { context, check, found });
    } catch (error) {
      crash(error);
    }
  }

  #newFacts(): FactStore {
    return new FactStore(this.#indexes, this.#calls);
  }
  #liveOf(index: AnyIndex): LiveIndex<unknown> {
    const known = this.#live.get(index);
    if (known) return known;
    const snapshot = () => this.#snapshot as Snapshot;
    const facts = {
      all: () => this.#facts.all(index, snapshot()),
      sorted: <F>(some: Iterable<F>) => this.#facts.sorted(some as never, snapshot()) as readonly never[],
    };
    const on = index.on && this.#liveOf(index.on);
    const live = index.start(facts, on);
    live.update({ removed: [], added: this.#facts.factsOf(index, snapshot()) }, on && new Set(on.keys()));
    this.#live.set(index, live);
    return live;
  }
  #guard(index: AnyIndex, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#broken.set(index, { error });
    }
  }
}

const NO_CHANGE: FactChange = { removed: [], added: [] };
const rawOf = (rule: ProjectRule, finding: Parameters<typeof toRaw>[1]): RawDiagnostic => ({
  ...toRaw(rule, finding, finding, ''),
  places: placesIn(finding),
});
