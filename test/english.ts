// English for tests: the same object for all of them, since its answers never change and the library is slow.
import { english } from '../server/base/lexicon/english.ts';
import { knownFirst } from '../server/base/lexicon/known-words.ts';
import { library } from '../server/base/lexicon/library.ts';

export const englishWords = english(knownFirst(library));
