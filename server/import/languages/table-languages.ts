// The languages that tables of events are read in. A word that means two things in two of them means what it does in the first.
import { chinese } from './chinese.ts';
import { dutch } from './dutch.ts';
import { englishTables } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { korean } from './korean.ts';
import type { TableLanguage } from './language.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';

export const tableLanguages: readonly TableLanguage[] = [
  englishTables,
  german,
  french,
  spanish,
  portuguese,
  italian,
  dutch,
  japanese,
  chinese,
  korean,
  polish,
  russian,
];
