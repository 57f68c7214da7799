// The verb that starts at a word: of the table, with its particle, or made of one by a prefix.
import type { English } from '../../base/lexicon/english.ts';
import { type Verb, verbs } from '../lexicon/verbs.ts';
import {
  articles,
  being,
  connectives,
  isAdverb,
  isArticle,
  objectPronouns,
  prepositions,
  pronouns,
  subordinators,
} from '../lexicon/words.ts';
import type { WordToken } from './tokens.ts';

export type VerbForm = 'base' | 'third' | 'past' | 'gerund';

export interface VerbAt {
  readonly verb: Verb;
  readonly written: string;
  readonly form: VerbForm;
  /** Index after the verb and its particle. */
  readonly end: number;
}

export interface FoundVerb extends VerbAt {
  readonly subject: readonly WordToken[];
  readonly passive: boolean;
  /** It stands in the table. */
  readonly known: boolean;
}

/** The verb of the table that starts at `at`, phrasal verbs first. */
export function verbAt(tokens: readonly WordToken[], at: number, english: English): VerbAt | undefined {
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

export function formOf(word: string, lemma: string): VerbForm {
  if (word === lemma) return 'base';
  if (word.endsWith('ing')) return 'gerund';
  return word.endsWith('s') && !word.endsWith('ss') ? 'third' : 'past';
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
    : /^(turn|put|take|give|set|hand|bring|leave|carry|call|write|mark|cross|pay|send|throw|lay|hold|cut|keep|lock|shut|sell|pass|round|note|hang|check|tick)$/
  ).test(lemma);

export const closed = (word: string): boolean =>
  prepositions.has(word) ||
  pronouns.has(word) ||
  subordinators.has(word) ||
  being.has(word) ||
  connectives.has(word) ||
  word === ',' ||
  isAdverb(word);

export const isPlural = (word: string, english: English): boolean =>
  english.singular(word) !== word || /^(people|staff|team|children|everyone)$/.test(word);

/** `re-route` is reroute, where the table has it. */
function unhyphened(word: string): string {
  const joined = word.replace('-', '');
  return joined !== word && !verbs.has(word) && verbs.has(joined) ? joined : word;
}

const verbPrefix =
  /^(e|re|un|de|pre|co|auto|long|double|right|left|peer|fact|cross|soft|hard|hand|multi|force|hot|spell|self|factory|quick)-$/;

/** `hand out badges`, `carry over days`: a particle before a noun phrase makes another verb. Where one goes (`move up the list`) does not. */
function withParticle(tokens: readonly WordToken[], at: number, lemma: string, english: English): Verb | undefined {
  const [particle, next] = [tokens[at + 1], tokens[at + 2]];
  if (!particle || !next || particle.label || !particles.test(particle.low) || directional.test(lemma))
    return undefined;
  if (particle.low === 'over' && !overVerbs.test(lemma)) return undefined;
  const opens = next.label || isArticle(next.low) || objectPronouns.has(next.low) || !closed(next.low);
  return opens ? phrasal(lemma, particle.low, english) : undefined;
}

const particles = /^(up|down|out|off|over|away|back|aside)$/;

const overVerbs = /^(hand|carry|take|turn|roll|pass|sign|give|win|switch)$/;

const directional =
  /^(scroll|swipe|zoom|move|navigate|go|jump|step|walk|run|travel|drag|slide|pan|fly|drive|ride|swim|climb|skip|look|see|get|view|read|search|browse|share|work|play|be|do|have|filter|sort|vote)$/;

/** The next words, adverbs passed over: `communicate (directly) with`. */
function particlesAfter(
  tokens: readonly WordToken[],
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
