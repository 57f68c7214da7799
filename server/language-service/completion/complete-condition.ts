// What could come next in a condition: a property, one of its values, or a word between them.
import { keywords, writeText } from '../../expressions/names.ts';
import type { PlanProperty } from '../../plan/plan.ts';
import type { ConditionNames } from './condition-names.ts';

export interface NextToken {
  /** What is asked for: a property, or these words. */
  readonly offer: 'property' | readonly string[];
  /** How many characters before the caret are the beginning of it. */
  readonly typed: number;
}
const word = /[\p{L}_][\p{L}\p{N}_]*$/u;
const compared = /(`[^`]+`|[\p{L}_][\p{L}\p{N}_.]*)\s*(?:<>|!=|=|\b(?:not\s+)?in\s*\((?:[^()]*,)?)\s*$/iu;
const opening = /(?:^|\(|\b(?:and|or|not))\s*$/i;

/** `before`: the condition up to the caret. */
export function nextIn(before: string, names: ConditionNames): NextToken {
  const quotes = before.split("'").length - 1;
  const half = quotes % 2 ? before.slice(before.lastIndexOf("'")) : (word.exec(before)?.[0] ?? '');
  const head = before.slice(0, before.length - half.length);
  const property = compared.exec(head)?.[1]?.replaceAll('`', '');
  if (property !== undefined) return { offer: valuesOf(names.find(property)), typed: half.length };
  return { offer: opening.test(head) ? 'property' : [...keywords], typed: half.length };
}

function valuesOf(property: PlanProperty | undefined): readonly string[] {
  if (property?.types.includes('boolean')) return ['true', 'false'];
  return (property?.enum ?? []).map(({ value }) => (typeof value === 'string' ? writeText(value) : String(value)));
}
