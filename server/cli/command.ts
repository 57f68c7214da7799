// What a command of the command line is, as data: help, completion, the reference page, parsing and the types of its arguments come from it.
import type { Operations } from '../operations/table.ts';
import type { PlainOf } from '../schema/plain-value.ts';
import type { Io } from './io.ts';
import type { ownCommands } from './table.ts';

export interface CommandSpec {
  readonly name: string;
  /** One line, no full stop. */
  readonly purpose: string;
  readonly args: readonly ArgSpec[];
  readonly options: readonly OptionSpec[];
  /** Run by a test in examples/ai-study, in order. */
  readonly examples: readonly [ExampleSpec, ExampleSpec, ExampleSpec];
}

export interface ArgSpec {
  /** In capitals; describe.ts knows which name files and folders. */
  readonly name: string;
  readonly doc: string;
  readonly required?: true;
  readonly many?: true;
  readonly choices?: readonly string[];
}

interface Named {
  readonly name: string;
  readonly doc: string;
  readonly short?: string;
}
interface Valued extends Named {
  /** In capitals, as `ArgSpec.name`. */
  readonly value: string;
  /** May be given more than once; its values are a list. */
  readonly many?: true;
  /** What holds without it, in words, where no `default` says it. */
  readonly otherwise?: string;
}
export type OptionSpec =
  | (Named & { readonly kind: 'flag' })
  | (Valued & { readonly kind: 'text'; readonly default?: string })
  | (Valued & { readonly kind: 'choice'; readonly choices: readonly string[]; readonly default?: string })
  /** A whole number from `least` (0). */
  | (Valued & { readonly kind: 'integer'; readonly least?: number; readonly default?: number })
  /** A day of the calendar, `2026-01-31`. */
  | (Valued & { readonly kind: 'date' });

export interface ExampleSpec {
  /** What it does, no full stop. */
  readonly does: string;
  readonly run: string;
  /** Its exit code; 0 when nothing is said. */
  readonly exit?: number;
}

type OwnName = (typeof ownCommands)[number]['name'];
type OperationName = Operations['command'];
export type CommandName = OwnName | OperationName;
type SpecOf<N extends OwnName> = Extract<(typeof ownCommands)[number], { readonly name: N }>;
type OptionOf<N extends OwnName> = SpecOf<N>['options'][number];
type Single<O> = O extends { readonly kind: 'integer' }
  ? number
  : O extends { readonly choices: readonly (infer C)[] }
    ? C
    : string;
type ValueOf<O> = O extends { readonly kind: 'flag' }
  ? boolean
  : O extends { readonly many: true }
    ? readonly Single<O>[]
    : O extends { readonly default: unknown }
      ? Single<O>
      : Single<O> | undefined;

type OperationOf<N extends OperationName> = Extract<Operations, { readonly command: N }>;
/** The options of an operation: what is neither a name nor an editor's. */
type OptionsOf<I> = {
  readonly [K in keyof I as I[K] extends { readonly argument: string } | { readonly surface: 'editor' }
    ? never
    : K]: InputValue<I[K]>;
};
type InputValue<S> = S extends { readonly kind: infer K }
  ? K extends { readonly is: 'boolean' | 'list' }
    ? PlainOf<K, Record<never, never>>
    : S extends { readonly default: unknown }
      ? PlainOf<K, Record<never, never>>
      : PlainOf<K, Record<never, never>> | undefined
  : never;

/** What was asked of a command, checked against its table row: choices, numbers, dates, how many names. */
export interface Args<N extends CommandName> {
  readonly names: readonly string[];
  readonly options: (N extends OperationName
    ? OptionsOf<OperationOf<N>['input']> & { readonly format: OperationOf<N>['formats'][number] }
    : N extends OwnName
      ? { readonly [O in OptionOf<N> as O['name']]: ValueOf<O> }
      : never) & { readonly project: string | undefined };
}

/** 0 fine · 1 errors found, checks failed or something would change · 2 wrong usage, configuration or input · 3 a bug of ours · 130 cancelled. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;
export type RunCommand<N extends CommandName> = (args: Args<N>, io: Io, signal: AbortSignal) => Promise<ExitCode>;
