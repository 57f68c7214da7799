// What stands after the object: method, format, channel, source, criteria; each may become a property. Nouns beside them
// are context: in a conversation, to an agent.

import type { English } from '../../base/lexicon/english.ts';
import { findObject } from '../lexicon/lookup.ts';
import { assistants, channels, environments, formatWords, languages, persons } from '../lexicon/words.ts';
import { named } from './noun.ts';
import type { Predicate, Tail } from './predicate.ts';
import type { Beside, Details } from './reading.ts';
import type { WordToken } from './tokens.ts';

/** Verbs that say "once more". */
const again = /^(re)(generate|try|run|build|deploy|index|scan|upload|submit|take|train|connect|install)$/;

/** Reads the prepositional tails of one act. */
export function detailsOf(act: Predicate, english: English): Details {
  const found = act.tails.map((tail) => detail(tail, act)).reverse();
  const brand = brandOf(act, english);
  return Object.assign(
    again.test(act.verb.lemma) ? { again: true } : {},
    brand === undefined ? {} : { brand },
    ...found,
  ) as Details;
}

/** Nouns of tails that say nothing else. */
export const besideOf = (act: Predicate, english: English): readonly Beside[] =>
  act.tails
    .filter((tail) => Object.keys(detail(tail, act)).length === 0)
    .flatMap(({ preposition, words, others }) =>
      [words, ...others]
        .filter((each) => each.length > 0 && !/^[/#@]/.test(each[0]?.low ?? ''))
        .map((each) => {
          const last = each.at(-1)?.low ?? '';
          return {
            preposition,
            words: named(each, english).join(' '),
            many: english.singular(last) !== last,
          };
        }),
    );

/** `Slack` of "connect Slack", `GitHub` of "link a GitHub issue": a name in place of a noun, or before one. */
function brandOf(act: Predicate, english: English): string | undefined {
  const [first, ...rest] = act.object;
  if (!first || first.label || !/^(?:[A-Z][a-z]|[a-z]+[A-Z])\w*$/.test(first.text)) return undefined;
  const lone = !rest.length && connects.test(act.verb.noun ?? '') && !findObject([first.low], english);
  const before =
    rest.length > 0 && /^[a-z]/.test(rest[0]?.text ?? '') && findObject(named(rest, english), english) !== undefined;
  return lone || before ? first.text : undefined;
}
const connects = /^(?:connection|integration|setup|sync|installation|configuration)$/;

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
  return after('from') &&
    cls === 'process' &&
    /\b(file|camera|scan|link|url|folder|drive|device|clipboard)s?$/.test(one)
    ? { source: options }
    : {};
}

const textOf = (words: readonly WordToken[]): string => words.map((word) => word.low.replace(/'s?$/, '')).join(' ');
