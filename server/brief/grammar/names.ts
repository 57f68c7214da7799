// Verb class and object -> names of events.
import type { English } from '../../base/lexicon/english.ts';
import { type BriefLexicon, objectKindOf } from '../lexicon/lexicon.ts';
import { senseOf } from '../lexicon/senses.ts';
import { assistants, pronouns, someone, systems } from '../lexicon/words.ts';
import { named } from './noun.ts';
import type { Predicate, Tail } from './predicate.ts';
import type { ActionClass, PhraseQuestion, ReadEvent, Stage } from './reading.ts';

export interface NamedAct {
  readonly class: ActionClass;
  readonly object: string;
  readonly events: readonly ReadEvent[];
  readonly question?: PhraseQuestion;
}

/** Everything that the readings below look at. */
export interface NameSetting {
  readonly act: Predicate;
  readonly lemma: string;
  readonly class: ActionClass;
  /** The noun of a process, or the past form. */
  readonly noun: string;
  /** Words of the object as they stand in a name. */
  readonly object: readonly string[];
  readonly head: string;
  readonly english: English;
  /** AI or the product itself does it. */
  readonly byMachine: boolean;
  /** The object stood behind a preposition that the verb does not lead to. */
  readonly guessed: boolean;
}

export const stages: readonly Stage[] = ['started', 'completed', 'failed'];

export const snake = (...parts: readonly (string | readonly string[])[]): string =>
  parts
    .flat()
    .flatMap((part) => plainLatin(part.toLowerCase()).split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part !== '')
    .join('_');

/** `café` is cafe in a name; other scripts stay as they are. */
const plainLatin = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/** One event. */
export function event(
  cls: ActionClass,
  object: readonly string[],
  action: string,
  more: { readonly noun?: string; readonly stage?: Stage; readonly container?: readonly string[] } = {},
): ReadEvent {
  const { noun, stage, container } = more;
  const name = snake(container ?? [], object, noun && stage ? noun : [], action);
  return {
    name,
    class: cls,
    object: object.join(' '),
    ...(noun ? { noun } : {}),
    action,
    ...(stage ? { stage } : {}),
    ...(container ? { container: container.join(' ') } : {}),
  };
}

/** The three events of something that starts, and then succeeds or fails. */
export function process(cls: ActionClass, object: readonly string[], noun: string): NamedAct {
  return {
    class: cls,
    object: object.join(' ') || noun,
    events: stages.map((stage) => event(cls, object, stage, { noun, stage })),
  };
}

export function single(cls: ActionClass, object: readonly string[], action: string): NamedAct {
  return { class: cls, object: object.join(' '), events: [event(cls, object, action)] };
}

export function setting(act: Predicate, lexicon: BriefLexicon, actor?: string): NameSetting {
  const { english } = lexicon;
  const lemma =
    act.group.length > 1 && act.verb.lemma === 'read' && act.group.some((verb) => /^(create|update|delete)$/.test(verb))
      ? 'view'
      : act.verb.lemma;
  const cls = lemma === 'view' ? 'view' : act.verb.class;
  const noun = (lemma === act.verb.lemma ? act.verb.noun : 'viewed') ?? english.past(lemma.split(' ')[0] ?? lemma);
  const crud = lemma !== act.verb.lemma;
  const looks = (cls === 'find' || cls === 'view') && !crud;
  const many = english.singular(act.object.at(-1)?.low ?? '') !== act.object.at(-1)?.low;
  const how = looks ? { keepNumber: true, keepState: many } : {};
  const words = act.object.length ? act.object : borrowed(act, cls).filter((token) => !pronouns.has(token.low));
  const object = replaceSomeone(named(words, english, how), english);
  const sense = crud ? cls : senseOf(cls, lemma, objectKindOf(object, lexicon));
  const action = sense === 'plain' && /^(process|money)$/.test(cls) ? english.past(lemma.split(' ')[0] ?? lemma) : noun;
  const subject = act.subject.map((token) => token.low);
  const byMachine =
    lexicon.ai === true ||
    isSystem(subject) ||
    actor === 'ai' ||
    actor === 'system' ||
    act.tails.some((tail) => tail.words.some((token) => assistants.has(token.low)));
  const guessed = !act.object.length && words.length > 0 && cls === 'plain' && !leadsOn.test(lemma);
  return { act, lemma, class: sense, noun: action, object, head: object.at(-1) ?? '', english, byMachine, guessed };
}

/** Verbs that take their thing behind a preposition. */
const leadsOn =
  / |^(enroll?|vote|swipe|zoom|hover|navigate|contribute|participate|advance|click|tap|press|bid|rsvp|interact|write|speak|move)$/;

const replaceSomeone = (object: readonly string[], english: English): readonly string[] => {
  const head = object.at(-1) ?? '';
  return object.length === 1 && (someone.has(head) || someone.has(english.plural(head))) ? ['user'] : object;
};

/** No object: the noun after the preposition, where the verb leads to it (`vote in a poll`, `click on the map`). */
function borrowed(act: Predicate, cls: ActionClass): Predicate['object'] {
  const verb = act.verb.lemma;
  const after = (allowed: RegExp): Predicate['object'] =>
    act.tails.find((tail) => allowed.test(tail.preposition) && tail.words.length > 0)?.words ?? [];
  if (/^(connect|integrate|sync|synchronize|synchronise)$/.test(verb)) return after(/^(to|with)$/);
  if (verb === 'register') return [];
  if (/^(process|money|auth|subscription)$/.test(cls))
    return /^(subscribe|unsubscribe)/.test(verb) ? after(/^(to|from)$/) : [];
  if (
    /^(send|share|invite|save|play|ask|receive|get|return|complete|finish|start|begin|stop|change|switch)$/.test(verb)
  )
    return verb === 'listen' ? after(/^to$/) : [];
  if (cls === 'find') return after(/^(for|through|in|across|within)$/);
  return after(/^(to|on|in|into|at|with|for|over|through|between|of|about|around|from|onto|within|along|across)$/);
}

/** Words of the first tail with one of the prepositions. */
export function tailOf(
  setting: NameSetting,
  ...prepositions: readonly string[]
): { readonly tail: Tail; readonly words: readonly string[] } | undefined {
  const tail = setting.act.tails.find((each) => prepositions.includes(each.preposition) && each.words.length > 0);
  return tail ? { tail, words: named(tail.words, setting.english) } : undefined;
}

export const isSystem = (words: readonly string[]): boolean =>
  systems.has(words.at(-1) ?? '') || assistants.has(words.at(-1) ?? '');
