// Cutting a cell at separators that stand outside brackets, quotes and code spans.
import { CODE, EDOC } from './sheet.ts';

const opening = '([{<';
const closing = ')]}>';

/** The trimmed parts between characters of `separators`, empty ones included. A bracket or quote that nothing closes opens nothing. */
export function splitAtTop(text: string, separators: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === CODE) at = skip(text, EDOC, at);
    else if (character === '"' || character === '“') at = skip(text, character === '"' ? '"' : '”', at);
    else if (character === "'" && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) at = skip(text, "'", at);
    else if (opening.includes(character) && text.indexOf(closing.charAt(opening.indexOf(character)), at) > at) depth++;
    else if (closing.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(character)) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}

/** To the character that closes, or nowhere when there is none. */
function skip(text: string, closer: string, at: number): number {
  const end = text.indexOf(closer, at + 1);
  return end < 0 ? at : end;
}
