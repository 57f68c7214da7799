// Incremental linter: caches findings per fragment, re-runs project rules only when their facts change.

import type { English } from '../../base/lexicon/english.ts';
import type { DbtVersion } from '../../dbt/read/version.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import { ConventionInference } from './conventions.ts';
import { FragmentFindings } from './fragment-findings.ts';
import { ProjectFindings } from './project-findings.ts';
import { StatsSource } from './project-stats.ts';
import type { RawDiagnostic } from './raw-diagnostic.ts';
import { touched } from './references.ts';
import type { AnyFault, ProjectStats, RegisteredRule, Rule } from './rule.ts';
import { type AnyContext, type LintCalls, type LintChanges, type LinterOptions, RuleContexts } from './rule-context.ts';
import { SharedFindings } from './shared-findings.ts';

/** One long-lived linter for one project. `update` with each snapshot; then ask. */
export class Linter {
  readonly calls: LintCalls = { check: 0, recheck: 0, projectCheck: 0, collect: 0, near: 0, place: 0 };
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #contexts: RuleContexts;
  readonly #fragments: FragmentFindings;
  readonly #project: ProjectFindings;
  readonly #stats: StatsSource;
  readonly #shared = new SharedFindings(this.calls);
  /** Rules that threw when they were asked for a fix. */
  readonly #fixFailures = new Map<string, RawDiagnostic>();
  #inference = new ConventionInference();
  #english: English | undefined;
  #usedEnglish: English | undefined;
  #version = -2;
  #isForNewerVersion = false;
  #changes: LintChanges = { serial: 0, everything: true, files: new Set(), stats: new Set() };

  constructor(registered: readonly RegisteredRule[], options: LinterOptions) {
    const rules = registered.filter((rule) => rule.form !== 'planned');
    this.#rules = new Map(rules.map((rule) => [rule.id, rule]));
    this.#contexts = new RuleContexts(options);
    this.#fragments = new FragmentFindings(registered, options, this.#contexts.of, this.calls, this.#shared);
    this.#project = new ProjectFindings(rules, this.#contexts.of, this.calls, this.#shared);
    this.#stats = new StatsSource(options, this.calls);
  }

  /** Words for the rules that need English; they speak from the next update on. */
  setLexicon(english: English): void {
    this.#english = english;
  }

  update(snapshot: Snapshot): void {
    const { difference, version } = snapshot;
    if (version === this.#version && this.#usedEnglish === this.#english) return;
    const follows = difference.from === this.#version;
    if (!follows) this.#clear();
    const removed = follows ? difference.removed : [];
    const added = follows ? difference.added : snapshot.fragments;
    const failedIn = [...this.#fixFailures.values()].map(({ uri }) => uri);
    this.#version = version;
    this.#fixFailures.clear();
    this.#inference.feed(removed, added);
    this.#usedEnglish = this.#english;
    const conventions = this.#inference.conventions(snapshot.settings.conventions, this.#english);
    const needed = { ...snapshot.provided, ...(this.#english ? { lexicon: this.#english } : {}) };
    const { changed, silenced } = this.#contexts.update({ conventions, needed }, this.#rules.values());
    const { isForNewerVersion = false } = snapshot.settings;
    // A newer Trackwright has keys that are not known here.
    const again =
      isForNewerVersion === this.#isForNewerVersion ? changed : new Set([...changed, ...this.#rulesOf('unknown-key')]);
    this.#isForNewerVersion = isForNewerVersion;
    const stats = this.#stats.update(snapshot, this.#inference, follows ? difference : undefined);
    this.#fragments.forget(removed);
    this.#fragments.check(added, snapshot);
    const ofRules = follows && again.size ? this.#fragments.recheck(again, snapshot, new Set(added)) : [];
    const ofReferences = this.#fragments.checkReferences(
      follows ? new Set([...added, ...touched(difference, snapshot)]) : added,
      snapshot,
    );
    const ofProject = this.#project.update(snapshot, removed, added);
    const shared = this.#shared.settle(snapshot);
    this.#changed({
      // Comments are idle or not by what is silent.
      everything: !follows || silenced,
      files: new Set([...failedIn, ...difference.files, ...ofRules, ...ofReferences, ...ofProject, ...shared]),
      stats,
    });
  }
  /** What the last update, or a rule that failed since, made of what is shown. */
  get changes(): LintChanges {
    return this.#changes;
  }

  /** What is wrong in a part of the text, and what the whole project says of it. */
  ofFragment(fragment: Fragment): readonly RawDiagnostic[] {
    return this.#fragments.of(fragment);
  }
  /** What only the whole project shows in a file. */
  ofProject(uri: string): readonly RawDiagnostic[] {
    return [
      ...this.#project.ofFile(uri),
      ...this.#shared.ofFile(uri),
      ...[...this.#fixFailures.values()].filter((one) => one.uri === uri),
    ];
  }
  /** A rule threw when it was asked for a fix: told with the problems, until the text changes. */
  fixFailed(failed: RawDiagnostic): void {
    this.#fixFailures.set(failed.rule.id, failed);
    this.#changed({ everything: false, files: new Set([failed.uri]), stats: new Set() });
  }
  stats(): ProjectStats {
    return this.#stats.stats;
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
    return this.#rules.has(rule);
  }
  /** Something that the rule needs is not there: that it says nothing means nothing. */
  isSilent(id: string): boolean {
    const rule = this.#rules.get(id);
    return rule !== undefined && this.contextOf(rule) === undefined;
  }
  /** Undefined while the rule is silent. */
  contextOf(rule: Rule): AnyContext | undefined {
    return this.#contexts.of(rule);
  }
  dbtVersionOf(uri: string): DbtVersion {
    return this.#stats.dbtVersion(uri);
  }

  #rulesOf(fault: AnyFault['fault']): readonly Rule[] {
    return [...this.#rules.values()].filter((rule) => rule.form === 'fault' && rule.fault === fault);
  }
  #changed(changes: Omit<LintChanges, 'serial'>): void {
    this.#changes = { serial: this.#changes.serial + 1, ...changes };
  }
  #clear(): void {
    this.#inference = new ConventionInference();
    this.#fragments.clear();
    this.#project.clear();
    this.#shared.clear();
  }
}
