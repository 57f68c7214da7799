// What a heading of a document says about what stands below it: an event, a part of one, several, all, a person, or nothing.
import type { English } from '../base/lexicon/english.ts';
import { eventWords, isAction } from '../plan/event-words.ts';
import { readNamesIn } from './cell-values.ts';
import { plainWords, readHeader } from './header.ts';
import {
  allWords,
  detailWords,
  everyWords,
  foreignWords,
  guideWords,
  identifyWords,
  linkWords,
  personWords,
  trackingWords,
} from './heading-words.ts';
import type { SheetCell, SheetSection } from './sheet.ts';
import { actionWords, fillers, plurals, subjects } from './words.ts';

/** `strength`: 2 where its words hold a deed that is over, or it is code; 1 where they hold a verb; 0 for any other words. */
export type Topic =
  | { readonly of: 'event'; readonly name: string; readonly coded: boolean; readonly strength: 0 | 1 | 2 }
  /** The events below it: `Video events`, `Playback event object`. */
  | { readonly of: 'group'; readonly name: string }
  | { readonly of: 'every event' }
  | { readonly of: 'person' }
  | { readonly of: 'nothing' };
export interface Headed {
  readonly topic: Topic;
  /** The heading that decides, and how many stand above it; generic ones below it are passed over. */
  readonly title: string;
  readonly depth: number;
  /** A generic one stands below it: `Properties`. */
  readonly listed: boolean;
  /** The part of the event that one below it names: `Item` of `Item parameters`. */
  readonly member?: string;
  /** What of the event the innermost one says: `Trigger`. */
  readonly label?: string;
}
/** What one title says by itself. */
type TitleRead =
  | Topic
  /** `Properties`, `Parameters`, `Payload`: what stands below belongs to the heading above. */
  | { readonly of: 'generic'; readonly label?: string }
  | { readonly of: 'member'; readonly noun: string }
  /** `Events`, `Tracking plan`: what stands below is events. */
  | { readonly of: 'container' };

/** Equal for names that differ in case and punctuation only. */
export const nameKey = (name: string): string => plainWords(name).join(' ');

/** `known` are the events of tables, by nameKey. */
export function headedBy({ titles }: SheetSection, known: ReadonlyMap<string, string>, english: English): Headed {
  const read = titles.map((title) => readTitle(title, known, english));
  let depth = read.findLastIndex(({ of }) => of !== 'generic' && of !== 'member');
  const members = read.slice(depth + 1).flatMap((one) => (one.of === 'member' ? [one.noun] : []));
  const topic = read[depth];
  // A part of nothing is a group of its own: `Checkout properties`.
  if (members.length && topic?.of !== 'event') {
    depth = read.findLastIndex(({ of }) => of === 'member');
    return {
      topic: { of: 'group', name: members.at(-1) ?? '' },
      title: titles[depth]?.text ?? '',
      depth,
      listed: depth < titles.length - 1,
    };
  }
  return {
    topic:
      topic === undefined || topic.of === 'container' || topic.of === 'generic' || topic.of === 'member'
        ? { of: 'nothing' }
        : topic,
    title: titles[depth]?.text ?? '',
    depth,
    listed: depth < titles.length - 1,
    ...(members.length ? { member: members.at(-1) ?? '' } : {}),
    ...labelIn(read.at(-1)),
  };
}
const labelIn = (last: TitleRead | undefined): { readonly label?: string } =>
  last?.of === 'generic' && last.label !== undefined ? { label: last.label } : {};
/** `Trigger`, `Description`: what tables have as headers of columns about events. */
function labelOf(title: string): string | undefined {
  const read = plainWords(title).length <= 3 ? readHeader(title) : undefined;
  return read?.aspect !== undefined && read.aspect !== 'name' && !read.acting && read.subject !== 'property'
    ? title
    : undefined;
}

const isEventWord = (word: string): boolean => subjects.get(word) === 'event' && !actionWords.has(word);
const isFieldWord = (word: string): boolean => subjects.get(word) === 'property' || subjects.get(word) === 'trait';

