// What a command of the command line is, as data: help, completion, the reference page, parsing and the types of its arguments come from it.
import type { Io } from './io.ts';
import type { commands } from './table.ts';

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

export type CommandName = (typeof commands)[number]['name'];
type SpecOf<N extends CommandName> = Extract<(typeof commands)[number], { readonly name: N }>;
type OptionOf<N extends CommandName> = SpecOf<N>['options'][number];
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

/** What was asked of a command, checked against its table row: choices, numbers, dates, how many names. */
export interface Args<N extends CommandName> {
  readonly names: readonly string[];
  readonly options: { readonly [O in OptionOf<N> as O['name']]: ValueOf<O> } & { readonly project: string | undefined };
}

/** 0 fine · 1 errors found, checks failed or something would change · 2 wrong usage, configuration or input · 3 a bug of ours · 130 cancelled. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;
export type RunCommand<N extends CommandName> = (args: Args<N>, io: Io, signal: AbortSignal) => Promise<ExitCode>;
