// English words, as names in a plan use them: past forms, lemmas, singular and plural; our rules over what a language library knows.

import { wordSet } from './word-set.ts';

/** What is asked of a single word. `past`: the participle, or the past tense where both are one; `verb` and `adjective`: whether it can be one. */
export type WordQuestion = 'participle' | 'past' | 'infinitive' | 'singular' | 'plural' | 'verb' | 'adjective';
/** The answer, the word itself for yes, `''` for none and no. */
export type Library = (question: WordQuestion, word: string) => string;

/** One word in, one word out, lower case; answers are kept by word for as long as this object lives. */
export interface English {
  /** The form that ends an event's name: `uploaded`, `written`, `sent`. Takes the infinitive. */
  past(verb: string): string;
  /** `uploads`, `uploading`, `uploaded` -> `upload`; a word that is no form of a verb comes back as it is. */
  lemma(word: string): string;
  singular(noun: string): string;
  plural(noun: string): string;
  canBeVerb(word: string): boolean;
  canBeAdjective(word: string): boolean;
  /** `viewed`, `sent`, also `read` and `set`, whose past looks like the present. */
  isPast(word: string): boolean;
}

export function english(ask: Library): English {
  const past = kept((verb) => pastOf(verb, ask));
  const lemma = kept((word) => lemmaOf(word, past, ask));
  return {
    past,
    lemma,
    singular: kept((noun) => singularOf(noun, ask)),
    plural: kept((noun) => pluralOf(noun, ask)),
    canBeVerb: kept((word) => extraVerbs.has(lastPart(word)) || (isWord(word) && ask('verb', lastPart(word)) !== '')),
    canBeAdjective: kept((word) => isWord(word) && ask('adjective', word) !== ''),
    isPast: kept((word) => past(lemma(word)) === word || (word.endsWith('ed') && lemma(word) !== word)),
  };
}

/** Whether the library is worth asking, which takes a millisecond: nothing that holds a digit or is written in other letters is English. */
const isWord = (word: string): boolean => /^[a-z][a-z '_-]{0,39}$/.test(word);

function kept<T>(answer: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const key = word.toLowerCase();
    let found = known.get(key);
    if (found === undefined) {
      found = answer(key);
      known.set(key, found);
    }
    return found;
  };
}

/** Of `peer-review` what is inflected: `review`. */
const lastPart = (word: string): string => word.slice(word.lastIndexOf('-') + 1);

function pastOf(verb: string, ask: Library): string {
  const fixed = irregular.get(verb);
  if (fixed) return fixed;
  const last = lastPart(verb);
  if (last !== verb && isWord(last)) return `${verb.slice(0, -last.length)}${pastOf(last, ask)}`;
  // The library takes any verb that ends in -go for one of "go".
  if (/[a-z]{3}go$/.test(verb) && !/^(under|for)go$/.test(verb)) return `${verb}ed`;
  const [, prefix, stem] = /^(un|re|over|with|under|out|mis)(.{2,})$/.exec(verb) ?? [];
  const participle = stem && (irregular.get(stem) ?? (stem.length > 2 ? ask('participle', stem) : undefined));
  if (participle) return `${prefix}${participle}`;
  if (unchanged.has(verb)) return verb;
  if (!isWord(verb)) return regularPast(verb);
  const [found = verb] = (ask('past', verb) || verb).split(' ');
  return found === verb ? regularPast(verb) : found;
}

function regularPast(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  // One syllable (or a prefix and one), a single vowel, then a consonant other than w, x, y: it doubles.
  const doubles =
    /^((un|re|de|over|out)?[^aeiou]*|(qu))[aeiou][bdfgklmnprtvz]$/.test(verb) || /(quiz|whiz)$/.test(verb);
  return doubles ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
}

function lemmaOf(word: string, past: (verb: string) => string, ask: Library): string {
  const fixed = irregularLemmas.get(word);
  if (fixed) return fixed;
  if (unchanged.has(word) || /(ss|us|is)$/.test(word) || lemmasAsTheyAre.has(word) || !isWord(word)) return word;
  const last = lastPart(word);
  if (last !== word && isWord(last)) return `${word.slice(0, -last.length)}${lemmaOf(last, past, ask)}`;
  const found = ask('infinitive', word) || word;
  if (found !== word && [past(found), third(found), gerund(found), ...doubled(found)].includes(word)) return found;
  const mine = candidates(word).find((verb) => [past(verb), third(verb), gerund(verb)].includes(word));
  return mine ?? (word.length - found.length > 3 || /(ed|ing|s)$/.test(word) === false ? word : found);
}

