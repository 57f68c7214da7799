// Holds a moving project against the rules: what the same text or the same facts gave is kept, and only the difference is looked at.

import type { English } from '../../base/lexicon/english.ts';
import { checkKinds } from '../../config/config.schema.ts';
import { readConfig } from '../../config/read.ts';
import type { DbtVersion } from '../../dbt/read/version.ts';
import { NearNames } from '../../plan/near-index.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fault, Part, Thing } from '../../schema/item.ts';
import type { Noun } from '../../schema/kinds.ts';
import { uriOf } from '../../yaml/chunk.ts';
import { type Conventions, Learner } from './conventions.ts';
import { type DbtTargets, dbtTargets } from './dbt-targets.ts';
import { FactStore, isAt } from './facts.ts';
import { placesIn, type Raw, raw, replaced } from './raw-diagnostic.ts';
import { referenceFaults, touched } from './references.ts';
import type { AnyFault, CrossRule, FaultRule, Finding, ItemRule, Now, On, Rule } from './rule.ts';
import { broken, guarded } from './rule-crash.ts';
import { settingKeys, type Table } from './setting-keys.ts';

export interface LinterOptions {
  readonly today: string;
  /** Options of a rule from trackwright.yml. */
  readonly optionsOf: (rule: string) => Readonly<Record<string, unknown>>;
  /** The uri of the project's folder, which dbt folders in trackwright.yml are counted from. */
  readonly root?: string;
  /** The dbt version to read every dbt project as, whatever they say. */
  readonly dbtVersion?: string | undefined;
}
interface Judged {
  found: readonly Raw[];
  conventions: Conventions;
  english: English | undefined;
}

/** One long-lived linter for one project. `update` with each snapshot; then ask. */
export class Linter {
  /** How often rules were asked, for tests of what a keystroke costs. */
  readonly calls = { find: 0, judge: 0, gather: 0, near: 0 };
  readonly #items: readonly ItemRule<unknown>[];
  readonly #faults: ReadonlyMap<string, FaultRule<AnyFault['fault']>>;
  readonly #crosses: readonly CrossRule[];
  readonly #options: LinterOptions;
  readonly #ids: ReadonlySet<string>;
  readonly #settingKeys: Table;
  #learner = new Learner();
  #conventions: Conventions = {};
  #english: English | undefined;
  #usedEnglish: English | undefined;
  #version = -2;
  #snapshot: Snapshot | undefined;
  #stores = new Map<unknown, FactStore>();
  #parts = new Map<Part, readonly Raw[]>();
  #references = new Map<Part, readonly Raw[]>();
  #judged = new Map<string, Judged>();
  #unmended = new Map<string, Raw>();
  #near = new Map<Noun, NearNames>();
  #targets: DbtTargets | undefined;

  constructor(rules: readonly Rule[], options: LinterOptions) {
    this.#items = rules.filter((rule) => rule.form === 'item');
    this.#faults = new Map(rules.flatMap((rule) => (rule.form === 'fault' ? [[rule.fault, rule] as const] : [])));
    this.#crosses = rules.filter((rule) => rule.form === 'cross');
    this.#options = options;
    this.#ids = new Set(rules.map((rule) => rule.id));
    this.#settingKeys = settingKeys(rules);
  }

  /** Words for the rules that need English; they speak from the next update on. */
  learnEnglish(english: English): void {
    this.#english = english;
  }