function readTitle(title: SheetCell, known: ReadonlyMap<string, string>, english: English): TitleRead {
  const whole = known.get(nameKey(title.text));
  const label = labelOf(title.text);
  const coded = codedName(title);
  if (coded !== undefined)
    return { of: 'event', name: known.get(nameKey(coded)) ?? coded, coded: true, strength: isCodeName(coded) ? 2 : 0 };
  if (whole !== undefined) return { of: 'event', name: whole, coded: false, strength: 2 };
  if (label !== undefined) return { of: 'generic', label };
  const own = withoutLabel(title.text);
  const words = plainWords(own).filter((word) => !/^\d+$/.test(word));
  const nouns = words.filter((word) => !fillers.has(word) || word === 'data' || everyWords.has(word));
  if (
    trackingWords.has(nouns[0] ?? '') &&
    nouns.every((word) => trackingWords.has(word) || isEventWord(word) || word === 'plan')
  )
    return { of: 'container' };
  const has = (is: (word: string) => boolean) => nouns.some(is);
  const fields = has((word) => isFieldWord(word) || detailWords.has(word));
  const others = nouns.filter(
    (word) =>
      !isEventWord(word) &&
      !isFieldWord(word) &&
      !detailWords.has(word) &&
      !everyWords.has(word) &&
      !personWords.has(word),
  );
  const strength = strengthOf(own, english);
  const every = has((word) => everyWords.has(word));
  const linked = every && has((word) => plurals.has(word)) && others.every((word) => linkWords.has(word));
  // `Event shared`, `Global variable set`: what ends in a deed is one.
  if (strength === 2 && !linked && !has((word) => plurals.has(word)))
    return readNoun(own, words, known, strength, english);
  if (!others.length || linked) {
    if (has((word) => identifyWords.has(word))) return { of: 'person' };
    if (has((word) => personWords.has(word)))
      return fields ? { of: 'person' } : has(isEventWord) ? { of: 'container' } : thing(own, strength);
    if (every && has(isFieldWord)) return { of: 'every event' };
    if (every && has(isEventWord))
      return has((word) => allWords.has(word)) ? { of: 'every event' } : { of: 'container' };
    // `Shared` alone is a deed as well.
    if (every) return strength === 2 ? thing(own, strength) : { of: 'every event' };
    if (has(isEventWord) && !fields) return { of: 'container' };
    return fields || isSchema(own) ? { of: 'generic' } : { of: 'nothing' };
  }
  return readNoun(own, words, known, strength, english);
}

/** A title with a word of its own: `Photo opened`, `Playback event object`, `Item parameters`, `Order completed properties`. */
function readNoun(
  own: string,
  words: readonly string[],
  known: ReadonlyMap<string, string>,
  strength: 0 | 1 | 2,
  english: English,
): TitleRead {
  const last = words.at(-1) ?? '';
  const end = words.findLastIndex((word) => !isEventWord(word) && !isFieldWord(word) && !detailWords.has(word));
  const tail = words.slice(end + 1);
  // `Open field list` is a deed as it stands; `View item parameters` speaks of one.
  const whole = isAction(words[0] ?? '', english) && !isEventWord(last) && !plurals.has(last);
  if (!tail.length || whole) return thing(own, strength);
  const stem = stemOf(own, tail.length);
  const before = known.get(nameKey(stem));
  const deed = strengthOf(stem, english);
  if (before !== undefined || deed === 2)
    return { of: 'event', name: before ?? stem, coded: false, strength: before === undefined ? deed : 2 };
  const fields = tail.some((word) => isFieldWord(word) || detailWords.has(word));
  if (tail.some(isEventWord) && (fields || isPlural(last))) return { of: 'group', name: own };
  // `The order paid event`; the first event stays the first.
  if (tail.some(isEventWord)) return deed ? thing(stem, deed) : thing(own, strength);
  return tail.some((word) => isFieldWord(word)) ? { of: 'member', noun: stem } : thing(own, strength);
}
const isPlural = (word: string): boolean => /(?:s|ereignisse|ия|事件|イベント)$/u.test(word);
const thing = (name: string, strength: 0 | 1 | 2): Topic =>
  name ? { of: 'event', name, coded: false, strength } : { of: 'nothing' };

