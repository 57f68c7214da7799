// Finds what a name of the plan asks, as a question that can be compiled.
import { closest } from '../base/did-you-mean.ts';
import type { Plan } from '../plan/plan.ts';
import { sections } from '../plan/sections.ts';
import type { CompileError } from './compile-error.ts';
import type { QuestionOptions } from './question.ts';
import type { QuestionItem, QuestionKind } from './questions/kind.ts';
import { type Question, questionKinds } from './questions/registry.ts';
import { otherSemantics, questionSemantics } from './semantics.ts';

/**
 * The question that `name` asks. `funnel:checkout` says the kind; a plain name that several kinds share is `ambiguous-name`, with
 * those forms in `names`. A metric's own grain counts when no other is given.
 */
export function questionOf(plan: Plan, name: string, options: QuestionOptions = {}): Question | CompileError {
  const found = itemsCalled(plan, name);
  const [only] = found;
  if (!only) return unknown(plan, name);
  if (found.length > 1)
    return ambiguous(
      name,
      found.map(({ kind }) => `${kind.kind}:${name}`),
    );
  const { kind, item } = only;
  const set = otherSemantics(item.semantics, questionSemantics(plan.semantics));
  if (set.length)
    return {
      fault: 'unsupported',
      message: `The ${kind.kind} ${item.name} sets semantics that this version does not compute: ${set.join(', ')}. Time zone and week are set for all questions, under semantics of trackwright.yml; take the rest out.`,
    };
  // A kind gives questions of its own.
  return kind.ask(item, options) as Question | CompileError;
}

/** The default question of an item: a metric by its own grain, else by day. */
export function usualOptions(plan: Plan, name: string): Pick<QuestionOptions, 'grain'> {
  const [only] = itemsCalled(plan, name);
  return only?.kind.usual?.(only.item) ?? {};
}

interface Asked {
  readonly kind: QuestionKind;
  readonly item: QuestionItem;
}

/** In the order of the language. */
const order = Object.keys(sections);
const kinds = [...questionKinds].sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section));

const itemsOf = (plan: Plan): readonly Asked[] =>
  kinds.flatMap((kind) => kind.items(plan).map((item) => ({ kind, item })));

function itemsCalled(plan: Plan, name: string): readonly Asked[] {
  const all = itemsOf(plan);
  const exact = all.filter(({ item }) => item.name === name);
  return exact.length ? exact : all.filter(({ kind, item }) => `${kind.kind}:${item.name}` === name);
}

function ambiguous(name: string, names: readonly string[]): CompileError {
  return {
    fault: 'ambiguous-name',
    message: `${name} is the name of more than one thing. Say which: ${names.join(' or ')}.`,
    names,
  };
}

function unknown(plan: Plan, name: string): CompileError {
  const names = itemsOf(plan).map(({ item }) => item.name);
  const near = closest(name, names);
  const hint =
    near !== undefined
      ? `Did you mean ${near}?`
      : names.length
        ? `There are ${names.join(', ')}.`
        : 'The plan defines none.';
  const nouns = kinds.map(({ kind }) => kind);
  const list = `${nouns.slice(0, -1).join(', ')} or ${nouns.at(-1)}`;
  return { fault: 'unknown-name', message: `No ${list} is called ${name}. ${hint}`, names };
}
