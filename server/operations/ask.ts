// A metric, funnel or retention of the plan, asked of data: the answer as a card.

import { hash } from '../base/hash.ts';
import { InputError } from '../base/user-error.ts';
import { canonicalStorageOf, type Storage } from '../dataset/storage.ts';
import { knownColumns } from '../engines/known-columns.ts';
import { engineOf } from '../engines/registry.ts';
import type { Plan } from '../plan/plan.ts';
import type { Answer } from '../query/answer.ts';
import { compileQuestion } from '../query/compile.ts';
import type { Dialect } from '../query/dialects/dialect.ts';
import { dialects } from '../query/dialects/dialects.ts';
import type { CompiledQuestion, QuestionOptions } from '../query/question.ts';
import { questionOf, usualOptions } from '../query/question-of.ts';
import type { QuestionKind } from '../query/questions/kind.ts';
import { type Question, questionKindOf } from '../query/questions/registry.ts';
import type { Card } from '../results/card.ts';
import { version } from '../version.ts';
import type { OperationContext } from './context.ts';
import { type ProjectDataSource, projectDataSource } from './data-source.ts';
import type { OperationInput } from './operation.ts';
import { logQuery } from './query-log.ts';
import type { Operations } from './table.ts';

/** Throws InputError where the plan has no such question, or the data cannot answer it. */
export function compileNamed(
  plan: Plan,
  name: string,
  options: QuestionOptions,
  storage: Storage,
  dialect: Dialect,
): CompiledQuestion & { readonly question: Question } {
  const question = questionOf(plan, name, options);
  if ('fault' in question) throw new InputError(question.message);
  const compiled = compileQuestion(plan, question, storage, dialect);
  if ('fault' in compiled) throw new InputError(compiled.message);
  return { ...compiled, question };
}
/** How the data of a place lie: as its connection says, in all else as we generate it. */
export const storageAt = (plan: Plan, { storage }: ProjectDataSource): Storage => ({
  ...canonicalStorageOf(plan),
  ...storage,
});

/** What is asked of those data: their range, storage and dialect, a metric by its grain. Throws as `compileNamed`. */
export function compileFor(plan: Plan, name: string, at: ProjectDataSource, options: QuestionOptions = {}) {
  const { covers } = at;
  const range = covers ? { since: covers.since, until: covers.until, through: covers.whole.last } : {};
  return compileNamed(
    plan,
    name,
    { ...range, ...usualOptions(plan, name), ...options },
    storageAt(plan, at),
    dialects[engineOf(at.connection).dialect],
  );
}

/** `run` of the table of operations. */
export async function runQuestion(
  context: OperationContext,
  { name = '', on, grain, by = [], since, until }: OperationInput<Extract<Operations, { name: 'run' }>['input']>,
): Promise<{ readonly card: Card }> {
  const { project, folder } = context;
  const at = projectDataSource(on, folder, project.root, project.snapshot.settings);
  const options: QuestionOptions = {
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
    ...(by.length ? { by } : {}),
    ...(grain ? { grain } : {}),
  };
  return { card: await ask(context, name, at, options) };
}

async function ask(
  context: OperationContext,
  name: string,
  at: ProjectDataSource,
  options: QuestionOptions,
): Promise<Card> {
  const { project, signal, progress } = context;
  const { plan, root, planHash } = project;
  const { covers } = at;
  const { question, ...compiled } = compileFor(plan, name, at, options);
  const { sql } = compiled;
  progress(`Running ${name}`);
  const entry = {
    id: hash(JSON.stringify([question, at.shown, planHash])),
    kind: question.kind,
    name,
    connection: at.shown,
    question,
    sql,
  };
  const started = performance.now();
  const output = await context
    .engines()
    .run('query', { on: at.connection, columns: knownColumns(plan), sql }, { signal })
    .catch(async (error: unknown) => {
      const said = error instanceof Error ? error.message : String(error);
      await logQuery(root, { ...entry, ms: Math.round(performance.now() - started), error: said });
      throw error;
    });
  const { rows, truncated } = output;
  const unnoted = await logQuery(root, { ...entry, ms: Math.round(output.ms), rows: rows.length, truncated });
  const answer: Answer = {
    ...compiled,
    question,
    rows: output.rows,
    truncated: output.truncated,
    notes: output.notes,
    ms: output.ms,
    provenance: {
      asOf: covers?.whole.last ?? null,
      data: at.shown,
      planHash,
      engine: engineOf(at.connection).type,
      version,
    },
  };
  const card = kindOf(question).card(answer, plan);
  return unnoted === undefined ? card : { ...card, caveats: [...card.caveats, unnoted] };
}

/** A question that was compiled is of a kind that there is. */
const kindOf = ({ kind }: Question): QuestionKind => questionKindOf(kind) as QuestionKind;