/** Without so many words at its end. */
function stemOf(text: string, words: number): string {
  let left = text.trim();
  for (let n = 0; n < words; n++) left = left.replace(/[^\p{L}\p{N}]*[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u, '');
  return left.trim();
}
/** `3.1 Photo opened`, `Event: Photo opened`. */
const withoutLabel = (text: string): string =>
  text
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/^(?:event|evento|ereignis|track)(?:\s+name)?\s*[:–—-]\s*/i, '')
    .replace(/\s*:$/, '')
    .trim();
const isSchema = (title: string): boolean =>
  /^(?:schema|data ?layer|example|details?|table)$/i.test(title) || readHeader(title)?.subject === 'property';

/** A deed at the end is over for certain; at the beginning it may as well say how a thing is: `Shared packages`. */
function strengthOf(name: string, english: English): 0 | 1 | 2 {
  const words = plainWords(name.replace(/\s*\([^()]*\)$/, ''));
  const [first = ''] = words;
  if (!words.length || words.length > MAX_WORDS || guideWords.has(first) || /[a-z]ing$/.test(first)) return 0;
  if (/[/:?!]/.test(name)) return 0;
  const read = eventWords(words.join(' '), english);
  if (words.length === 1) return !isAction(first, english) ? 0 : english.isPast(first) ? 2 : 1;
  if (!read.action) return words.some((word) => /ed$/.test(word) && english.isPast(word)) ? 1 : 0;
  const over = english.isPast(read.words[read.action[0]] ?? '');
  return over && read.action[0] > 0 ? 2 : 1;
}
/** Longer titles are sentences. */
const MAX_WORDS = 6;
/** More than one word, as code joins them: no path, no call, no name of a class. */
const isCodeName = (name: string): boolean => /^[\p{L}$][\p{L}\p{N}$]*(?:[_.:-][\p{L}\p{N}$]+)+$/u.test(name);

/** The name of a heading that is a code span, perhaps with a number before it or a mark behind it, or the word for an event. */
function codedName(title: SheetCell): string | undefined {
  const { names, beside } = readNamesIn(title);
  const [name] = names;
  if (title.marked === title.text || names.length !== 1 || !name) return undefined;
  return plainWords(beside).every((word) => isEventWord(word) || fillers.has(word) || /^\d+$/.test(word))
    ? name
    : undefined;
}

/** Whether one of the titles speaks of events, or of tracking. */
export const isAboutEvents = (titles: readonly SheetCell[]): boolean =>
  titles.some(({ text }) => plainWords(text).some((word) => isEventWord(word) || trackingWords.has(word)));
/** Whether one of them calls it by the name of the trade, as few other documents do. */
export const isAboutTracking = (titles: readonly SheetCell[]): boolean =>
  titles.some(({ text }) => plainWords(text).some((word) => trackingWords.has(word)));
/** Whether one of the titles is the name of something else than events: permissions, endpoints, a data model. */
export const isAboutOtherThings = (titles: readonly SheetCell[]): boolean =>
  titles.some(({ text }) => {
    if (/^(?:GET|POST|PUT|PATCH|DELETE|WS)\s|^\/\w/.test(text)) return true;
    const words = plainWords(text).filter((word) => !fillers.has(word) && !/^\d+$/.test(word));
    if (words.some((word) => isEventWord(word) || trackingWords.has(word))) return false;
    // The last word is what it is, the others say which: `Note object`, but not `Object moved`.
    const foreign = words.filter((word) => foreignWords.has(word)).length;
    return foreign > 0 && (foreign * 2 >= words.length || foreignWords.has(words.at(-1) ?? ''));
  });
