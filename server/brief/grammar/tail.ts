// What stands after the object: method, format, channel, source, criteria; each may become a property.

import { assistants, channels, environments, formatWords, languages, persons } from '../lexicon/words.ts';
import type { Predicate, Tail } from './predicate.ts';
import type { Details } from './reading.ts';
import type { WordToken } from './tokens.ts';

/** Verbs that say "once more". */
const again = /^(re)(generate|try|run|build|deploy|index|scan|upload|submit|take|train|connect|install)$/;

/** Reads the prepositional tails of one act. */
export function detailsOf(act: Predicate): Details {
  const found = act.tails.map((tail) => detail(tail, act)).reverse();
  return Object.assign(again.test(act.verb.lemma) ? { again: true } : {}, ...found) as Details;
}

function detail(tail: Tail, act: Predicate): Details {
  const options = [tail.words, ...tail.others].map(textOf).filter((text) => text !== '');
  const [one] = options;
  if (one === undefined) return {};
  const heads = options.map((option) => option.split(' ').at(-1) ?? option);
  const after = (...prepositions: readonly string[]): boolean => prepositions.includes(tail.preposition);
  const means = after('with', 'via', 'using', 'by', 'through', 'on', 'over');
  const cls = act.verb.class;
  if (means && options.some((option) => option.split(' ').some((word) => assistants.has(word)))) return { ai: true };
  if (heads.every((head) => formatWords.has(head))) return after('from') ? { source: heads } : { format: heads };
  if (after('into', 'to', 'in', 'from') && languages.has(one)) return { language: one };
  if (after('to', 'in', 'on', 'into') && environments.has(one)) return { environment: one };
  if (after('by') && cls === 'find') return { by: options };
  if (means && heads.every((head) => channels.has(head)) && /^(share|invite|message)$/.test(cls))
    return { channel: heads };
  const person = heads.some((head) => persons.has(head) || persons.has(head.replace(/s$/, '')));
  if (after('with', 'via', 'using', 'by', 'through') && /^(auth|money)$/.test(cls) && !person)
    return { method: options };
  if (after('from') && cls === 'process')
    return /\b(file|camera|scan|link|url|folder|drive|device|clipboard)s?$/.test(one)
      ? { source: options }
      : { from: one };
  return after('to', 'into') && /^(plain|share|message)$/.test(cls) ? { to: one } : {};
}

const textOf = (words: readonly WordToken[]): string => words.map((word) => word.low.replace(/'s?$/, '')).join(' ');
