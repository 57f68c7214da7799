// A question -> one SQL statement with its semantics above it.

import type { Storage } from '../dataset/storage.ts';
import type { Plan } from '../plan/plan.ts';
import type { CompileError } from './compile-error.ts';
import { QueryError } from './compile-error.ts';
import { contextOf } from './context.ts';
import type { Dialect } from './dialects/dialect.ts';
import { commentLine, printQuery } from './print.ts';
import type { CompiledQuestion, Question } from './question.ts';
import { funnelQuery } from './questions/funnel/compile.ts';
import type { Query } from './questions/metric/compile.ts';
import { metricQuery } from './questions/metric/compile.ts';
import { retentionQuery } from './questions/retention/compile.ts';
import type { UsedTraits } from './traits.ts';

/** The statement that answers the question where the data lie, and the columns it gives; a fault says what the plan or the call lacks. */
export function compileQuestion(
  plan: Plan,
  question: Question,
  where: Storage,
  dialect: Dialect,
): CompiledQuestion | CompileError {
  try {
    const used: UsedTraits = new Map();
    let query = queryOf(plan, question, where, used);
    // Traits are joined to the events once all that are named are known.
    if (used.size) query = queryOf(plan, question, where, used);
    const header = query.header.map(commentLine).join('\n');
    return { sql: `${header}\n${printQuery(query.of, dialect)}\n`, columns: query.columns };
  } catch (error) {
    if (error instanceof QueryError) return { fault: error.kind, message: error.message };
    throw error;
  }
}

function queryOf(plan: Plan, question: Question, where: Storage, used: UsedTraits): Query {
  const context = contextOf(plan, question, where, used);
  switch (question.kind) {
    case 'metric':
      return metricQuery(context, question);
    case 'funnel':
      return funnelQuery(context, question);
    case 'retention':
      return retentionQuery(context, question);
  }
}
