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
import type { SharedFindings } from './shared-findings.ts';

interface ItemCheck {
  readonly rule: ItemRule<unknown>;
  readonly check: (item: Item, context: AnyContext) => readonly Finding<unknown>[] | undefined;
}
interface OwnFindings {
  readonly alone: readonly RawDiagnostic[];
  readonly shared: readonly RawDiagnostic[];
}
type AnyFaultRule = FaultRule<AnyFault['fault']>;

export class FragmentFindings {
  /** What looks at items, by their shape. */
  readonly #checks: ReadonlyMap<string, readonly ItemCheck[]>;
  readonly #faults: ReadonlyMap<string, readonly AnyFaultRule[]>;
  readonly #settings: Language;
  readonly #contextOf: ContextOf;
  readonly #calls: LintCalls;
  readonly #shared: SharedFindings;
  #own = new Map<Fragment, OwnFindings>();
  #references = new Map<Fragment, readonly RawDiagnostic[]>();

  constructor(
    rules: readonly RegisteredRule[],
    options: LinterOptions,
    contextOf: ContextOf,
    calls: LintCalls,
    shared: SharedFindings,
  ) {
    this.#checks = grouped(rules.flatMap((rule) => (rule.form === 'item' ? checksOf(rule) : [])));
    this.#faults = grouped(rules.flatMap((rule) => (rule.form === 'fault' ? [[rule.fault, rule] as const] : [])));
    this.#settings = options.settingsLanguage ?? settingsLanguage(rules);
    this.#contextOf = contextOf;
    this.#calls = calls;
    this.#shared = shared;
  }

  of(fragment: Fragment): readonly RawDiagnostic[] {
    return [...(this.#own.get(fragment)?.alone ?? []), ...(this.#references.get(fragment) ?? [])];
  }
  clear(): void {
    this.#own = new Map();
    this.#references = new Map();
  }
  forget(fragments: readonly Fragment[]): void {
    for (const fragment of fragments) {
      for (const raw of this.#own.get(fragment)?.shared ?? []) this.#shared.remove(raw);
      this.#own.delete(fragment);
      this.#references.delete(fragment);
    }
  }
  check(fragments: Iterable<Fragment>, snapshot: Snapshot): void {
    const contexts = this.#contexts();
    for (const fragment of fragments) {
      this.#calls.check++;
      const ofFaults = this.#faultsOf(fragment, snapshot).flatMap((fault) => this.reportFault(fault, fragment.uri));
      this.#put(fragment, [...ofFaults, ...this.#checkItems(fragment, contexts)]);
    }
  }
  /** What some rules say of all parts but those in `checked`. Gives the files in which they say or said something. */
  recheck(rules: ReadonlySet<Rule>, snapshot: Snapshot, checked: ReadonlySet<Fragment>): ReadonlySet<string> {
    const files = new Set<string>();
    const ofFaults = new Set([...rules].flatMap((rule) => (rule.form === 'fault' ? [rule.fault] : [])));
    const items = new Set([...rules].filter((rule) => rule.form === 'item'));
    const contexts = this.#contexts(items);
    if (ofFaults.has('unresolved-reference') || ofFaults.has('unused-definition'))
      for (const uri of this.#reportReferences(snapshot)) files.add(uri);
    if (!ofFaults.size && !items.size) return files;
    for (const fragment of snapshot.fragments) {
      if (checked.has(fragment)) continue;
      this.#calls.recheck += ofFaults.size + items.size;
      const own = [...(this.#own.get(fragment)?.alone ?? []), ...(this.#own.get(fragment)?.shared ?? [])];
      const kept = own.filter(({ rule }) => !rules.has(rule));
      const faults = ofFaults.size ? this.#faultsOf(fragment, snapshot).filter(({ fault }) => ofFaults.has(fault)) : [];
      const found = [
        ...faults.flatMap((fault) => this.#reportBy((rule) => rules.has(rule), fault, fragment.uri)),
        ...this.#checkItems(fragment, contexts),
      ];
      if (found.length || kept.length < own.length) {
        this.#put(fragment, [...kept, ...found]);
        files.add(fragment.uri);
      }
    }
    return files;
  }
  /** Those that are shared go where all of their kind are; what was found before and still is stays there. */
  #put(fragment: Fragment, found: readonly RawDiagnostic[]): void {
    const shared = found.filter(({ finding }) => finding.sharedBy !== undefined);
    for (const raw of this.#own.get(fragment)?.shared ?? []) this.#shared.remove(raw);
    for (const raw of shared) this.#shared.add(raw);
    const alone = shared.length ? found.filter(({ finding }) => finding.sharedBy === undefined) : found;
    this.#own.set(fragment, { alone, shared });
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
    return this.#reportBy(() => true, fault, uri);
  }
  /** What one rule says of a part of any snapshot, which need not be the one that was checked. */
  saysOf(rule: Rule, fragment: Fragment, snapshot: Snapshot): readonly RawDiagnostic[] {
    if (rule.form === 'item') return this.#checkItems(fragment, this.#contexts(new Set([rule])));
    if (rule.form === 'project') return [];
    const faults = [...this.#faultsOf(fragment, snapshot), ...referenceFaults(fragment, snapshot)];
    return faults.flatMap((fault) => this.#reportBy((one) => one === rule, fault, fragment.uri));
  }

  /** Of item rules, all or some, looked up once for many items; silent ones have none. */
  #contexts(only?: ReadonlySet<Rule>): ReadonlyMap<Rule, AnyContext> {
    const asked = new Set([...this.#checks.values()].flat().map(({ rule }) => rule));
    return new Map(
      [...asked].flatMap((rule) => {
        const context = !only || only.has(rule) ? this.#contextOf(rule) : undefined;
        return context ? [[rule, context] as const] : [];
      }),
    );
  }
  #checkItems(fragment: Fragment, contexts: ReadonlyMap<Rule, AnyContext>): readonly RawDiagnostic[] {
    const found: RawDiagnostic[] = [];
    for (const item of fragment.items)
      for (const { rule, check } of this.#checks.get(item.shape) ?? []) {
        const context = contexts.get(rule);
        if (!context) continue;
        const raws = runGuarded(rule, fragment.uri, item.span, () =>
          (check(item, context) ?? []).map((finding) => toRaw(rule, finding, finding, fragment.uri)),
        );
        found.push(...raws);
      }
    return found;
  }
  #reportBy(asks: (rule: Rule) => boolean, fault: AnyFault, uri: string): readonly RawDiagnostic[] {
    const at = fault.fault === 'unused-definition' ? fault.item.span : isLocated(fault.at) ? fault.at.span : fault.at;
    return (this.#faults.get(fault.fault) ?? []).flatMap((rule) => {
      const context = asks(rule) ? this.#contextOf(rule) : undefined;
      return context
        ? runGuarded(rule, uri, at, () => [toRaw(rule, rule.report(fault as never, context), fault, uri)])
        : [];
    });
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

const checksOf = (rule: ItemRule<unknown>): readonly (readonly [string, ItemCheck])[] =>
  Object.entries(rule.check).map(([shape, check]) => [shape, { rule, check: check as ItemCheck['check'] }]);
function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, one] of pairs) {
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
