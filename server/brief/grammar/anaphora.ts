// What an object stands for: pronouns, "its details", the thing that is given to somebody.
import type { English } from '../../base/lexicon/english.ts';
import { ditransitive } from '../lexicon/verbs.ts';
import { objectPronouns, pronouns } from '../lexicon/words.ts';
import { isPerson, type NounPhrase } from './noun.ts';
import type { Predicate } from './predicate.ts';
import type { WordToken } from './tokens.ts';

/** The words of the object: a pronoun stands for the object before, of two objects the thing counts. */
export function objectOf(
  phrase: NounPhrase,
  before: Predicate | undefined,
  verb: string,
  english: English,
): readonly WordToken[] {
  const [head, ...others] = phrase.words;
  if (!head) return [];
  if (!others.length && head.low === 'it' && before) return itself(before, english);
  if (!others.length && (objectPronouns.has(head.low) || /^(own|ones?|another)$/.test(head.low)))
    return before?.object ?? [];
  if (pronouns.has(head.low)) return others;
  if (phrase.theirs && before?.object.length && attributes.test(head.low))
    return [...singularHead(before.object, english), ...phrase.words];
  const person = isPerson([head], english) && others.length > 0 && !phrase.indirect;
  const given =
    person &&
    ditransitive.has(verb) &&
    (/s$/.test(head.low) || /^(grant|give|offer|award|lend|teach|tell|show|assign)$/.test(verb));
  return given ? others : phrase.words;
}

/** "compose commands into a program and run it": of a plural and a singular behind it the singular is meant. */
function itself(before: Predicate, english: English): readonly WordToken[] {
  const single = (words: readonly WordToken[]): boolean =>
    english.singular(words.at(-1)?.low ?? '') === words.at(-1)?.low;
  const last = before.tails.at(-1)?.words ?? [];
  return before.object.length && !single(before.object) && last.length && single(last) ? last : before.object;
}

const attributes =
  /^(details|description|status|price|history|settings|contents|options|members|comments|reviews|profile)$/;

/** Words of a thing as they stand before its attribute. */
const singularHead = (words: readonly WordToken[], english: English): readonly WordToken[] =>
  words.map((token, index) =>
    index === words.length - 1 && !token.label ? { ...token, low: english.singular(token.low) } : token,
  );
