// What a phrase is read by: English, the people of the brief, whether it speaks of AI, which trades it is about.
import type { English } from '../../base/lexicon/english.ts';
import { findObject, type TradeWeights } from './lookup.ts';
import type { ObjectKind } from './object.ts';
import { persons } from './words.ts';

export interface BriefLexicon {
  readonly english: English;
  /** Who acts in this brief, as the brief calls them; they win over the word's other senses. */
  readonly roles?: readonly string[];
  /** The brief speaks of AI: what suggests is a model. */
  readonly ai?: boolean;
  /** Of a noun that several trades have, the trade that the brief is about decides. */
  readonly trades?: TradeWeights;
}

/** The kind of an object by its words; undefined for a noun that the table does not have. */
export function objectKindOf(words: readonly string[], { english, trades }: BriefLexicon): ObjectKind | undefined {
  const found = findObject(words, english, trades);
  if (persons.has(english.singular(words.at(-1) ?? '')) && found?.entry.kind !== 'device') return 'person';
  return found?.entry.kind;
}
