// Finding the verb of a clause: imperative, after its subject, or passive.
import type { English } from '../../../read/english.ts';
import { isPerson } from './noun.ts';
import type { Token } from './tokens.ts';
import { happenings, nounLike, type Verb, verbs } from './verbs.ts';
import {
  articles,
  assistants,
  being,
  connectives,
  isAdverb,
  isArticle,
  objectPronouns,
  prepositions,
  pronouns,
  subordinators,
  systems,
  vague,
  wishes,
} from './words.ts';

export type Form = 'base' | 'third' | 'past' | 'gerund';

export interface VerbAt {
  readonly verb: Verb;
  readonly written: string;
  readonly form: Form;
  /** Index after the verb and its particle. */
  readonly end: number;
}

export interface Found extends VerbAt {
  readonly subject: readonly Token[];
  readonly passive: boolean;
  /** It stands in the table. */
  readonly known: boolean;
}

/** The verb of the table that starts at `at`, phrasal verbs first. */
export function verbAt(tokens: readonly Token[], at: number, english: English): VerbAt | undefined {
  const token = tokens[at];
  if (!token || token.label || articles.has(token.low)) return undefined;
  const bare = token.low;
  const lemma = verbs.has(bare) ? bare : english.lemma(bare);
  for (let length = 3; length > 0; length--) {
    const particles = particlesAfter(tokens, at, length - 1);
    const verb = particles && verbs.get([lemma, ...particles.words].join(' '));
    if (verb) return { verb, written: token.low, form: formOf(bare, lemma), end: particles.end };
  }
  return undefined;
}

/** The next words, adverbs passed over: `communicate (directly) with`. */
function particlesAfter(
  tokens: readonly Token[],
  at: number,
  count: number,
): { readonly words: readonly string[]; readonly end: number } | undefined {
  const words: string[] = [];
  let i = at + 1;
  for (; words.length < count; i++) {
    const token = tokens[i];
    if (!token || token.label) return undefined;
    if (!(words.length === 0 && /.ly$/.test(token.low))) words.push(token.low);
  }
  return { words, end: i };
}

function formOf(word: string, lemma: string): Form {
  if (word === lemma) return 'base';
  if (word.endsWith('ing')) return 'gerund';
  return word.endsWith('s') && !word.endsWith('ss') ? 'third' : 'past';
}

export function findVerb(tokens: readonly Token[], from: number, english: English): Found | undefined {
  const start = skipArticles(tokens, from);
  return (
    passive(tokens, start, english) ??
    happening(tokens, start, english) ??
    leading(tokens, from, english) ??
    afterSubject(tokens, start, english) ??
    unknown(tokens, from, english)
  );
}

const skipArticles = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (isArticle(tokens[at]?.low ?? '')) at++;
  return at;
};

/** `order is shipped`, `users get recommended shows`. */
function passive(tokens: readonly Token[], from: number, english: English): Found | undefined {
  for (let i = from + 1; i < Math.min(tokens.length, from + 6); i++) {
    const word = tokens[i]?.low ?? '';
    if (subordinators.has(word) || word === ',' || (prepositions.has(word) && word !== 'of')) return undefined;
    if (!being.has(word)) continue;
    let at = i + 1;
    while (being.has(tokens[at]?.low ?? '') || (isAdverb(tokens[at]?.low ?? '') && tokens[at + 1])) at++;
    const verb = verbAt(tokens, at, english);
    const word2 = tokens[at]?.low ?? '';
    if (
      verb &&
      (verb.form === 'past' || english.past(verb.verb.lemma) === word2) &&
      !(verb.form === 'base' && /^g[eo]t/.test(word))
    ) {
      return { ...verb, subject: tokens.slice(from, i), passive: true, known: true };
    }
    if (!verb && /ed$/.test(word2) && english.isPast(word2)) {
      const lemma = english.lemma(word2);
      return {
        verb: { lemma, class: 'plain' },
        written: word2,
        form: 'past',
        end: at + 1,
        subject: tokens.slice(from, i),
        passive: true,
        known: false,
      };
    }
    return undefined;
  }
  return undefined;
}

