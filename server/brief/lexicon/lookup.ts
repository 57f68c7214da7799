// Words of an object -> its row. Of a noun with several rows the trade of the brief decides.
import type { English } from '../../base/lexicon/english.ts';
import type { ObjectEntry } from './object.ts';
import { objectTable } from './objects.ts';

export interface FoundObject {
  readonly entry: ObjectEntry;
  /** The words that are the noun; what stands before them says which kind of it: `leather` in `leather shoe`. */
  readonly noun: string;
  readonly before: readonly string[];
}

/** How often a trade is spoken of; higher wins. */
export type TradeWeights = ReadonlyMap<string, number>;

const table: ReadonlyMap<string, readonly ObjectEntry[]> = new Map(
  [...objectTable].map(([noun, entries]) => [noun.replaceAll('-', ' '), entries]),
);

/** The longest noun that the words end in. `deed`: what is done to it, past; one whose life knows it is meant. */
export function findObject(
  words: readonly string[],
  english: English,
  weights: TradeWeights = new Map(),
  deed = '',
): FoundObject | undefined {
  const parts = words.flatMap((word) => word.toLowerCase().split('-')).filter((word) => word !== '');
  const last = parts.at(-1) ?? '';
  for (let from = 0; from < parts.length; from++)
    for (const head of new Set([last, english.singular(last)])) {
      const noun = [...parts.slice(from, -1), head].join(' ');
      const entry = heaviest(table.get(noun) ?? [], weights, deed);
      if (entry) return { entry, noun, before: parts.slice(0, from) };
    }
  return undefined;
}

function heaviest(entries: readonly ObjectEntry[], weights: TradeWeights, deed: string): ObjectEntry | undefined {
  const weightOf = (entry: ObjectEntry): number =>
    (weights.get(entry.trade) ?? 0) + (entry.life.includes(deed) || entry.on.has(deed) ? 1 : 0);
  return entries.reduce<ObjectEntry | undefined>(
    (best, entry) => (best && weightOf(best) >= weightOf(entry) ? best : entry),
    undefined,
  );
}

/** What the texts of a brief are about: nouns that only one trade has, counted by trade. */
export function tradesOf(texts: readonly string[], english: English): TradeWeights {
  const weights = new Map<string, number>();
  for (const text of texts) {
    const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    words.forEach((word, i) => {
      const one = english.singular(word);
      const entries = table.get(`${words[i - 1]} ${one}`) ?? table.get(one) ?? [];
      const [trade, other] = [...new Set(entries.map((entry) => entry.trade))];
      if (trade && !other) weights.set(trade, (weights.get(trade) ?? 0) + 1);
    });
  }
  return weights;
}
