// What a project file settles, with what the file that it extends settles where it is silent.
import { configLanguage } from '../config/config.schema.ts';
import { type ConfigReading, readConfig } from '../config/read.ts';
import { defaults, type Settings } from '../config/settings.ts';
import type { ExtendsError } from '../plan/difference.ts';
import type { Language } from '../schema/language.ts';
import { Doc } from '../yaml/document.ts';
import { MAX_FILE_BYTES } from '../yaml/limits.ts';
import { ExtendedFiles } from './extended-files.ts';
import type { ReadText } from './read-text.ts';
import { pathOfUri } from './uri.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  /** What it says it extends, where nothing can be taken from there, and why. */
  readonly extendsErrors: ReadonlyMap<string, ExtendsError>;
  /** The files that its settings rest on beside itself, there or not. */
  readonly extendedFiles: ReadonlySet<string>;
  /** The text as it was read; absent where there was none. */
  readonly own?: { readonly doc: Doc; readonly reading: ConfigReading; readonly language: Language };
}
export interface SettingsSource {
  /** The text, where it is one already. */
  readonly doc?: Doc | undefined;
  readonly language?: Language;
  readonly extended?: ExtendedFiles;
}

/** How many project files may extend one another, and how large they may be together. */
const MOST_FILES = 32;

/**
 * The defaults hold where there is no trackwright.yml, or where it cannot be read. Reads the disk for the files it extends that
 * `extended` does not know yet.
 */
export function loadSettings(
  uri: string,
  read: ReadText | undefined,
  { doc, language = configLanguage, extended = new ExtendedFiles() }: SettingsSource = {},
): LoadedSettings {
  const extendedFiles = new Set<string>();
  const none = new Map<string, ExtendsError>();
  if (!read || !('text' in read)) return { settings: defaults, extendsErrors: none, extendedFiles };
  const text = doc ?? Doc.of(uri, read.text, 'whole');
  const reading = readConfig(text, language);
  const own = { doc: text, reading, language };
  const file = pathOfUri(uri);
  const { settings } = reading;
  if (settings.extends === undefined || file === undefined)
    return { settings, extendsErrors: none, extendedFiles, own };
  const chain = chainOf(settings.extends, { file, uri }, extendedFiles, extended);
  if (typeof chain === 'string')
    return { settings, extendsErrors: new Map([[settings.extends, chain]]), extendedFiles, own };
  const base = chain.reduceRight((above, one) => one.over(above), defaults);
  return { settings: reading.over(base), extendsErrors: none, extendedFiles, own };
}

/** The files that are extended, the nearest first; each is a file, or the project file of a folder, counted from the file that names it. */
function chainOf(
  first: string,
  start: { readonly file: string; readonly uri: string },
  extendedFiles: Set<string>,
  extended: ExtendedFiles,
): readonly ConfigReading[] | ExtendsError {
  const chain: ConfigReading[] = [];
  let [from, named, size]: [string, string | undefined, number] = [start.file, first, 0];
  while (named !== undefined) {
    const place = extended.find(named, from);
    if (typeof place === 'string') return place;
    if (place.uri === start.uri || extendedFiles.has(place.uri)) return 'circle';
    if (extendedFiles.size === MOST_FILES) return 'too long';
    extendedFiles.add(place.uri);
    const text = extended.read(place);
    if (!text) return chain.length ? chain : 'absent';
    size += text.size;
    if (size > MAX_FILE_BYTES) return 'too long';
    chain.push(text.reading);
    [from, named] = [place.file, text.reading.settings.extends];
  }
  return chain;
}
