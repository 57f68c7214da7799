// Markdown inside a line -> text: code spans marked, links, emphasis, HTML and escapes resolved to what a reader sees.
import { CODE, EDOC, type SheetCell, withoutCodeMarks } from './sheet.ts';

/** Longer cells are taken as they stand: nobody wrote markup of that size into a table. */
const MAX_INLINE_LENGTH = 4000;

/** Of plain text, as CSV has it; backticks mark code there too, for lists of properties are copied from Markdown. */
export const plainCell = (raw: string): SheetCell => {
  // So much white space says nothing, and would be looked through again from each of its blanks.
  const text = raw
    .replace(/[\uE000-\uE003]/g, '')
    .replace(/\s{100,}/g, ' ')
    .trim();
  return { text, marked: text.replace(/`([^`\n]+)`/g, `${CODE}$1${EDOC}`) };
};

export function inlineCell(raw: string): SheetCell {
  if (raw.length > MAX_INLINE_LENGTH) return plainCell(raw);
  const kept: string[] = [];
  const keep = (text: string): string => `\uE002${kept.push(text) - 1}\uE003`;
  const marked = raw
    .replace(/[\uE000-\uE003]/g, '')
    .replace(/\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)([^`]|[^`].*?[^`])\2(?!`)/gs, (_, escaped, __, code) =>
      keep(escaped ?? `${CODE}${code.trim()}${EDOC}`),
    )
    .replace(/<code>([^<]*)<\/code>/gi, (_, code) => keep(`${CODE}${entities(code.trim())}${EDOC}`))
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(?:br|\/li|\/p)\s*\/?>/gi, '\n')
    .replace(tags, '')
    .replace(/<(https?:[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>/g, '$1')
    .replace(/!\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\[([^[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])/g, '$1')
    .replace(/\*\*(?=\S)([^*]+?)\*\*|(?<![\p{L}\p{N}_])__(?=\S)([^_]+?)__(?![\p{L}\p{N}_])|~~([^~]+)~~/gu, '$1$2$3')
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,8});/gi, entities)
    .replace(/\uE002(\d+)\uE003/g, (_, at) => kept[Number(at)] ?? '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return { text: withoutCodeMarks(marked).trim(), marked };
}

/** Tags that only dress a text; what else stands between angle brackets, such as `array<string>`, is text. */
const tags =
  /<\/?(?:a|b|i|em|strong|code|kbd|span|p|ul|ol|li|small|sub|sup|del|s|u|details|summary|div|font|mark|img|hr|nobr)(?:\s[^<>]*)?\/?>/gi;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  hellip: '…',
};
const entities = (text: string): string =>
  text.replace(/&(#x?)?(\w+);/gi, (whole, number: string | undefined, body: string) => {
    if (number === undefined) return Object.hasOwn(named, body) ? (named[body] ?? whole) : whole;
    const code = Number.parseInt(body, number.length > 1 ? 16 : 10);
    return code > 0 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
