// Markdown inside a line -> text: code spans marked, links, emphasis, HTML and escapes resolved to what a reader sees.
import { markdownPieces } from '../base/markdown.ts';
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
  /** Text between `<code>` and `</code>`. */
  let code: string | undefined;
  let open = '';
  for (const { kind, text } of markdownPieces(raw.replace(/[\uE000-\uE003]/g, ''))) {
    if (kind === 'html' && /^<code>$/i.test(text) && code === undefined) code = '';
    else if (kind === 'html' && /^<\/code>$/i.test(text) && code !== undefined) {
      open += keep(`${CODE}${code.trim()}${EDOC}`);
      code = undefined;
    } else if (code !== undefined) code += kind === 'html' ? htmlText(text) : text;
    else if (kind === 'code') open += keep(`${CODE}${text.trim()}${EDOC}`);
    else if (kind === 'literal') open += keep(text);
    else open += kind === 'html' ? htmlText(text) : text;
  }
  const marked = `${open}${code ?? ''}`
    .replace(loose.link, '$1')
    .replace(loose.bold, '$1$2')
    .replace(/\uE002(\d+)\uE003/g, (_, at) => kept[Number(at)] ?? '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return { text: withoutCodeMarks(marked).trim(), marked };
}

/** What a renderer shows as it is written and its writer did not mean so: a link to nowhere, bold right before a word. */
const loose = {
  link: /\[([^[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])/g,
  bold: /\*\*(?=\S)([^*]+?)\*\*|(?<![\p{L}\p{N}_])__(?=\S)([^_]+?)__(?![\p{L}\p{N}_])/gu,
};
const htmlText = (tag: string): string =>
  /^<(?:br|\/li|\/p)\s*\/?>$/i.test(tag) ? '\n' : tag.startsWith('<!--') || tags.test(tag) ? '' : tag;

/** Tags that only dress a text; what else stands between angle brackets, such as `array<string>`, is text. */
const tags =
  /^<\/?(?:a|b|i|em|strong|code|kbd|span|p|ul|ol|li|small|sub|sup|del|s|u|details|summary|div|font|mark|img|hr|nobr)(?:\s[^<>]*)?\/?>$/i;
