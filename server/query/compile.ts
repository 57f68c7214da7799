// A question -> one SQL statement with its semantics above it.

import type { Storage } from '../dataset/storage.ts';
import type { Plan } from '../plan/plan.ts';
import type { CompileError } from './compile-error.ts';
import { QueryError } from './compile-error.ts';
import { type CompileContext, contextOf } from './context.ts';
import type { Dialect } from './dialects/dialect.ts';
import { commentLine, printQuery } from './print.ts';
import type { CompiledQuestion, Query } from './question.ts';
import { type Question, questionKindOf } from './questions/registry.ts';
import { type QuestionSemantics, questionSemantics } from './semantics.ts';
import { sentencesOf } from './sentences.ts';
import type { UsedTraits } from './traits.ts';

/** The statement that answers the question where the data lie, and the columns it gives; a fault says what the plan or the call lacks. */
export function compileQuestion(
  plan: Plan,
  question: Question,
  where: Storage,
  dialect: Dialect,
  semantics: QuestionSemantics = questionSemantics(plan.semantics),
): CompiledQuestion | CompileError {
  const used: UsedTraits = new Map();
  const compiled = (): { readonly context: CompileContext; readonly query: Query } => {
    const context = contextOf(plan, question, where, semantics, used);
    const query = questionKindOf(question.kind)?.compile(context, question);
    if (query) return { context, query };
    throw new QueryError('unsupported', `Questions of the kind ${question.kind} cannot be computed.`);
  };
  try {
    let made = compiled();
    // Traits are joined to the events once all that are named are known.
    if (used.size) made = compiled();
    const { asks, of, columns, view } = made.query;
    const { semantics: own, conventions } = sentencesOf(made.context, made.query);
    const header = [asks, ...own, ...conventions].map(commentLine).join('\n');
    return { sql: `${header}\n${printQuery(of, dialect)}\n`, columns, view, semantics: own };
  } catch (error) {
    if (error instanceof QueryError) return { fault: error.kind, message: error.message };
    throw error;
  }
}
