// An operation: what the command line and editors can have done with a project, as one row. Its options, help, completion, command of the
// language server, title while it runs and the check of what it is given follow from the row.
import type { CheckResult } from '../checks/result.ts';
import type { Card } from '../results/card.ts';
import type { KeySpec } from '../schema/kinds.ts';
import type { PlainOf, PlainShape } from '../schema/plain-value.ts';
import type { OperationContext } from './context.ts';

/** A key of an operation's input, and how the command line says it. */
export interface InputSpec extends KeySpec {
  /** Given there alone: paths by the command line, documents by the editor. */
  readonly surface?: 'command line' | 'editor';
  /** It stands on the command line as this name and not as an option; a list takes all names that are left. */
  readonly argument?: string;
  /** What help shows for its value, in capitals; nothing for a flag. */
  readonly value?: string;
  /** What holds without it, in words, where no default says it. */
  readonly otherwise?: string;
}
export type InputShape = Readonly<Record<string, InputSpec>>;

/** What must hold before it begins: the folder is trusted; the plan can be read; there is something to run SQL with. */
export type OperationNeed = 'trust' | 'plan' | 'engines';

type Editor<I> = {
  readonly [K in keyof I as I[K] extends { readonly surface: 'command line' } ? never : K]: I[K];
};
/** What an editor may give. */
export type EditorInput<I> = PlainShape<Editor<I>, Record<never, never>>;
/** What it runs with, whoever gave it. */
export type OperationInput<I> = {
  readonly [K in keyof I]?: I[K] extends { readonly kind: infer V }
    ? PlainOf<V, Record<never, never>> | undefined
    : never;
};

/** A file as it is and as it would be: a person sees it first. */
export interface FileChange {
  /** Absolute. */
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
}
export interface OperationOutcome {
  readonly card: Card;
  /** What the command line prints as JSON, where that is not the card. */
  readonly report?: unknown;
  readonly results?: readonly CheckResult[];
  /** What is not written before a person agrees. `label` names the whole. */
  readonly changes?: { readonly label: string; readonly files: readonly FileChange[] };
  /** The plan file that it is about; absolute. */
  readonly into?: string;
}

export interface OperationExample {
  /** What it does, no full stop. */
  readonly does: string;
  readonly run: string;
}
export interface Operation<
  N extends string = string,
  C extends string = string,
  I extends InputShape = InputShape,
  F extends string = string,
> {
  /** The editor's command is `trackwright.` and this. */
  readonly name: N;
  /** The command of the command line. */
  readonly command: C;
  /** Beside which others it is listed. */
  readonly group: 'plan' | 'data';
  /** What is shown while it runs. */
  readonly title: string;
  /** One line, no full stop. */
  readonly purpose: string;
  readonly input: I;
  /** Forms of the report on the command line; the first is the default. */
  readonly formats: readonly [F, ...F[]];
  readonly needs: readonly OperationNeed[];
  /** The data of the project are others afterwards. */
  readonly changesData?: true;
  /** Run by a test in examples/ai-study, in order. */
  readonly examples: readonly [OperationExample, OperationExample, OperationExample];
  /** Its code is loaded when it runs. Throws UserError. */
  readonly run: (context: OperationContext, input: OperationInput<I>) => Promise<OperationOutcome>;
}

/** A row, with the types of its input. */
export const operation = <
  const N extends string,
  const C extends string,
  const I extends InputShape,
  const F extends string,
>(
  row: Operation<N, C, I, F>,
): Operation<N, C, I, F> => row;
