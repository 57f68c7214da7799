// What a reader makes of one action phrase: the events it names, or what to ask.

export type ActionClass =
  | 'process'
  | 'money'
  | 'auth'
  | 'subscription'
  | 'opt_in'
  | 'toggle'
  | 'view'
  | 'find'
  | 'play'
  | 'share'
  | 'invite'
  | 'rate'
  | 'submit'
  | 'request'
  | 'message'
  | 'membership'
  | 'ai'
  | 'reversible'
  | 'plain'
  | 'error'
  | 'none';

export type Stage = 'started' | 'completed' | 'failed';

export interface ReadEvent {
  /** snake_case: `quiz_generation_started`, `cart_product_added`. */
  readonly name: string;
  readonly class: ActionClass;
  /** The words of the thing as they stand in the name: `quiz`, `products`, `get started button`. */
  readonly object: string;
  /** The noun of a process, between object and stage: `generation`, `signup`. */
  readonly noun?: string;
  /** The last part of the name: `started`, `viewed`, `suggestion accepted`. */
  readonly action: string;
  readonly stage?: Stage;
  /** What the object was added to or removed from: `cart`. */
  readonly container?: string;
  /** The verb that names it, where a phrase did: `reroll` of `rerolled`. */
  readonly verb?: string;
  /** The phrase speaks of many: `export transactions`. */
  readonly plural?: true;
  /** What stands behind a preposition: in a conversation, to an agent. */
  readonly context?: readonly Beside[];
}

/** A noun behind a preposition. */
export interface Beside {
  readonly preposition: string;
  /** Singular. */
  readonly words: string;
  /** The phrase has it in the plural. */
  readonly many: boolean;
}

/** What the phrase says beside verb and object; each becomes a property or a value of one. */
export interface Details {
  readonly method?: readonly string[];
  readonly format?: readonly string[];
  readonly channel?: readonly string[];
  readonly source?: readonly string[];
  readonly by?: readonly string[];
  /** Values in parentheses or a list of brands: what the object may be. */
  readonly values?: readonly string[];
  /** Somebody's product in place of a thing: `connect Slack`. */
  readonly brand?: string;
  readonly language?: string;
  readonly environment?: string;
  /** AI does it, says the phrase. */
  readonly ai?: true;
  /** `regenerate`, `retry`: an attempt after the first. */
  readonly again?: true;
}

export type QuestionCode =
  | 'empty'
  | 'placeholder'
  | 'no-verb'
  | 'aside'
  | 'no-object'
  | 'clause'
  | 'duplicate'
  | 'metric'
  | 'language'
  | 'negation'
  | 'vague'
  | 'unsure';

export interface PhraseQuestion {
  readonly code: QuestionCode;
  readonly text: string;
}

export interface PhraseReading {
  readonly phrase: string;
  /** Of the first verb; `none` when no event could be named. */
  readonly class: ActionClass;
  readonly object: string;
  /** Who does it, singular, where the phrase says so: `teacher`, `system`, `ai`. */
  readonly actor?: string;
  readonly events: readonly ReadEvent[];
  readonly details: Details;
  /** Names may stand beside it: then it asks whether they are right. */
  readonly question?: PhraseQuestion;
}
