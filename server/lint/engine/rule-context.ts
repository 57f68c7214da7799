// What a rule may lean on beside what it looks at, as it is since the last update.
import type { Language } from '../../schema/language.ts';
import type { Conventions } from './conventions.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { Need, Needed } from './rule-meta.ts';

export interface LinterOptions {
  readonly today: string;
  /** Options of a rule from trackwright.yml. */
  readonly optionsOf: (rule: string) => Readonly<Record<string, unknown>>;
  /** The uri of the project's folder, which dbt folders in trackwright.yml are counted from. */
  readonly root?: string;
  /** The dbt version to read every dbt project as, whatever they say. */
  readonly dbtVersion?: string | undefined;
  /** The keys of trackwright.yml with all of the rules, where it is read with them already. */
  readonly settingsLanguage?: Language;
}
/** How often rules were asked, for tests of what a keystroke costs. */
export interface LintCalls {
  check: number;
  /** One rule over one part whose text stayed as it was. */
  recheck: number;
  projectCheck: number;
  collect: number;
  near: number;
  /** One place held against another, to see which comes first. */
  place: number;
}
/** What may be shown otherwise since the update before. */
export interface LintChanges {
  /** Counts the updates: this one follows that of the number before. */
  readonly serial: number;
  /** Nothing of before holds. */
  readonly everything: boolean;
  /** Uris of files that have other findings, or whose text changed. */
  readonly files: ReadonlySet<string>;
  /** Keys of the numbers and names that may be others. */
  readonly stats: ReadonlySet<string>;
}
/** With everything a rule may need; its types let it see what it says it needs. */
export type AnyContext = RuleContext<Need>;
/** Undefined where something that the rule needs is not there: it is silent then. */
export type ContextOf = (rule: Rule) => AnyContext | undefined;

/** What contexts are made of beside the options of each rule: the same objects while nothing in them changed. */
export interface SharedContext {
  readonly conventions: Conventions;
  readonly needed: Partial<Needed>;
}

/** Makes contexts and keeps them: a rule whose context is the same object says the same of the same item. */
export class RuleContexts {
  readonly #options: LinterOptions;
  readonly #made = new Map<string, Made>();
  /** Rules that have looked at the conventions: to all others they are nothing. */
  readonly #named = new Set<string>();
  #shared: SharedContext = { conventions: {}, needed: {} };

  constructor(options: LinterOptions) {
    this.#options = options;
  }
  /** Rules that lean on something else than before, and those of them that something was missing for, or is now. */
  update(
    shared: SharedContext,
    rules: Iterable<Rule>,
  ): { readonly changed: ReadonlySet<Rule>; readonly silenced: boolean } {
    const before = new Map([...this.#made].map(([id, { context }]) => [id, context]));
    this.#shared = shared;
    const changed = new Set<Rule>();
    let silenced = false;
    for (const rule of rules) {
      const [was, now] = [before.get(rule.id), this.of(rule)];
      if (was === now) continue;
      changed.add(rule);
      silenced ||= !was || !now;
    }
    return { changed, silenced };
  }
  readonly of: ContextOf = ({ id, needs = [] }) => {
    const { conventions, needed } = this.#shared;
    const known = this.#made.get(id);
    if (needs.some((need) => needed[need] === undefined)) {
      this.#made.delete(id);
      return undefined;
    }
    const options = this.#options.optionsOf(id);
    if (
      known &&
      (known.conventions === conventions || !this.#named.has(id)) &&
      sameOptions(known.options, options) &&
      needs.every((need) => known.context[need] === needed[need])
    )
      return known.context;
    const context = this.#make(id, needs, options);
    this.#made.set(id, { context, conventions, options });
    return context;
  };

  #make(id: string, needs: readonly Need[], options: AnyContext['options']): AnyContext {
    const { needed } = this.#shared;
    const conventions = () => {
      this.#named.add(id);
      return this.#shared.conventions;
    };
    return {
      get conventions() {
        return conventions();
      },
      options,
      today: this.#options.today,
      ...Object.fromEntries(needs.map((need) => [need, needed[need]])),
    } as AnyContext;
  }
}
interface Made {
  readonly context: AnyContext;
  readonly conventions: Conventions;
  readonly options: AnyContext['options'];
}
/** The severity beside them is no option. */
function sameOptions(a: AnyContext['options'], b: AnyContext['options']): boolean {
  if (a === b) return true;
  const said = ({ severity: _, ...options }: AnyContext['options']) => JSON.stringify(options);
  return said(a) === said(b);
}
