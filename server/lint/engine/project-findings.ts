// What only the whole project shows: project rules run when their facts say something else; else their findings follow the text.

import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import { FactStore, isLocated } from './facts.ts';
import { placesIn, type RawDiagnostic, rebased, toRaw } from './raw-diagnostic.ts';
import type { ProjectRule, Rule } from './rule.ts';
import type { AnyContext, ContextOf, LintCalls } from './rule-context.ts';
import { crashReport, runGuarded } from './rule-crash.ts';

interface ProjectResult {
  readonly found: readonly RawDiagnostic[];
  /** What it leant on. */
  readonly context: AnyContext | undefined;
}

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

  get all(): readonly RawDiagnostic[] {
    return [...this.#results.values()].flatMap(({ found }) => found);
  }
  clear(): void {
    this.#stores = new Map();
    this.#results = new Map();
  }
  update(snapshot: Snapshot, removed: readonly Fragment[], added: readonly Fragment[]): void {
    const updates = new Map<FactStore, ReturnType<FactStore['update']>>();
    for (const rule of this.#rules) {
      const stores = rule.indexes.map((index) => this.#store(index));
      for (const store of stores) if (!updates.has(store)) updates.set(store, store.update(snapshot, removed, added));
      const moves = stores.flatMap((store) => updates.get(store) ?? []);
      const was = this.#results.get(rule.id);
      const context = this.#contextOf(rule);
      const same = moves.every((one) => one.same);
      const failure = stores.flatMap((store) => store.failure ?? [])[0];
      // A rule that threw is asked again: what it threw on may not be among its facts.
      const holds = was && !was.found.some((one) => one.crashed) && same && was.context === context;
      const found = !context
        ? []
        : failure
          ? [crashReport(rule, failure.error, snapshot.uriOf(failure.at), failure.at)]
          : holds
            ? was.found.map((one) => moves.reduce((raw, { moved }) => rebased(raw, moved, snapshot), one))
            : this.#run(rule, context, stores, snapshot);
      this.#results.set(rule.id, { found, context });
    }
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
