// What is wrong in each part of the text, kept with the part: item rules see one item, fault rules put a read error into words.

import { readConfig } from '../../config/read.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Item } from '../../schema/item.ts';
import type { Language } from '../../schema/language.ts';
import type { ReadError } from '../../schema/read-error.ts';
import { isLocated } from './facts.ts';
import { type RawDiagnostic, toRaw } from './raw-diagnostic.ts';
import { referenceFaults } from './references.ts';
import type { AnyFault, FaultRule, Finding, ItemRule, ReferenceFault, RegisteredRule, Rule } from './rule.ts';
import type { AnyContext, ContextOf, LintCalls, LinterOptions } from './rule-context.ts';
import { runGuarded } from './rule-crash.ts';
import { settingsLanguage } from './setting-keys.ts';

export class FragmentFindings {
  readonly #items: readonly ItemRule<unknown>[];
  readonly #faults: ReadonlyMap<string, FaultRule<AnyFault['fault']>>;
  readonly #settings: Language;
  readonly #contextOf: ContextOf;
  readonly #calls: LintCalls;
  #own = new Map<Fragment, readonly RawDiagnostic[]>();
  #references = new Map<Fragment, readonly RawDiagnostic[]>();

  constructor(rules: readonly RegisteredRule[], options: LinterOptions, contextOf: ContextOf, calls: LintCalls) {
    this.#items = rules.filter((rule) => rule.form === 'item');
    this.#faults = new Map(rules.flatMap((rule) => (rule.form === 'fault' ? [[rule.fault, rule] as const] : [])));
    this.#settings = options.settingsLanguage ?? settingsLanguage(rules);
    this.#contextOf = contextOf;
    this.#calls = calls;
  }

