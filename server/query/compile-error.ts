// What keeps a question from being compiled, as a value: the plan or the call must change, nothing is broken here.
import { UserError } from '../base/user-error.ts';

export interface CompileError {
  readonly fault: 'unknown-name' | 'ambiguous-name' | 'wrong-question' | 'unsupported';
  /** Says what, where, and what to do. */
  readonly message: string;
  /** For `ambiguous-name`: the qualified forms; for `unknown-name`: the known names. */
  readonly names?: readonly string[];
}

/** A name or text that SQL can hold: a NUL character has no spelling there, and ends the statement where it stands. */
export function writable(text: string): string {
  if (!text.includes('\0')) return text;
  throw new QueryError(
    'wrong-question',
    `${JSON.stringify(text)} holds a NUL character (U+0000), which no name or text may hold in SQL. Remove it from the plan.`,
  );
}

/** Thrown while a question is compiled, caught where it began. */
export class QueryError extends UserError {
  readonly kind: CompileError['fault'];
  constructor(kind: CompileError['fault'], message: string) {
    super('invalid-input', message);
    this.kind = kind;
  }
}
