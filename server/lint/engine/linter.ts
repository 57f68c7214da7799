// Incremental linter: caches findings per fragment, re-runs project rules only when their facts change.

import type { English } from '../../base/lexicon/english.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import { ConventionInference } from './conventions.ts';
import { FragmentFindings } from './fragment-findings.ts';
import { ProjectFindings } from './project-findings.ts';
import { StatsSource } from './project-stats.ts';
import type { RawDiagnostic } from './raw-diagnostic.ts';
import { touched } from './references.ts';
import type { AnyFault, ProjectStats, Rule, RuleContext } from './rule.ts';
import type { LintCalls, LinterOptions, SharedContext } from './rule-context.ts';

/** One long-lived linter for one project. `update` with each snapshot; then ask. */
export class Linter {
  readonly calls: LintCalls = { check: 0, projectCheck: 0, collect: 0, near: 0 };
  readonly #options: LinterOptions;
  readonly #ids: ReadonlySet<string>;
  readonly #fragments: FragmentFindings;
  readonly #project: ProjectFindings;
  readonly #stats: StatsSource;
  /** Rules that threw when they were asked for a fix. */
  readonly #fixFailures = new Map<string, RawDiagnostic>();
  #inference = new ConventionInference();
  #shared: SharedContext = { conventions: {}, english: undefined };
  #english: English | undefined;
  #version = -2;

  constructor(rules: readonly Rule[], options: LinterOptions) {
    this.#options = options;
    this.#ids = new Set(rules.map((rule) => rule.id));
    const contextOf = (rule: string) => this.contextOf(rule);
    this.#fragments = new FragmentFindings(rules, contextOf, this.calls);
    this.#project = new ProjectFindings(rules, contextOf, this.calls);
    this.#stats = new StatsSource(options, this.calls);
  }

  /** Words for the rules that need English; they speak from the next update on. */
  setLexicon(english: English): void {
    this.#english = english;
  }

  update(snapshot: Snapshot): void {
    const { difference, version } = snapshot;
    if (version === this.#version && this.#shared.english === this.#english) return;
    const follows = difference.from === this.#version;
    if (!follows) this.#clear();
    const removed = follows ? difference.removed : [];
    const added = follows ? difference.added : snapshot.fragments;
    this.#version = version;
    this.#fixFailures.clear();
    this.#inference.feed(removed, added);
    this.#stats.update(snapshot, difference.names);
    const before = this.#shared;
    const conventions = this.#inference.conventions(snapshot.settings.conventions, this.#english);
    if (conventions !== before.conventions || this.#english !== before.english)
      this.#shared = { conventions, english: this.#english };
    this.#fragments.forget(removed);
    this.#fragments.check(this.#shared === before ? added : snapshot.fragments, snapshot);
    this.#fragments.checkReferences(follows ? new Set([...added, ...touched(difference, snapshot)]) : added, snapshot);
    this.#project.update(snapshot, removed, added, this.#shared);
  }

  /** What is wrong in a part of the text, and what the whole project says of it. */
  ofFragment(fragment: Fragment): readonly RawDiagnostic[] {
    return this.#fragments.of(fragment);
  }
  /** What only the whole project shows. */
  ofProject(): readonly RawDiagnostic[] {
    return [...this.#project.all, ...this.#fixFailures.values()];
  }
  /** A rule threw when it was asked for a fix: told with the problems, until the text changes. */
  fixFailed(failed: RawDiagnostic): void {
    this.#fixFailures.set(failed.rule.id, failed);
  }
  stats(): ProjectStats {
    return this.#stats.stats(this.#inference);
  }
  /** A fault found after the rules ran, in the words of its rule. */
  reportFault(fault: AnyFault, uri: string): readonly RawDiagnostic[] {
    return this.#fragments.reportFault(fault, uri);
  }
  /** What one rule says of a part of any snapshot, such as one on which a fix is tried. */
  saysOf(rule: Rule, fragment: Fragment, snapshot: Snapshot): readonly RawDiagnostic[] {
    return this.#fragments.saysOf(rule, fragment, snapshot);
  }
  hasRule(rule: string): boolean {
    return this.#ids.has(rule);
  }
  contextOf(rule: string): RuleContext {
    const { conventions, english } = this.#shared;
    return {
      conventions,
      options: this.#options.optionsOf(rule),
      today: this.#options.today,
      ...(english ? { english } : {}),
    };
  }

  #clear(): void {
    this.#inference = new ConventionInference();
    this.#stats.clear();
    this.#fragments.clear();
    this.#project.clear();
  }
}
