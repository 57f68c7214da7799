// English with the language library that lies beside the entry points, loaded for the first word that is not a common one.
import { createRequire } from 'node:module';
import path from 'node:path';
import { type English, english } from '../base/lexicon/english.ts';
import { knownFirst } from '../base/lexicon/known-words.ts';

/** `binDir`: the folder of the entry points. */
export const englishIn = (binDir: string): English =>
  english(knownFirst(() => createRequire(path.join(binDir, 'lexicon.cjs'))('./lexicon.cjs').library()));
