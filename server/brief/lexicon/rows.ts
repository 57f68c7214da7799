// Reads the rows of a trade: `noun, noun: kind; + always; < parents; # id of; done, done: carried; > life`.
import { type CarriedName, type ObjectEntry, type ObjectKind, objectKinds } from './object.ts';

/** Every noun of a trade with its row, in order. `!`: a property without which the event says nothing. */
export const entriesOf = (trade: string, rows: string): readonly (readonly [string, ObjectEntry])[] =>
  rows
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const entry = entryOf(trade, line);
      return nounsOf(line).map((noun) => [noun, entry] as const);
    });

const nounsOf = (line: string): readonly string[] => listOf(line.slice(0, line.indexOf(':')));
const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function entryOf(trade: string, line: string): ObjectEntry {
  const [head = '', ...parts] = line.split(';').map((part) => part.trim());
  const kind = head.slice(head.indexOf(':') + 1).trim();
  if (!isKind(kind)) throw new Error(`No kind of object is called "${kind}": ${line}`);
  const marked = (mark: string): readonly string[] =>
    parts.filter((part) => part.startsWith(mark)).flatMap((part) => wordsOf(part.slice(1)));
  const [idOf] = marked('#');
  const on = parts
    .filter((part) => /^[a-z]/.test(part))
    .flatMap((part) => {
      const [deeds = '', carried = ''] = part.split(':');
      return listOf(deeds).map((deed) => [deed, carriedNames(wordsOf(carried))] as const);
    });
  return {
    noun: nounsOf(line)[0] ?? '',
    trade,
    kind,
    ...(idOf ? { idOf: idOf.replaceAll('_', ' ') } : {}),
    parents: marked('<').map((parent) => parent.replaceAll('_', ' ')),
    carries: carriedNames(marked('+')),
    on: new Map(on),
    life: marked('>').map((state) => state.replaceAll('_', ' ')),
  };
}

const wordsOf = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
const isKind = (name: string): name is ObjectKind => Object.hasOwn(objectKinds, name);

/** `amount!` -> amount, required. */
export const carriedNames = (words: readonly string[]): readonly CarriedName[] =>
  words.map((word) => ({ name: word.replace(/!$/, ''), required: word.endsWith('!') }));
