// Cells of few meanings: nothing, a list, yes or no, a name.
import { tableLanguages } from './languages/table-languages.ts';
import { CODE, EDOC, type SheetCell, withoutCodeMarks } from './sheet.ts';
import { withoutAccents } from './words.ts';

/** Empty, a dash, `n/a`, `none`, `No properties`. */
export function isNothing(text: string): boolean {
  const said = text.trim();
  if (/^[-–—−_.…/*·]*$/.test(said)) return true;
  const word = plain(said.replace(/^\((.*)\)$/s, '$1').replace(/\.$/, ''));
  return nothing.has(word) || noSuch.test(word);
}
const noSuch =
  /^(?:no(?:ne)? (?:additional |extra |event |custom )?(?:propert(?:y|ies)|param(?:eter)?s?|attributes?|values?)|sin (?:propiedades|parametros)|sem (?:propriedades|parametros)|keine (?:eigenschaften|parameter)|aucun(?:e propriete| parametre)|(?:属性|参数|パラメータ|プロパティ)?(?:无|なし))$/;

/** A brace, a quote, a colon or a comma in the name of a property is proof that something else stands there. */
export const isPropertyName = (text: string): boolean => text !== '' && !/[{}"“”„`:,\n]|^'|'$/.test(text);

// Cutting a cell at separators that stand outside brackets, quotes and code spans.
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

// Whether a property must be sent, as tables say it: `Yes`, `✓`, `optional`, `M`, `0`.
/** Undefined where it says something else, such as `if logged in`. */
export function readPresence(text: string): boolean | undefined {
  const word = plain(text);
  if (isNothing(text) || no.has(word)) return false;
  return yes.has(word) ? true : undefined;
}

/** A cell with several words whose first one decides: `Yes, always`, `Optional (web only)`. The rest is given back. */
export function readPresenceFirst(text: string): { readonly required: boolean; readonly rest: string } | undefined {
  const [, first = '', rest = ''] = /^\s*([^\s,;:(–—-]+)[\s,;:–—-]*(.*)$/s.exec(text) ?? [];
  const required = rest === '' ? readPresence(text) : readPresence(first);
  if (required === undefined || (rest !== '' && first.length < 2)) return undefined;
  return { required, rest: rest.trim() };
}

const plain = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[\uFE0F.!*?]/g, '')
    .trim();
const set = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((words) => words.split('|').map(plain)));
const yes = set('1|x|✓|✔|✅|☑|🟢|r|m|да', ...tableLanguages.map((one) => one.yes));
const no = set('0|✗|✘|✕|✖|❌|☐|🔴', ...tableLanguages.map((one) => one.no));
const nothing = set('', ...tableLanguages.map((one) => one.nothing));

// Cells that hold a name: in Markdown often a code span with something beside it.
export interface NamesRead {
  readonly names: readonly string[];
  /** What stands beside a code span: a check mark, a remark. */
  readonly beside: string;
  /** A name that was broken over lines. */
  readonly broken: boolean;
}

/** The code spans of a cell, else lines or parts between commas that are a word each, else all of it. */
export function readNamesIn({ text, marked }: SheetCell): NamesRead {
  if (isNothing(text)) return { names: [], beside: '', broken: false };
  const spans = [...marked.matchAll(/\uE000([^\uE001]*)\uE001/g)]
    .map((match) => (match[1] ?? '').trim())
    .filter(Boolean);
  if (spans.length)
    return { names: spans, beside: oneLine(withoutCodeMarks(marked.replace(spanned, ' '))), broken: false };
  const parts = text
    .split(/[\n,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length > 1 && parts.every((part) => /^\S+$/.test(part))) return { names: parts, beside: '', broken: false };
  return { names: [oneLine(text)], beside: '', broken: text.includes('\n') };
}
const spanned = new RegExp(`${CODE}[^${EDOC}]*${EDOC}`, 'g');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
