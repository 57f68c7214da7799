// What a kind of question is: a section of the plan whose items ask, the query that answers, the card that puts the answer into words.

import type { Plain, Plan } from '../../plan/plan.ts';
import type { Noun, Section } from '../../plan/sections.ts';
import type { Card } from '../../results/card.ts';
import type { Answer } from '../answer.ts';
import type { CompileError } from '../compile-error.ts';
import type { CompileContext } from '../context.ts';
import type { Base, Query, QuestionOptions } from '../question.ts';

/** What a section of the plan lists. */
export interface QuestionItem {
  readonly name: string;
  readonly description?: string;
  /** As written: what it sets otherwise than the project. */
  readonly semantics?: Plain;
}

/** One folder each; registry.ts lists them. */
export interface QuestionKind<Q extends Base = Base, Item extends QuestionItem = QuestionItem> {
  /** What the plan's language calls an item: `funnel:checkout` says the kind. */
  readonly kind: Q['kind'] & Noun;
  readonly section: Section;
  items(plan: Plan): readonly Item[];
  /** The item as a question; a fault for what it cannot be asked. */
  ask(item: Item, options: QuestionOptions): Q | CompileError;
  /** What is asked of an item where nobody says otherwise. */
  usual?(item: Item): Pick<QuestionOptions, 'grain'>;
  /** A few words about an item, for lists. */
  detail(item: Item): string;
  /** Throws QueryError. */
  compile(context: CompileContext, question: Q): Query;
  card(answer: Answer<Q>, plan: Plan): Card;
}