/** `payment fails`, `the trial expires`: a noun and what it does by itself. */
function happening(tokens: readonly Token[], from: number, english: English): Found | undefined {
  let last = tokens.length - 1;
  while (last > from && isAdverb(tokens[last]?.low ?? '')) last--;
  if (last - from < 1 || last - from > 3) return undefined;
  const verb = verbAt(tokens, last, english);
  if (!verb || !happenings.has(verb.verb.lemma) || verb.form === 'base' || verb.form === 'gerund') return undefined;
  const subject = tokens.slice(from, last);
  const nouns = subject.every(
    (token) =>
      !prepositions.has(token.low) && !connectives.has(token.low) && token.low !== ',' && !subordinators.has(token.low),
  );
  return nouns ? { ...verb, subject, passive: true, known: true } : undefined;
}

/** The phrase starts with its verb. */
function leading(tokens: readonly Token[], from: number, english: English): Found | undefined {
  const verb = verbAt(tokens, from, english);
  if (!verb) return undefined;
  const next = tokens[verb.end];
  const first = tokens[from] as Token;
  const plain = { ...verb, subject: [], passive: false, known: true };
  if (verb.form === 'base') {
    const second = verbAt(tokens, from + 1, english);
    const isSubject =
      second?.form === 'third' && (isPerson([first], english) || systems.has(first.low)) && verb.end === from + 1;
    return isSubject ? undefined : plain;
  }
  if (!next) return undefined;
  const takes =
    isArticle(next.low) || next.label || (prepositions.has(next.low) && next.low !== 'of') || pronouns.has(next.low);
  if (verb.form === 'gerund') return takes || english.singular(next.low) !== next.low ? plain : undefined;
  return takes ? plain : undefined;
}

/** `students submit`, `agent replies`, `customer placed an`: the verb agrees with the noun before it. */
function afterSubject(tokens: readonly Token[], from: number, english: English): Found | undefined {
  for (let i = from + 1; i < Math.min(tokens.length, from + 5); i++) {
    const word = tokens[i]?.low ?? '';
    const before = tokens[i - 1] as Token;
    if (prepositions.has(word) || subordinators.has(word) || word === ',') return undefined;
    if (connectives.has(word)) continue;
    const verb = verbAt(tokens, i, english);
    if (!verb) continue;
    const plural = isPlural(before.low, english);
    const subject = tokens.slice(from, i);
    const acts = isPerson([before], english) || systems.has(before.low) || assistants.has(before.low);
    const agrees =
      verb.form === 'base'
        ? plural || /^(i|we|they|you|ai)$/.test(before.low)
        : verb.form === 'third'
          ? !plural
          : verb.form === 'past' && acts;
    if (!agrees) continue;
    const next = tokens[verb.end];
    if (!acts && !next && !happenings.has(verb.verb.lemma)) continue;
    if (!acts && verb.form === 'base' && nounLike.has(verb.verb.lemma) && next && !isArticle(next.low)) continue;
    return { ...verb, subject, passive: false, known: true };
  }
  return undefined;
}

/** A verb outside the table: before an article, or before a plural where nothing else could be meant. */
function unknown(tokens: readonly Token[], from: number, english: English): Found | undefined {
  const [first, next] = [tokens[from], tokens[from + 1]];
  if (!first || !next || first.label) return undefined;
  const word = first.low;
  if (wishes.has(word) || vague.has(word)) return undefined;
  const closed =
    isArticle(word) ||
    prepositions.has(word) ||
    pronouns.has(word) ||
    subordinators.has(word) ||
    being.has(word) ||
    connectives.has(word);
  if (closed || isAdverb(word) || !/^[a-z-]{3,}$/.test(word) || /([^s]s|ing|ed)$/.test(word)) return undefined;
  const found = (known: boolean): Found => ({
    verb: { lemma: word, class: 'plain' },
    written: word,
    form: 'base',
    end: from + 1,
    subject: [],
    passive: false,
    known,
  });
  if ((isArticle(next.low) || objectPronouns.has(next.low)) && !articles.has(word))
    return found(english.canBeVerb(word));
  return english.canBeVerb(word) && /s$/.test(next.low) ? found(false) : undefined;
}

const isPlural = (word: string, english: English): boolean =>
  english.singular(word) !== word || /^(people|staff|team|children|everyone)$/.test(word);
