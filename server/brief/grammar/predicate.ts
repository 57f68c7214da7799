// One verb with one object, as a clause gives it.

import type { Verb } from '../lexicon/verbs.ts';
import type { WordToken } from './tokens.ts';

export interface Tail {
  readonly preposition: string;
  readonly words: readonly WordToken[];
  /** "by card, wallet or a local method": the others. */
  readonly others: readonly (readonly WordToken[])[];
}

/** One verb with one object. */
export interface Predicate {
  readonly verb: Verb;
  readonly passive: boolean;
  readonly object: readonly WordToken[];
  readonly tails: readonly Tail[];
  readonly subject: readonly WordToken[];
  /** All verbs that share the object: `create, read, update and delete`. */
  readonly group: readonly string[];
  readonly brands: readonly string[];
  readonly known: boolean;
  readonly written: string;
  /** Neither a subject, nor an article, nor "I want to" shows that the first word is the verb: `order history`. */
  readonly bare: boolean;
}
