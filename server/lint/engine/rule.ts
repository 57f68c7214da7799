// What a rule is. One file, one rule; registration, docs, settings, tests and fixes are derived from it.

import type { NameForm } from '../../base/name-form.ts';
import type { DbtThings } from '../../dbt/read/things.ts';
import type { DbtVersion } from '../../dbt/read/version.ts';
import type { FormCount, Inferred } from '../../plan/convention.ts';
import type { Tense, WordOrder } from '../../plan/event-words.ts';
import type { ItemOf } from '../../plan/items.ts';
import type { Shape } from '../../plan/plan.schema.ts';
import type { Resolved } from '../../plan/resolve.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Container, Item, Located, Ref, Text } from '../../schema/item.ts';
import type { ReadError } from '../../schema/read-error.ts';
import type { Span } from '../../yaml/node.ts';
import type { Conventions } from './conventions.ts';
import type { Fix } from './fix.ts';
import type { AnyIndex, ProjectIndex } from './project-index.ts';
import type { Level, Need, Needed, PlannedRule, RuleMeta } from './rule-meta.ts';

export type { PlanEdit } from './fix.ts';

/** What a rule may look at, by name: items of the plan, of dbt files, and the events that result. */
export type Nouns = { readonly [S in Shape]: ItemOf<S> } & DbtThings & { readonly resolved: Resolved };

/** What a message may count or look up at the moment it is shown; never part of what is cached. */
export interface ProjectStats {
  readonly eventCase: Inferred<NameForm> | undefined;
  readonly propertyCase: Inferred<NameForm> | undefined;
  /** The forms that names are in, the most frequent first. */
  readonly eventForms: readonly FormCount[];
  readonly propertyForms: readonly FormCount[];
  readonly eventOrder: Inferred<WordOrder> | undefined;
  readonly tense: Inferred<Tense> | undefined;
  /** In how many places a name is used, its definitions apart. */
  referenceCount(noun: string, name: string): number;
  /** Whether the name is taken; of a property, by an event's or a bundle's own, too. */
  has(noun: string, name: string): boolean;
  /** Whether a destination that the event goes to asks for its name. */
  isRecommended(event: string): boolean;
  /** The nearest of the project's names. */
  near(noun: string, word: string): string | undefined;
  /** The dbt that a file is written for. */
  dbtVersion(at: Span): DbtVersion;
}
export type Message = string | ((stats: ProjectStats) => string);

/** `about` and `differs` make a problem's key, not `message`: a message may count other things. */
export interface Finding<D = undefined> {
  readonly at: Located<unknown> | Span;
  /** A part of the decoded text of `at`: a name inside a condition. */
  readonly within?: { readonly start: number; readonly end: number };
  readonly subject: Container;
  readonly discriminator?: string;
  /** Findings of the rule with the same key are one problem: what is said of a name, not of each place that defines it. */
  readonly sharedBy?: string;
  /** Where it is shared, the fix of each place is part of the fix; else that of the first is all of it. */
  readonly fixesEach?: true;
  /** What is wrong. Why it matters, or how sure we are. What to do. */
  readonly message: Message;
  /** How severe this one is, where that depends on more than its rule; what a user sets for the rule still counts. */
  readonly level?: (stats: ProjectStats) => Level;
  readonly related?: readonly { readonly at: Located<unknown> | Span; readonly message: string }[];
  /** Whether `fix` has an answer; true only where it gives edits. */
  readonly fixable?: boolean | ((stats: ProjectStats) => boolean);
  readonly data?: D;
}
export type Findings<D> = readonly Finding<D>[] | undefined;

/** What a rule may lean on beside what it looks at: what it needs is there, and nothing that it does not say it needs. */
export type RuleContext<N extends Need = never> = {
  readonly conventions: Conventions;
  /** The rule's own options from trackwright.yml, as written. */
  readonly options: Readonly<Record<string, unknown>>;
  /** A plain date, `2026-11-21`: today is an argument. */
  readonly today: string;
} & Pick<Needed, N>;

interface Needing<N extends Need> extends RuleMeta {
  readonly needs?: readonly N[];
}
export type MakeFix<F, N extends Need = never> = (
  found: F,
  project: Snapshot,
  context: RuleContext<N>,
  stats: ProjectStats,
) => Fix | undefined;

/** Looks at one item at a time; cached with the text it stands in. */
export interface ItemRule<D, N extends Need = never> extends Needing<N> {
  readonly form: 'item';
  readonly check: {
    readonly [S in Exclude<keyof Nouns, 'resolved'>]?: (item: Nouns[S], context: RuleContext<N>) => Findings<D>;
  };
  readonly fix?: MakeFix<Finding<D>, N>;
}
/** A fault the reader found, or one that depends on which names exist. */
export type AnyFault = ReadError | ReferenceFault;
export type ReferenceFault =
  | {
      readonly fault: 'unresolved-reference';
      readonly at: Ref;
      readonly container: Container | undefined;
      /** Absent: nothing of this name is defined. Else it is only unknown where it is used. */
      readonly why?: Unknown;
    }
  | MissingTarget
  | { readonly fault: 'unused-definition'; readonly item: Item }
  | {
      readonly fault: 'unused-suppression';
      readonly at: Span;
      readonly rule: string;
      readonly because: UnusedReason;
      /** The comment with the rules that it does silence; absent where there is none. */
      readonly remaining?: string;
    };
