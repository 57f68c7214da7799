// Text from plans and data, made safe to show on one line: what a terminal would obey or a reader could not see is written out.

// Controls, invisible characters and those that turn the direction of text, separators of lines and paragraphs, lone surrogates; not the
// joiners that Indic scripts and emoji need.
const unseen = /(?![\u200c\u200d])[\p{Control}\p{Format}\p{Zl}\p{Zp}\p{Surrogate}]/gu;
const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The same text with every unseen character as `\n`, `\t` or `\u{1b}`. */
export const clean = (text: string): string => text.replace(unseen, escaped);

/** As `clean`, but with its line breaks and tabs. */
export const cleanBlock = (text: string): string =>
  text.replace(unseen, (character) => (character === '\n' || character === '\t' ? character : escaped(character)));

/** As `clean`, for prose that may have been broken over several lines: white space is one blank. */
export const cleanProse = (text: string): string => clean(text.replace(/\s+/g, ' ').trim());

/** Text of JSON in which the same characters are escapes, for inside its strings they mean the same; its own line breaks stay. */
export const escapeUnseen = (json: string): string =>
  json.replace(unseen, (character) => (character === '\n' ? character : unitsOf(character)));
const unitsOf = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

const escaped = (character: string): string => short[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