function candidates(word: string): readonly string[] {
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`];
  if (word.endsWith('ied')) return [`${word.slice(0, -3)}y`];
  if (word.endsWith('ing')) return stems(word.slice(0, -3));
  if (word.endsWith('ed')) return stems(word.slice(0, -2));
  if (/(ch|sh|x|ss|z|o)es$/.test(word)) return [word.slice(0, -2)];
  return word.endsWith('s') ? [word.slice(0, -1)] : [];
}

/** `submitting`, `cancelling`: the last consonant may double in longer verbs as well. */
const doubled = (verb: string): readonly string[] =>
  /[aeiou][bdfgklmnprt]$/.test(verb) ? [`${verb}${verb.at(-1)}ing`, `${verb}${verb.at(-1)}ed`] : [];

/** What stood before -ed or -ing: doubled consonant, silent e, or neither. */
function stems(stem: string): readonly string[] {
  if (stem.length < 2) return [];
  const doubled = /([bdfgklmnprtvz])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [...doubled, stem, `${stem}e`];
}

function third(verb: string): string {
  if (/(ch|sh|x|ss|z|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function gerund(verb: string): string {
  if (/[^eo]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  const past = regularPast(verb);
  return /([bdfgklmnprtvz])\1ed$/.test(past) ? `${past.slice(0, -2)}ing` : `${verb}ing`;
}

function singularOf(noun: string, ask: Library): string {
  const fixed = singulars.get(noun);
  if (fixed) return fixed;
  if (noun.length < 3 || singularWithS.has(noun) || onlyOneForm.has(noun) || /(ss|us|is|news|ness)$/.test(noun))
    return noun;
  if (/[^s]s$/.test(noun) && noun.length < 5) return noun.slice(0, -1);
  if (!isWord(noun)) return noun;
  return ask('singular', noun) || noun;
}

function pluralOf(noun: string, ask: Library): string {
  if (onlyOneForm.has(noun)) return noun;
  for (const [many, one] of singulars) if (one === noun) return many;
  if (/(s|x|z|ch|sh)$/.test(noun) && !/(quiz|axis|is)$/.test(noun)) return `${noun}es`;
  if (!isWord(noun)) return `${noun}s`;
  const found = ask('plural', noun);
  if (found && found !== noun) return found;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(/\s+/).map((pair) => pair.split(':') as [string, string]));

/** Past forms where the library is wrong, or gives another spelling than event names use. */
const irregular =
  pairs(`get:received shoot:shot withdraw:withdrawn overwrite:overwritten override:overridden cancel:cancelled
  refer:referred label:labelled level:leveled travel:travelled model:modelled do:done go:gone come:come run:run see:seen
  ban:banned program:programmed know:known think:thought favorite:favorited favourite:favourited rollback:rolled_back 
  retrofit:retrofitted snapshot:snapshotted screenshot:screenshotted overlay:overlaid underwrite:underwritten unstake:unstaked
  resend:resent unsend:unsent winnow:winnowed vacuum:vacuumed`);
/** Verbs whose past is spelled as the present. */
const unchanged = wordSet(
  'set put cut split read reset bid cast broadcast cost hit hurt upset shut let spread quit burst rid input offset preset sublet outbid',
);
const irregularLemmas =
  pairs(`frozen:freeze listed:list done:do did:do does:do gone:go went:go goes:go was:be were:be is:be are:be
  been:be being:be has:have had:have having:have made:make seen:see saw:see shot:shoot favorited:favorite favourited:favourite
  dying:die lying:lie tying:tie rated:rate overridden:override overwritten:overwrite received:receive
  redone:redo rolled_back:rollback lost:lose left:leave worn:wear synced:sync enrolled:enroll resent:resend rewound:rewind wound:wind drunk:drink ground:grind troubleshot:troubleshoot unhidden:unhide
  scrolled:scroll rerolled:reroll unrolled:unroll unenrolled:unenroll fulfilled:fulfill refilled:refill prefilled:prefill autofilled:autofill
  rerouted:reroute undeleted:undelete unfrozen:unfreeze preheated:preheat reheated:reheat transcoded:transcode pasted:paste
  vacuumed:vacuum unsent:unsend quizzed:quiz programmed:program focused:focus focuses:focus`);
const lemmasAsTheyAre =
  wordSet(`speed need feed seed embed exceed proceed succeed bleed weed shed wed string bring ring sing spring
  king thing something nothing anything morning evening ceiling pricing news address access process progress discuss business`);
const extraVerbs =
  wordSet(`skip sync bookmark favorite favourite mute unpin pin reset tap swipe rollback zip unzip clip quiz shoot reopen
  shut plot input output unmute unfollow unarchive upvote downvote retweet screenshot retry redeem compare open debit audit archive pin like`);
const onlyOneForm = wordSet(`series data media news details settings analytics statistics
  physics mathematics politics economics logistics graphics basics electronics ethics robotics genetics progress homework money feedback information
  software advice equipment access content staff software hardware research storage traffic music metadata insurance credit species
  wifi sms email_address faq`);
const singularWithS = wordSet('gas lens canvas alias bias atlas pancreas');
const singulars =
  pairs(`canvases:canvas gases:gas lenses:lens statuses:status buses:bus aliases:alias biases:bias quizzes:quiz
  people:person indices:index apps:app movies:movie selfies:selfie lives:life apis:api skis:ski menus:menu emojis:emoji gurus:guru`);
