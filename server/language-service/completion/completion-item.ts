// What a completion says, before and after it has a place.
import type { Range } from '../../yaml/document.ts';

export interface Completion {
  readonly label: string;
  /** `key`, `word`, or the noun of what a name is of. */
  readonly kind: string;
  readonly detail: string;
  /** Plain text of the user, or of the language. */
  readonly documentation?: string;
  readonly insert: string;
  /** The same as an LSP snippet, where it asks for more. */
  readonly snippet?: string;
  readonly replace: Range;
  /** Lower comes first. */
  readonly rank: number;
  /** An idea for a new name: asked for again with every letter, so that none stands that is not being typed. */
  readonly isSuggestion?: true;
  /** Never to be chosen: it keeps an editor that was offered nothing from offering the words of the file. */
  readonly hidden?: true;
}
export type Suggestion = Omit<Completion, 'replace' | 'rank'>;
