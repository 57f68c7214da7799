// What one rule says of a project in memory, for edge cases beside its examples.

import type { Files } from '../../../server/lint/engine/rule-meta.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import { everything, fixAll, lint, snapshotOf, textsOf } from './examples.ts';

function ruleOf(id: string) {
  const found = rules.filter((rule) => rule.id === id);
  if (!found.length) throw new Error(`No rule is called ${id}.`);
  return found;
}
/** Its messages, in the order of files and lines. */
export function told(id: string, files: Files): readonly string[] {
  const own = ruleOf(id);
  const { problems } = lint(snapshotOf(textsOf(files)), own, everything(own));
  return [...problems.values()].flat().map((problem) => problem.message);
}
/** The text (the first file's, where there are several) after all its fixes. */
export const fixed = (id: string, files: Files): string => {
  const texts = fixAll(textsOf(files), ruleOf(id));
  return (Object.values(texts)[0] ?? '').trim();
};
