// Finding the verb of a clause: imperative, after its subject, or passive.
import type { English } from '../../../read/english.ts';
import { isPerson } from './noun.ts';
import type { Token } from './tokens.ts';
import { ditransitive, happenings, nounLike, type Verb, verbs } from './verbs.ts';
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
  const bare = unhyphened(token.low);
  const lemma = verbs.has(bare) ? bare : english.lemma(bare);
  for (let length = 3; length > 0; length--) {
    const particles = particlesAfter(tokens, at, length - 1);
    const verb = particles && verbs.get([lemma, ...particles.words].join(' '));
    if (verb && length === 1) {
      const more = withParticle(tokens, at, lemma, english);
      if (more) return { verb: more, written: token.low, form: formOf(bare, lemma), end: at + 2 };
    }
    if (verb) return { verb, written: token.low, form: formOf(bare, lemma), end: particles.end };
  }
  const strangeBase = english.canBeVerb(lemma) ? withParticle(tokens, at, lemma, english) : undefined;
  if (strangeBase) return { verb: strangeBase, written: token.low, form: formOf(bare, lemma), end: at + 2 };
  const [prefix, stem = ''] = [/^.*-/.exec(lemma)?.[0], lemma.replace(/^.*-/, '')];
  if (prefix && verbPrefix.test(prefix) && verbs.has(stem) && at === 0)
    return { verb: { lemma, class: 'plain' }, written: token.low, form: formOf(bare, lemma), end: at + 1 };
  return undefined;
}

/** `re-route` is reroute, where the table has it. */
function unhyphened(word: string): string {
  const joined = word.replace('-', '');
  return joined !== word && !verbs.has(word) && verbs.has(joined) ? joined : word;
}

const verbPrefix =
  /^(e|re|un|de|pre|co|auto|long|double|right|left|peer|fact|cross|soft|hard|hand|multi|force|hot|spell|self|factory|quick)-$/;

/** `hand out badges`, `carry over days`: a particle before a noun phrase makes another verb. Where one goes (`move up the list`) does not. */
function withParticle(tokens: readonly Token[], at: number, lemma: string, english: English): Verb | undefined {
  const [particle, next] = [tokens[at + 1], tokens[at + 2]];
  if (!particle || !next || particle.label || !particles.test(particle.low) || directional.test(lemma))
    return undefined;
  if (particle.low === 'over' && !overVerbs.test(lemma)) return undefined;
  const opens = next.label || isArticle(next.low) || objectPronouns.has(next.low) || !closed(next.low);
  return opens ? phrasal(lemma, particle.low, english) : undefined;
}

export const phrasal = (lemma: string, particle: string, english: English): Verb =>
  verbs.get(`${lemma} ${particle}`) ?? {
    lemma: `${lemma} ${particle}`,
    class: 'plain',
    noun: `${english.past(lemma)} ${particle}`,
  };

/** Verbs that mean something else with their particle, wherever it stands: `turn the heating down`. */
export const hangsOnParticle = (lemma: string, particle: string): boolean =>
  particles.test(particle) &&
  (particle === 'over'
    ? overVerbs
    : /^(turn|put|take|give|set|hand|bring|leave|carry|call|write|mark|cross|pay|send|throw|lay|hold|cut|keep|lock|shut|sell|pass|round|note|hang)$/
  ).test(lemma);

const particles = /^(up|down|out|off|over|away|back|aside)$/;
const overVerbs = /^(hand|carry|take|turn|roll|pass|sign|give|win|switch)$/;
const directional =
  /^(scroll|swipe|zoom|move|navigate|go|jump|step|walk|run|travel|drag|slide|pan|fly|drive|ride|swim|climb|skip|look|see|get|view|read|search|browse|share|work|play|be|do|have|filter|sort|vote)$/;

const closed = (word: string): boolean =>
  prepositions.has(word) ||
  pronouns.has(word) ||
  subordinators.has(word) ||
  being.has(word) ||
  connectives.has(word) ||
  word === ',' ||
  isAdverb(word);

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

/** `infinitive`: the first word is the verb, as in "I want to …". */
export function findVerb(
  tokens: readonly Token[],
  from: number,
  english: English,
  infinitive = false,
): Found | undefined {
  const start = skipArticles(tokens, from);
  if (infinitive && start === from) {
    const offered = given(tokens, from, english);
    if (offered) return offered;
    const verb = verbAt(tokens, from, english);
    if (verb?.form === 'base') return { ...verb, subject: [], passive: false, known: true };
    const strange = verb ? undefined : unknown(tokens, from, english, true);
    if (strange) return strange;
  }
  return (
    passive(tokens, start, english) ??
    happening(tokens, start, english) ??
    leading(tokens, from, english) ??
    afterSubject(tokens, start, english) ??
    unknown(tokens, from, english)
  );
}

/** "(users want to) be offered a discount": what is given stands behind. */
function given(tokens: readonly Token[], from: number, english: English): Found | undefined {
  if (tokens[from]?.low !== 'be') return undefined;
  const verb = verbAt(tokens, from + 1, english);
  const next = tokens[verb?.end ?? tokens.length];
  if (!verb || verb.form !== 'past' || !ditransitive.has(verb.verb.lemma) || !next || closed(next.low))
    return undefined;
  return { ...verb, subject: [], passive: true, known: true };
}

const skipArticles = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (isArticle(tokens[at]?.low ?? '')) at++;
  return at;
};

