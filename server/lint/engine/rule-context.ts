// What a rule may lean on beside what it looks at, as it is since the last update.
import type { English } from '../../base/lexicon/english.ts';
import type { Conventions } from './conventions.ts';
import type { RuleContext } from './rule.ts';

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
export type ContextOf = (rule: string) => RuleContext;

/** What all rules share: the same objects while nothing in them changed. */
export interface SharedContext {
  readonly conventions: Conventions;
  readonly english: English | undefined;
}