  update(snapshot: Snapshot): void {
    const { difference } = snapshot;
    if (snapshot.version === this.#version && this.#usedEnglish === this.#english) return;
    const follows = difference.from === this.#version;
    if (!follows) this.#reset();
    const gone = follows ? difference.gone : [];
    const come = follows ? difference.come : snapshot.parts;
    this.#snapshot = snapshot;
    this.#version = snapshot.version;
    this.#targets = undefined;
    this.#unmended.clear();
    this.#learner.feed(gone, come);
    const conventions = this.#learner.conventions(snapshot.settings.conventions, this.#english);
    const otherwise = conventions !== this.#conventions || this.#usedEnglish !== this.#english;
    this.#conventions = conventions;
    this.#usedEnglish = this.#english;
    for (const part of gone) {
      this.#parts.delete(part);
      this.#references.delete(part);
    }
    for (const part of otherwise ? snapshot.parts : come) this.#parts.set(part, this.#findIn(part));
    for (const part of follows ? new Set([...come, ...touched(difference, snapshot)]) : come)
      this.#references.set(
        part,
        referenceFaults(part, snapshot).flatMap((fault) => this.#say(fault, part.uri)),
      );
    for (const [noun = '', name = ''] of [...difference.names].map((key) => key.split('\0')))
      this.#near.get(noun as Noun)?.change(name);
    this.#judge(snapshot, gone, come);
  }

  /** What is wrong in a part of the text, and what the whole project says of it. */
  ofPart(part: Part): readonly Raw[] {
    return [...(this.#parts.get(part) ?? []), ...(this.#references.get(part) ?? [])];
  }
  /** What only the whole project shows. */
  ofProject(): readonly Raw[] {
    return [...[...this.#judged.values()].flatMap((judged) => judged.found), ...this.#unmended.values()];
  }
  /** A rule threw when it was asked to mend: told with the problems, until the text changes. */
  couldNotMend(failed: Raw): void {
    this.#unmended.set(failed.rule.id, failed);
  }
  now(): Now {
    const snapshot = this.#snapshot;
    return {
      eventCase: this.#learner.eventCase(),
      propertyCase: this.#learner.propertyCase(),
      eventOrder: this.#learner.eventOrder(),
      tense: this.#learner.tense(),
      uses: (noun, name) => snapshot?.uses(noun, name).length ?? 0,
      has: (noun, name) =>
        snapshot?.find(noun, name) !== undefined || (noun === 'property' && this.#learner.knowsProperty(name)),
      near: (noun, word) => this.#nearest(noun, word),
      dbtVersion: (at) => this.#dbtVersion(uriOf(at)),
    };
  }
  /** A fault found after the rules ran, in the words of its rule. */
  say = (fault: AnyFault, uri: string): readonly Raw[] => this.#say(fault, uri);
  /** What one rule says of a part of any snapshot, such as one on which a fix is tried. */
  saysOf(rule: Rule, part: Part, snapshot: Snapshot): readonly Raw[] {
    if (rule.form === 'item') return part.things.flatMap((thing) => this.#ask(rule, thing, this.on(rule.id), part));
    if (rule.form === 'cross') return [];
    const faults = [...this.#faultsOf(part, snapshot), ...referenceFaults(part, snapshot)];
    return faults.filter(({ fault }) => fault === rule.fault).flatMap((fault) => this.#say(fault, part.uri));
  }
  knows(rule: string): boolean {
    return this.#ids.has(rule);
  }
  on(rule: string): On {
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
    this.#learner = new Learner();
    this.#stores = new Map();
    this.#parts = new Map();
    this.#references = new Map();
    this.#judged = new Map();
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
  #findIn(part: Part): readonly Raw[] {
    this.calls.find++;
    const found = this.#faultsOf(part, this.#snapshot).flatMap((fault) => this.#say(fault, part.uri));
    for (const rule of this.#items) {
      const on = this.on(rule.id);
      for (const thing of part.things) found.push(...this.#ask(rule, thing, on, part));
    }
    return found;
  }
  /** Those of trackwright.yml also tell of rules and options that are none; a project of another Trackwright may have keys that are new. */
  #faultsOf(part: Part, snapshot: Snapshot | undefined): readonly Fault[] {
    const file = snapshot?.files.get(part.uri);
    const isRead = file?.kind === 'config' && part.things.length > 0;
    const faults = isRead ? readConfig(file.doc, this.#settingKeys).part.faults : part.faults;
    return snapshot?.settings.isForAnother ? faults.filter((one) => one.fault !== 'unknown-key') : faults;
  }
  #ask(rule: ItemRule<unknown>, thing: Thing, on: On, part: Part): readonly Raw[] {
    const find = (
      rule.find as Readonly<
        Record<string, ((item: Thing, on: On) => readonly Finding<unknown>[] | undefined) | undefined>
      >
    )[thing.shape];
    if (!find) return [];
    return guarded(rule, part.uri, thing.span, () =>
      (find(thing, on) ?? []).map((finding) => raw(rule, finding, finding, part.uri)),
    );
  }
  #say(fault: AnyFault, uri: string): readonly Raw[] {
    const rule = this.#faults.get(fault.fault);
    const at = fault.fault === 'unused-definition' ? fault.thing.span : isAt(fault.at) ? fault.at.span : fault.at;
    return rule
      ? guarded(rule, uri, at, () => [raw(rule, rule.say(fault as never, this.on(rule.id)), fault, uri)])
      : [];
  }
  #judge(snapshot: Snapshot, gone: readonly Part[], come: readonly Part[]): void {
    const updates = new Map<FactStore, ReturnType<FactStore['update']>>();
    for (const rule of this.#crosses) {
      const stores = rule.views.map((view) => this.#store(view));
      for (const store of stores) if (!updates.has(store)) updates.set(store, store.update(snapshot, gone, come));
      const moves = stores.flatMap((store) => updates.get(store) ?? []);
      const was = this.#judged.get(rule.id);
      const same = moves.every((one) => one.same);
      const failure = stores.flatMap((store) => store.failure ?? [])[0];
      // A rule that threw is asked again: what it threw on may not be among its facts.
      const holds =
        was &&
        !was.found.some((one) => one.broken) &&
        same &&
        was.conventions === this.#conventions &&
        was.english === this.#usedEnglish;
      const found = failure
        ? [broken(rule, failure.error, snapshot.uriOf(failure.at), failure.at)]
        : holds
          ? was.found.map((one) => moves.reduce((raw, { moved }) => replaced(raw, moved, snapshot), one))
          : this.#ruling(rule, stores, snapshot);
      this.#judged.set(rule.id, { found, conventions: this.#conventions, english: this.#usedEnglish });
    }
  }
  #store(view: CrossRule['views'][number]): FactStore {
    let store = this.#stores.get(view);
    if (!store) {
      store = new FactStore(view, this.calls);
      this.#stores.set(view, store);
    }
    return store;
  }
  #ruling(rule: CrossRule, stores: readonly FactStore[], snapshot: Snapshot): readonly Raw[] {
    this.calls.judge++;
    const first = snapshot.files.keys().next().value ?? '';
    const seen = () => stores.map((store) => store.seen(snapshot));
    return guarded(rule, first, undefined, () =>
      (rule.judge(seen(), this.on(rule.id)) ?? []).map((finding) => {
        const at = isAt(finding.at) ? finding.at.span : finding.at;
        return { ...raw(rule, finding, finding, snapshot.uriOf(at)), places: placesIn(finding) };
      }),
    );
  }
}
