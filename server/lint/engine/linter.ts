// Incremental linter: caches findings per fragment, re-runs project rules only when their facts change.

import type { English } from '../../base/lexicon/english.ts';
import { checkKinds } from '../../config/config.schema.ts';
import { readConfig } from '../../config/read.ts';
import type { DbtVersion } from '../../dbt/read/version.ts';
import { NearNames } from '../../plan/near-index.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Item } from '../../schema/item.ts';
import type { KeyTable, Noun } from '../../schema/kinds.ts';
import type { ReadError } from '../../schema/read-error.ts';
import { uriOf } from '../../yaml/chunk.ts';
import { ConventionInference, type Conventions } from './conventions.ts';
import { type DbtTargets, dbtTargets } from './dbt-targets.ts';
import { FactStore, isLocated } from './facts.ts';
import { placesIn, type RawDiagnostic, rebased, toRaw } from './raw-diagnostic.ts';
import { referenceFaults, touched } from './references.ts';
import type { AnyFault, FaultRule, Finding, ItemRule, ProjectRule, ProjectStats, Rule, RuleContext } from './rule.ts';
import { crashReport, runGuarded } from './rule-crash.ts';
import { settingKeys } from './setting-keys.ts';

export interface LinterOptions {
  readonly today: string;
  /** Options of a rule from trackwright.yml. */
  readonly optionsOf: (rule: string) => Readonly<Record<string, unknown>>;
  /** The uri of the project's folder, which dbt folders in trackwright.yml are counted from. */
  readonly root?: string;
  /** The dbt version to read every dbt project as, whatever they say. */
  readonly dbtVersion?: string | undefined;
}
interface ProjectResult {
  found: readonly RawDiagnostic[];
  conventions: Conventions;
  english: English | undefined;
}

/** One long-lived linter for one project. `update` with each snapshot; then ask. */
export class Linter {
  /** How often rules were asked, for tests of what a keystroke costs. */
  readonly calls = { check: 0, projectCheck: 0, collect: 0, near: 0 };
  readonly #items: readonly ItemRule<unknown>[];
  readonly #faults: ReadonlyMap<string, FaultRule<AnyFault['fault']>>;
  readonly #projectRules: readonly ProjectRule[];
  readonly #options: LinterOptions;
  readonly #ids: ReadonlySet<string>;
  readonly #settingKeys: KeyTable;
  #conventionInference = new ConventionInference();
  #conventions: Conventions = {};
  #english: English | undefined;
  #usedEnglish: English | undefined;
  #version = -2;
  #snapshot: Snapshot | undefined;
  #stores = new Map<unknown, FactStore>();
  #fragments = new Map<Fragment, readonly RawDiagnostic[]>();
  #references = new Map<Fragment, readonly RawDiagnostic[]>();
  #projectResults = new Map<string, ProjectResult>();
  #fixFailures = new Map<string, RawDiagnostic>();
  #near = new Map<Noun, NearNames>();
  #targets: DbtTargets | undefined;

  constructor(rules: readonly Rule[], options: LinterOptions) {
    this.#items = rules.filter((rule) => rule.form === 'item');
    this.#faults = new Map(rules.flatMap((rule) => (rule.form === 'fault' ? [[rule.fault, rule] as const] : [])));
    this.#projectRules = rules.filter((rule) => rule.form === 'project');
    this.#options = options;
    this.#ids = new Set(rules.map((rule) => rule.id));
    this.#settingKeys = settingKeys(rules);
  }

  /** Words for the rules that need English; they speak from the next update on. */
  setLexicon(english: English): void {
    this.#english = english;
  }