/** `order is shipped`, `claims over $10,000 are escalated`, `users get recommended shows`. */
function passive(tokens: readonly Token[], from: number, english: English): Found | undefined {
  let head = 0;
  for (let i = from + 1; i < Math.min(tokens.length, from + 9); i++) {
    const word = tokens[i]?.low ?? '';
    if (subordinators.has(word) || word === ',') return undefined;
    if (prepositions.has(word) && word !== 'of') head ||= i;
    if (!head && i > from + 5) return undefined;
    if (!being.has(word)) continue;
    if (i > from + 1 && isOrder(tokens, from, english)) return undefined;
    if (head && !/^(is|are|was|were|gets?)$/.test(word)) return undefined;
    let at = i + 1;
    while (being.has(tokens[at]?.low ?? '') || (isAdverb(tokens[at]?.low ?? '') && tokens[at + 1])) at++;
    const verb = verbAt(tokens, at, english);
    const word2 = tokens[at]?.low ?? '';
    if (
      verb &&
      (verb.form === 'past' || english.past(verb.verb.lemma) === word2) &&
      !(verb.form === 'base' && /^g[eo]t/.test(word))
    ) {
      return { ...verb, subject: tokens.slice(from, head || i), passive: true, known: true };
    }
    if (!verb && /ed$/.test(word2) && english.isPast(word2) && !feelings.test(word2)) {
      const lemma = english.lemma(word2);
      return {
        verb: { lemma, class: 'plain' },
        written: word2,
        form: 'past',
        end: at + 1,
        subject: tokens.slice(from, head || i),
        passive: true,
        known: english.canBeVerb(lemma),
      };
    }
    return undefined;
  }
  return undefined;
}

/** "confirm rules were applied": what follows is what is confirmed. */
function isOrder(tokens: readonly Token[], from: number, english: English): boolean {
  const verb = verbAt(tokens, from, english);
  return verb?.form === 'base' && !nounLike.has(verb.verb.lemma) && !alsoNoun.test(verb.verb.lemma);
}

const alsoNoun =
  /^(build|upload|download|import|export|run|release|backup|sync|draft|trial|booking|purchase|deposit|transfer|print|scan|install|send|share|like|follow|view|visit|play|click|reply|invite|answer|start|end|return|refund|update|upgrade|change|edit|swap|drop|match|offer|guest)$/;

/** States of mind and being, no deeds. */
const feelings =
  /^(interested|required|needed|located|supposed|concerned|limited|allowed|based|related|expected|involved|tired|excited|satisfied|worried|entitled|designed|intended|dedicated)$/;

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
  if (verb.form === 'gerund' && next.low === 'that') return undefined;
  if (verb.form === 'gerund') return takes || english.singular(next.low) !== next.low ? plain : undefined;
  return takes ? plain : undefined;
}

/** `students submit`, `agent replies`, `customer placed an`: the verb agrees with the noun before it. */
function afterSubject(tokens: readonly Token[], from: number, english: English): Found | undefined {
  for (let i = from + 1; i < Math.min(tokens.length, from + 5); i++) {
    const word = tokens[i]?.low ?? '';
    const before = lastNoun(tokens, i - 1);
    if (prepositions.has(word) || subordinators.has(word) || word === ',') return undefined;
    if (connectives.has(word) || isArticle(before.low) || /'s?$/.test(before.low) || isAdverb(word)) continue;
    const verb = verbAt(tokens, i, english) ?? strange(tokens, i, english);
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
    const known =
      verbs.has(verb.verb.lemma) || verbs.has(verb.verb.lemma.split(' ')[0] ?? '') || verb.verb.lemma.includes('-');
    return { ...verb, subject, passive: false, known };
  }
  return undefined;
}

/** The word before, adverbs passed over: `system (automatically) locks`. */
function lastNoun(tokens: readonly Token[], at: number): Token {
  let i = at;
  while (i > 0 && isAdverb(tokens[i]?.low ?? '')) i--;
  return tokens[i] as Token;
}

/** A verb outside the table behind a person, when a noun phrase follows: `landlords vet applicants`. */
function strange(tokens: readonly Token[], at: number, english: English): VerbAt | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next || token.label || closed(token.low) || !/^[a-z-]{3,}$/.test(token.low)) return undefined;
  if (!isPerson([lastNoun(tokens, at - 1)], english) || vague.has(english.lemma(token.low))) return undefined;
  const lemma = english.lemma(token.low);
  const thing = next.label || isArticle(next.low) || (!closed(next.low) && english.singular(next.low) !== next.low);
  if (!thing || !english.canBeVerb(lemma)) return undefined;
  return { verb: { lemma, class: 'plain' }, written: token.low, form: formOf(token.low, lemma), end: at + 1 };
}

/** A verb outside the table: before an article, or before a plural where nothing else could be meant. */
function unknown(tokens: readonly Token[], from: number, english: English, infinitive = false): Found | undefined {
  const [first, next] = [tokens[from], tokens[from + 1]];
  if (!first || !next || first.label) return undefined;
  const word = first.low;
  if (wishes.has(word) || vague.has(word)) return undefined;
  if (isArticle(word) || closed(word) || !/^[a-z-]{3,}$/.test(word) || /([^s]s|ing|ed)$/.test(word)) return undefined;
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
  if (infinitive && english.canBeVerb(word) && !closed(next.low)) return found(true);
  const [also, then] = [tokens[from + 2], tokens[from + 3]];
  const paired = connectives.has(next.low) && also && then && isArticle(then.low) && !closed(also.low);
  if (paired && english.canBeVerb(word) && english.canBeVerb(also.low)) return found(true);
  return english.canBeVerb(word) && /s$/.test(next.low) ? found(false) : undefined;
}

const isPlural = (word: string, english: English): boolean =>
  english.singular(word) !== word || /^(people|staff|team|children|everyone)$/.test(word);