  of(fragment: Fragment): readonly RawDiagnostic[] {
    return [...(this.#own.get(fragment) ?? []), ...(this.#references.get(fragment) ?? [])];
  }
  clear(): void {
    this.#own = new Map();
    this.#references = new Map();
  }
  forget(fragments: readonly Fragment[]): void {
    for (const fragment of fragments) {
      this.#own.delete(fragment);
      this.#references.delete(fragment);
    }
  }
  check(fragments: Iterable<Fragment>, snapshot: Snapshot): void {
    for (const fragment of fragments) this.#own.set(fragment, this.#check(fragment, snapshot));
  }
  /** What some rules say of all parts but those in `checked`. Gives the files in which they say or said something. */
  recheck(rules: ReadonlySet<Rule>, snapshot: Snapshot, checked: ReadonlySet<Fragment>): ReadonlySet<string> {
    const files = new Set<string>();
    const ofFaults = new Set([...rules].flatMap((rule) => (rule.form === 'fault' ? [rule.fault] : [])));
    const items = this.#items.filter((rule) => rules.has(rule));
    if (ofFaults.has('unresolved-reference') || ofFaults.has('unused-definition'))
      for (const uri of this.#reportReferences(snapshot)) files.add(uri);
    if (!ofFaults.size && !items.length) return files;
    for (const fragment of snapshot.fragments) {
      if (checked.has(fragment)) continue;
      this.#calls.recheck += rules.size;
      const own = this.#own.get(fragment) ?? [];
      const kept = own.filter(({ rule }) => !rules.has(rule));
      const faults = ofFaults.size ? this.#faultsOf(fragment, snapshot).filter(({ fault }) => ofFaults.has(fault)) : [];
      const found = [
        ...faults.flatMap((fault) => this.reportFault(fault, fragment.uri)),
        ...items.flatMap((rule) => this.saysOf(rule, fragment, snapshot)),
      ];
      if (found.length || kept.length < own.length) {
        this.#own.set(fragment, [...kept, ...found]);
        files.add(fragment.uri);
      }
    }
    return files;
  }
  /** Gives the files in which something else is found than before. */
  checkReferences(fragments: Iterable<Fragment>, snapshot: Snapshot): ReadonlySet<string> {
    const files = new Set<string>();
    for (const fragment of fragments) {
      const before = this.#references.get(fragment) ?? [];
      const faults = referenceFaults(fragment, snapshot);
      if (faults.length === before.length && faults.every((fault, i) => isSameFault(fault, before[i]?.fixInput)))
        continue;
      files.add(fragment.uri);
      this.#references.set(
        fragment,
        faults.flatMap((fault) => this.reportFault(fault, fragment.uri)),
      );
    }
    return files;
  }
  #reportReferences(snapshot: Snapshot): ReadonlySet<string> {
    this.#references = new Map();
    this.checkReferences(snapshot.fragments, snapshot);
    return new Set(snapshot.files.keys());
  }
  reportFault(fault: AnyFault, uri: string): readonly RawDiagnostic[] {
    const rule = this.#faults.get(fault.fault);
    const at = fault.fault === 'unused-definition' ? fault.item.span : isLocated(fault.at) ? fault.at.span : fault.at;
    const context = rule && this.#contextOf(rule);
    return context
      ? runGuarded(rule, uri, at, () => [toRaw(rule, rule.report(fault as never, context), fault, uri)])
      : [];
  }
  /** What one rule says of a part of any snapshot, which need not be the one that was checked. */
  saysOf(rule: Rule, fragment: Fragment, snapshot: Snapshot): readonly RawDiagnostic[] {
    if (rule.form === 'item') {
      const context = this.#contextOf(rule);
      return context ? fragment.items.flatMap((item) => checkItem(rule, item, context, fragment)) : [];
    }
    if (rule.form === 'project') return [];
    const faults = [...this.#faultsOf(fragment, snapshot), ...referenceFaults(fragment, snapshot)];
    return faults.filter(({ fault }) => fault === rule.fault).flatMap((fault) => this.reportFault(fault, fragment.uri));
  }

  #check(fragment: Fragment, snapshot: Snapshot): readonly RawDiagnostic[] {
    this.#calls.check++;
    const found = this.#faultsOf(fragment, snapshot).flatMap((fault) => this.reportFault(fault, fragment.uri));
    for (const rule of this.#items) {
      const context = this.#contextOf(rule);
      if (!context) continue;
      for (const item of fragment.items) found.push(...checkItem(rule, item, context, fragment));
    }
    return found;
  }
  /** Those of trackwright.yml also tell of rules and options that are none; a project of another Trackwright may have keys that are new. */
  #faultsOf(fragment: Fragment, snapshot: Snapshot): readonly ReadError[] {
    const file = snapshot.files.get(fragment.uri);
    const isRead = file?.kind === 'config' && fragment.items.length > 0;
    const isJudged = file?.language === this.#settings || !isRead;
    const faults = isJudged ? fragment.faults : readConfig(file.doc, this.#settings).fragment.faults;
    return snapshot.settings.isForNewerVersion ? faults.filter((one) => one.fault !== 'unknown-key') : faults;
  }
}

/** Of the same place, told with the same words; `before` is what a finding was made of. */
function isSameFault(fault: ReferenceFault, before: unknown): boolean {
  if (typeof before !== 'object' || before === null) return false;
  const [a, b] = [fault, before] as readonly Readonly<Record<string, unknown>>[];
  const isSame = (key: string) =>
    a?.[key] === b?.[key] || (key === 'container' && JSON.stringify(a?.[key]) === JSON.stringify(b?.[key]));
  return Object.keys({ ...a, ...b }).every(isSame);
}
function checkItem(
  rule: ItemRule<unknown>,
  thing: Item,
  context: AnyContext,
  fragment: Fragment,
): readonly RawDiagnostic[] {
  const find = (
    rule.check as Readonly<
      Record<string, ((item: Item, context: AnyContext) => readonly Finding<unknown>[] | undefined) | undefined>
    >
  )[thing.shape];
  if (!find) return [];
  return runGuarded(rule, fragment.uri, thing.span, () =>
    (find(thing, context) ?? []).map((finding) => toRaw(rule, finding, finding, fragment.uri)),
  );
}
