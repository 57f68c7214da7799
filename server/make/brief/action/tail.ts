// What stands after the object: method, format, channel, source, criteria, values.
import type { Act } from './clause.ts';
import type { Details } from './reading.ts';
import type { Token } from './tokens.ts';
import { assistants, channels, environments, formats, languages } from './words.ts';

const means = new Set(['with', 'via', 'using', 'by', 'through', 'on', 'over', 'per']);

/** Reads the prepositional tails of one act; what they say becomes properties. */
export function detailsOf(act: Act): Details {
  let found: Details = {};
  const put = <K extends keyof Details>(key: K, value: Details[K]): void => {
    found = { [key]: value, ...found };
  };
  if (
    /^(re|auto)/.test(act.verb.lemma) &&
    /^(regenerate|retry|rerun|rebuild|redeploy|reindex|rescan|reupload|resubmit|retake|retrain|reconnect|reinstall)$/.test(
      act.verb.lemma,
    )
  )
    put('again', true);
  for (const tail of act.tails) {
    const options = [tail.words, ...tail.others].map(textOf).filter((text) => text !== '');
    const one = options[0];
    if (!one) continue;
    const lasts = options.map((option) => option.split(' ').at(-1) ?? option);
    if (means.has(tail.preposition) && options.some((option) => option.split(' ').some((word) => assistants.has(word))))
      put('ai', true);
    else if (lasts.every((word) => formats.has(word)) && /^(as|to|into|in|from|via|with)$/.test(tail.preposition))
      put(tail.preposition === 'from' ? 'source' : 'format', lasts);
    else if (/^(into|to|in|from)$/.test(tail.preposition) && languages.has(one)) put('language', one);
    else if (/^(to|in|on|into)$/.test(tail.preposition) && environments.has(one)) put('environment', one);
    else if (tail.preposition === 'from' && act.verb.class === 'process') put('source', options);
    else if (tail.preposition === 'by' && act.verb.class === 'find') put('by', options);
    else if (
      means.has(tail.preposition) &&
      lasts.every((word) => channels.has(word)) &&
      /^(share|invite|message)$/.test(act.verb.class)
    )
      put('channel', lasts);
    else if (/^(with|via|using|by|through)$/.test(tail.preposition) && /^(auth|money)$/.test(act.verb.class))
      put('method', options);
  }
  return found;
}

const textOf = (words: readonly Token[]): string => words.map((word) => word.low.replace(/'s?$/, '')).join(' ');
