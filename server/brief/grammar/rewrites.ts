// Wordings that are put in another way before the grammar reads them.
import type { English } from '../../base/lexicon/english.ts';
import { being, isAdverb, prepositions, subordinators } from '../lexicon/words.ts';
import { tokens } from './tokens.ts';
import { verbAt } from './verb-at.ts';

/** "when I save a post, (then) it is shown": the deed stands in the condition, whatever stands before it. */
export function conditionOf(text: string): { readonly deed: string; readonly outcome: string } | undefined {
  const [, , all] = /^(given .+?,? (?:and )?)?(?:when|whenever|if|once|after|upon) (.+)$/i.exec(text) ?? [];
  if (!all) return undefined;
  const [, deed, outcome] =
    /^(.+?),? then (.+)$/i.exec(all) ??
    /^(.+?), ((?:i|we|they|he|she|it|the|an?|my|their|users?|all|no) .+)$/i.exec(all) ??
    /^([^,]+), (.+)$/.exec(all) ??
    [];
  return deed && outcome ? { deed, outcome } : undefined;
}

/** "Cart: add an item", "Cart - add an item": the action stands behind its title. */
export function untitled(text: string, english: English): string {
  const [, title, action] = /^([^:,]{2,40}?)(?: - |: )(.+)$/.exec(text) ?? [];
  if (!title || !action) return text;
  const isVerb = (part: string): boolean => verbAt(tokens(part), 0, english)?.form === 'base';
  return isVerb(action) && !isVerb(title) ? action : text;
}

/** "(I) have imported contacts": the deed is to import. */
export function perfect(text: string, english: English): string {
  const [, word, rest] = /^(?:have|has|had) (?:just |already |now )?(\w+)( .+)$/i.exec(text) ?? [];
  const verb = word ? english.lemma(word.toLowerCase()) : '';
  return word && verb !== word.toLowerCase() && english.isPast(word.toLowerCase()) ? `${verb}${rest}` : text;
}

/** "my refund processed", "have my episodes transcribed": the thing and what is to be done to it, as a sentence. */
export function done(text: string, english: English): string {
  const [, lead, thing, rest] = /^(have |get )?((?:my|our|the|an?|all|their|his|her) .+)$/i.exec(text)
    ? splitDone(text, english)
    : [];
  if (thing === undefined || rest === undefined || (lead === undefined && /^(?:a|an)\b/i.test(thing))) return text;
  return `${thing} is ${rest}`;
}

/** Lead, thing, and the rest from the participle on; nothing where a preposition or another verb stands before it. */
function splitDone(text: string, english: English): readonly (string | undefined)[] {
  const words = text.split(' ');
  const lead = /^(have|get)$/i.test(words[0] ?? '') ? words[0] : undefined;
  const from = lead ? 1 : 0;
  for (let i = from + 2; i < Math.min(words.length, from + 6); i++) {
    const word = (words[i] ?? '').toLowerCase().replace(/,$/, '');
    if (prepositions.has(word) || subordinators.has(word) || being.has(word)) return [];
    const [next = ''] = (words[i + 1] ?? '').toLowerCase().split(',');
    const last = next === '' || prepositions.has(next) || subordinators.has(next) || isAdverb(next);
    if (last && english.isPast(word) && english.lemma(word) !== word && !faster.test(words.slice(i).join(' ')))
      return [text, lead, words.slice(from, i).join(' '), words.slice(i).join(' ')];
  }
  return [];
}

const faster = /\b(?:faster|better|quicker|cheaper|sooner|more|less|easier)\b/i;

/** Wordings that the grammar would take apart, and what it reads instead. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [
    /,? (?:at any ?time|any ?time|from anywhere|on the go|in (?:under|less than) [\w .]+|(?:with|in) (?:just )?(?:a|one|two) (?:single )?(?:clicks?|taps?))$/i,
    '',
  ],
  [/ once(?=,? (?:and|or) |$)/i, ''],
  [/\bsingle[ -]sign[ -]?on\b/i, 'SSO'],
  [/^(?:have|gain|get|obtain) access to /i, 'access '],
  [
    /^(?:do|does|perform|performs|make|makes|carry out|execute) (?:an? |the |my )?(?=(?:login|logout|sign[- ]?up|sign[- ]?in|checkout|backup|search)s?\b)/i,
    '',
  ],
  [
    /^((?:[\w-]+ ){1,3})(?:do|does|perform|performs|make|makes) (?:an? |the |my )?(?=(?:login|logout|sign[- ]?up|sign[- ]?in|checkout)\b)/i,
    '$1can ',
  ],
  [/\blog in(?: ?\/ ?| and | or )out(?: of| from)?\b/i, 'log in and log out of'],
  [/\b(sign|check|clock) in(?: ?\/ ?| and | or )out\b/i, '$1 in and $1 out'],
  [
    /\b(zoom|scroll|swipe|pan|page|move|step) (\w+)(?: ?\/ ?| and | or )(?:out|down|left|right|back|backwards?)(?: of| on)?(?= )/i,
    '$1 on',
  ],
  [/\bmark (.+?) (?:as )?(completed?|done|finished|read|unread|paid|favou?rite)$/i, 'mark $1 as $2'],
  [/^drag (?:and|&|'n'?) drop (.+?) to (\w+)$/i, '$2 $1'],
  [/^drag (?:and|&|'n'?) drop (.+)$/i, 'move $1'],
  [/\b(turn|switch|toggle) ((?!on\b|off\b)[\w' ]+?) (on|off)\b/i, '$1 $3 $2'],
  [/\b(turn|switch|toggle) on(?: and |\/| or )off\b/i, 'toggle'],
];
export const rewrites = (text: string): string =>
  wordings.reduce((read, [wording, instead]) => read.replace(wording, instead), text);
