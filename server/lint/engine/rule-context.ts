// What a rule may lean on beside what it looks at, as it is since the last update.
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
}
/** How often rules were asked, for tests of what a keystroke costs. */
export interface LintCalls {
  check: number;
  projectCheck: number;
  collect: number;
  near: number;
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
  readonly #made = new Map<string, AnyContext>();
  #shared: SharedContext = { conventions: {}, needed: {} };

  constructor(options: LinterOptions) {
    this.#options = options;
  }
  /** Whether any of it is another than before. */
  update(shared: SharedContext): boolean {
    const { conventions, needed } = this.#shared;
    const keys = [...new Set([...Object.keys(needed), ...Object.keys(shared.needed)])] as readonly Need[];
    const same = conventions === shared.conventions && keys.every((key) => needed[key] === shared.needed[key]);
    if (!same) this.#shared = shared;
    return !same;
  }
  readonly of: ContextOf = ({ id, needs = [] }) => {
    const { conventions, needed } = this.#shared;
    const { today, optionsOf } = this.#options;
    if (needs.some((need) => needed[need] === undefined)) return undefined;
    const options = optionsOf(id);
    const known = this.#made.get(id);
    if (
      known?.conventions === conventions &&
      known.today === today &&
      sameOptions(known.options, options) &&
      needs.every((need) => known[need] === needed[need])
    )
      return known;
    const given = Object.fromEntries(needs.map((need) => [need, needed[need]]));
    const made = { conventions, options, today, ...given } as AnyContext;
    this.#made.set(id, made);
    return made;
  };
}
/** Most rules have none, made anew at every question. */
const sameOptions = (a: AnyContext['options'], b: AnyContext['options']): boolean =>
  a === b || (Object.keys(a).length === 0 && Object.keys(b).length === 0);