/** What is wrong with a comment that silences. */
export type UnusedReason = 'nothing to hide' | 'no such rule' | 'no reason' | 'no rule' | 'no such comment';
/** What trackwright.yml names is not there. */
export interface MissingTarget {
  readonly fault: 'unresolved-reference';
  readonly at: Text;
  readonly container: Container;
  readonly place:
    | 'dbt project'
    | 'project file'
    | 'circle of project files'
    | 'project file out of reach'
    | 'foreign project file'
    | 'long chain of project files';
  readonly near?: string | undefined;
}
export type Unknown =
  /** A property's name that may as well be an envelope field's or be defined inside an event: a fault only where no one has it. */
  | { readonly is: 'anywhere' }
  /** What `unique_key` or `omit` names, with the nearest that the event does carry, or could leave out. */
  | { readonly is: 'uncarried' | 'idle omit'; readonly near: string | undefined };
/** Two faults of one shape differ by their name alone. */
type FaultOf<F> = AnyFault extends infer A
  ? A extends { readonly fault: infer X }
    ? F extends X
      ? A & { readonly fault: F }
      : never
    : never
  : never;
/** Puts a fault into words. */
export interface FaultRule<F extends AnyFault['fault'], N extends Need = never> extends Needing<N> {
  readonly form: 'fault';
  readonly fault: F;
  readonly report: (fault: FaultOf<F>, context: RuleContext<N>) => Finding<never>;
  readonly fix?: MakeFix<FaultOf<F>, N>;
}

/** Sorts by where places of facts stand now. */
export type InOrder = <T>(all: readonly T[], placeOf: (one: T) => Located<unknown>) => readonly T[];
/**
 * The findings under each key whose facts changed: keys may be those of the index or its own. `changed`: what the first index
 * has under each of its keys, nothing where it has nothing any more; `others`: the other indexes, each as a whole.
 */
export type RunningCheck<V = unknown, D = unknown> = (
  changed: ReadonlyMap<string, V | undefined>,
  others: readonly unknown[],
  inOrder: InOrder,
) => ReadonlyMap<string, Findings<D>>;
export interface ProjectRule extends RuleMeta {
  readonly form: 'project';
  /** The first is checked key by key; when another one changes, all of its keys are. */
  readonly indexes: readonly AnyIndex[];
  /** Begins anew: the first call is given every key. Every place in a finding must be one of the facts'. */
  readonly start: (context: RuleContext) => RunningCheck;
  readonly fix?: MakeFix<Finding<unknown>>;
}
export type Rule = ItemRule<unknown> | FaultRule<AnyFault['fault']> | ProjectRule;
export type RegisteredRule = Rule | PlannedRule;

type Without<R> = Omit<R, 'form'>;
export const rule = <D = undefined, N extends Need = never>(of: Without<ItemRule<D, N>>): Rule =>
  ({ form: 'item', ...of }) as unknown as Rule;
export const faultRule = <F extends AnyFault['fault'], N extends Need = never>(of: Without<FaultRule<F, N>>): Rule =>
  ({ form: 'fault', ...of }) as unknown as Rule;
interface ProjectRuleMeta<V, D, N extends Need> extends Needing<N> {
  readonly indexes: { readonly [I in keyof V]: ProjectIndex<V[I]> };
  readonly fix?: MakeFix<Finding<D>, N>;
}
/** Checks what its first index has under one key, and only where that says something else. */
export const projectRule = <V extends readonly unknown[], D = undefined, N extends Need = never>(
  of: ProjectRuleMeta<V, D, N> & {
    /** One for each index. */
    readonly check: (views: V, context: RuleContext<N>) => Findings<D>;
  },
): Rule => {
  const { check, ...rest } = of;
  const start =
    (context: RuleContext<N>): RunningCheck =>
    (changed, others) =>
      new Map(
        [...changed].map(([key, view]) => [
          key,
          view === undefined ? undefined : check([view, ...others] as unknown as V, context),
        ]),
      );
  return { form: 'project', ...rest, start } as unknown as Rule;
};
/** Remembers what it saw, and is given what changed: for what is alike or counted across keys. */
export const followingRule = <V extends readonly unknown[], D = undefined, N extends Need = never>(
  of: ProjectRuleMeta<V, D, N> & { readonly start: (context: RuleContext<N>) => RunningCheck<V[0], D> },
): Rule => ({ form: 'project', ...of }) as unknown as Rule;