  update(snapshot: Snapshot): void {
    const { difference } = snapshot;
    if (snapshot.version === this.#version && this.#usedEnglish === this.#english) return;
    const follows = difference.from === this.#version;
    if (!follows) this.#reset();
    const removed = follows ? difference.removed : [];
    const added = follows ? difference.added : snapshot.fragments;
    this.#snapshot = snapshot;
    this.#version = snapshot.version;
    this.#targets = undefined;
    this.#fixFailures.clear();
    this.#conventionInference.feed(removed, added);
    const conventions = this.#conventionInference.conventions(snapshot.settings.conventions, this.#english);
    const otherwise = conventions !== this.#conventions || this.#usedEnglish !== this.#english;
    this.#conventions = conventions;
    this.#usedEnglish = this.#english;
    for (const fragment of removed) {
      this.#fragments.delete(fragment);
      this.#references.delete(fragment);
    }
    for (const fragment of otherwise ? snapshot.fragments : added)
      this.#fragments.set(fragment, this.#checkFragment(fragment));
    for (const fragment of follows ? new Set([...added, ...touched(difference, snapshot)]) : added)
      this.#references.set(
        fragment,
        referenceFaults(fragment, snapshot).flatMap((fault) => this.#reportFault(fault, fragment.uri)),
      );
    for (const [noun = '', name = ''] of [...difference.names].map((key) => key.split('\0')))
      this.#near.get(noun as Noun)?.change(name);
    this.#checkProject(snapshot, removed, added);
  }

  /** What is wrong in a part of the text, and what the whole project says of it. */
  ofFragment(fragment: Fragment): readonly RawDiagnostic[] {
    return [...(this.#fragments.get(fragment) ?? []), ...(this.#references.get(fragment) ?? [])];
  }
  /** What only the whole project shows. */
  ofProject(): readonly RawDiagnostic[] {
    return [...[...this.#projectResults.values()].flatMap((judged) => judged.found), ...this.#fixFailures.values()];
  }
  /** A rule threw when it was asked for a fix: told with the problems, until the text changes. */
  fixFailed(failed: RawDiagnostic): void {
    this.#fixFailures.set(failed.rule.id, failed);
  }
  stats(): ProjectStats {
    const snapshot = this.#snapshot;
    return {
      eventCase: this.#conventionInference.eventCase(),
      propertyCase: this.#conventionInference.propertyCase(),
      eventOrder: this.#conventionInference.eventOrder(),
      tense: this.#conventionInference.tense(),
      referenceCount: (noun, name) => snapshot?.references(noun, name).length ?? 0,
      has: (noun, name) =>
        snapshot?.find(noun, name) !== undefined ||
        (noun === 'property' && this.#conventionInference.knowsProperty(name)),
      near: (noun, word) => this.#nearest(noun, word),
      dbtVersion: (at) => this.#dbtVersion(uriOf(at)),
    };
  }
  /** A fault found after the rules ran, in the words of its rule. */
  reportFault = (fault: AnyFault, uri: string): readonly RawDiagnostic[] => this.#reportFault(fault, uri);
  /** What one rule says of a part of any snapshot, such as one on which a fix is tried. */
  saysOf(rule: Rule, fragment: Fragment, snapshot: Snapshot): readonly RawDiagnostic[] {
    if (rule.form === 'item')
      return fragment.items.flatMap((item) => this.#checkItem(rule, item, this.contextOf(rule.id), fragment));
    if (rule.form === 'project') return [];
    const faults = [...this.#faultsOf(fragment, snapshot), ...referenceFaults(fragment, snapshot)];
    return faults
      .filter(({ fault }) => fault === rule.fault)
      .flatMap((fault) => this.#reportFault(fault, fragment.uri));
  }
  hasRule(rule: string): boolean {
    return this.#ids.has(rule);
  }
  contextOf(rule: string): RuleContext {
    const english = this.#usedEnglish;
    return {
      conventions: this.#conventions,
      options: this.#options.optionsOf(rule),
      today: this.#options.today,
      ...(english ? { english } : {}),
    };
  }

  #reset(): void {
    this.#near.clear();
    this.#conventionInference = new ConventionInference();
    this.#stores = new Map();
    this.#fragments = new Map();
    this.#references = new Map();
    this.#projectResults = new Map();
  }
  #nearest(noun: Noun, word: string): string | undefined {
    const among =
      this.#near.get(noun) ??
      new NearNames(() => [...(noun === 'check' ? checkKinds : []), ...(this.#snapshot?.names(noun) ?? [])]);
    this.#near.set(noun, among);
    return among.nearest(word, () => this.calls.near++);
  }
  #dbtVersion(uri: string): DbtVersion {
    this.#targets ??= dbtTargets(this.#snapshot, this.#options);
    return this.#targets(uri);
  }
  #checkFragment(fragment: Fragment): readonly RawDiagnostic[] {
    this.calls.check++;
    const found = this.#faultsOf(fragment, this.#snapshot).flatMap((fault) => this.#reportFault(fault, fragment.uri));
    for (const rule of this.#items) {
      const context = this.contextOf(rule.id);
      for (const item of fragment.items) found.push(...this.#checkItem(rule, item, context, fragment));
    }
    return found;
  }
  /** Those of trackwright.yml also tell of rules and options that are none; a project of another Trackwright may have keys that are new. */
  #faultsOf(fragment: Fragment, snapshot: Snapshot | undefined): readonly ReadError[] {
    const file = snapshot?.files.get(fragment.uri);
    const isRead = file?.kind === 'config' && fragment.items.length > 0;
    const faults = isRead ? readConfig(file.doc, this.#settingKeys).fragment.faults : fragment.faults;
    return snapshot?.settings.isForNewerVersion ? faults.filter((one) => one.fault !== 'unknown-key') : faults;
  }
  #checkItem(rule: ItemRule<unknown>, thing: Item, context: RuleContext, fragment: Fragment): readonly RawDiagnostic[] {
    const find = (
      rule.check as Readonly<
        Record<string, ((item: Item, context: RuleContext) => readonly Finding<unknown>[] | undefined) | undefined>
      >
    )[thing.shape];
    if (!find) return [];
    return runGuarded(rule, fragment.uri, thing.span, () =>
      (find(thing, context) ?? []).map((finding) => toRaw(rule, finding, finding, fragment.uri)),
    );
  }
  #reportFault(fault: AnyFault, uri: string): readonly RawDiagnostic[] {
    const rule = this.#faults.get(fault.fault);
    const at = fault.fault === 'unused-definition' ? fault.item.span : isLocated(fault.at) ? fault.at.span : fault.at;
    return rule
      ? runGuarded(rule, uri, at, () => [toRaw(rule, rule.report(fault as never, this.contextOf(rule.id)), fault, uri)])
      : [];
  }
  #checkProject(snapshot: Snapshot, removed: readonly Fragment[], added: readonly Fragment[]): void {
    const updates = new Map<FactStore, ReturnType<FactStore['update']>>();
    for (const rule of this.#projectRules) {
      const stores = rule.indexes.map((index) => this.#store(index));
      for (const store of stores) if (!updates.has(store)) updates.set(store, store.update(snapshot, removed, added));
      const moves = stores.flatMap((store) => updates.get(store) ?? []);
      const was = this.#projectResults.get(rule.id);
      const same = moves.every((one) => one.same);
      const failure = stores.flatMap((store) => store.failure ?? [])[0];
      // A rule that threw is asked again: what it threw on may not be among its facts.
      const holds =
        was &&
        !was.found.some((one) => one.crashed) &&
        same &&
        was.conventions === this.#conventions &&
        was.english === this.#usedEnglish;
      const found = failure
        ? [crashReport(rule, failure.error, snapshot.uriOf(failure.at), failure.at)]
        : holds
          ? was.found.map((one) => moves.reduce((raw, { moved }) => rebased(raw, moved, snapshot), one))
          : this.#runProjectRule(rule, stores, snapshot);
      this.#projectResults.set(rule.id, { found, conventions: this.#conventions, english: this.#usedEnglish });
    }
  }
  #store(index: ProjectRule['indexes'][number]): FactStore {
    let store = this.#stores.get(index);
    if (!store) {
      store = new FactStore(index, this.calls);
      this.#stores.set(index, store);
    }
    return store;
  }
  #runProjectRule(rule: ProjectRule, stores: readonly FactStore[], snapshot: Snapshot): readonly RawDiagnostic[] {
    this.calls.projectCheck++;
    const first = snapshot.files.keys().next().value ?? '';
    const seen = () => stores.map((store) => store.seen(snapshot));
    return runGuarded(rule, first, undefined, () =>
      (rule.check(seen(), this.contextOf(rule.id)) ?? []).map((finding) => {
        const at = isLocated(finding.at) ? finding.at.span : finding.at;
        return { ...toRaw(rule, finding, finding, snapshot.uriOf(at)), places: placesIn(finding) };
      }),
    );
  }
}
