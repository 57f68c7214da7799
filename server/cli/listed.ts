// The verbs that there are: those of the table that have code.
import { didYouMean } from './args.ts';
import type { VerbName, VerbSpec } from './command.ts';
import { UsageError } from './errors.ts';
import { type Loaders, loaders } from './loaders.ts';
import { verbs } from './table.ts';

export const listed = (having: Loaders = loaders): readonly (VerbSpec & { readonly name: VerbName })[] =>
  verbs.filter(({ name }) => having[name] !== undefined);

/** Throws a UsageError with the nearest verb there is. */
export function verbCalled(word: string, having: Loaders = loaders): VerbSpec & { readonly name: VerbName } {
  const all = listed(having);
  const verb = all.find(({ name }) => name === word);
  if (verb) return verb;
  throw new UsageError(
    `Unknown verb "${word}".${didYouMean(
      word,
      all.map(({ name }) => name),
    )}`,
  );
}
