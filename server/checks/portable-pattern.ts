// A pattern of the plan (ECMAScript, as JSON Schema has it) in the subset of regular expressions that databases share (RE2's), with the same meaning.
import { isRegExp, repeatsOf } from '../plan/pattern.ts';

export type Portable = { readonly pattern: string } | { readonly unportable: string };

/** `unportable` says what no database knows, as the rest of a sentence that begins with the pattern. */
export function portablePattern(pattern: string): Portable {
  if (!isRegExp(pattern)) return { unportable: 'is not a regular expression' };
  if (repeatsOf(pattern) > mostRepeats) return { unportable: `repeats more than ${mostRepeats} times` };
  let out = '';
  let inClass = false;
  let opening = '';
  for (const [token] of pattern.matchAll(tokens)) {
    const made = inClass ? insideClass(token, opening) : outsideClass(token);
    if (typeof made !== 'string') return made;
    opening = inClass ? '' : token;
    inClass = inClass ? token !== ']' : token.startsWith('[');
    out += made;
  }
  return { pattern: out.replaceAll('[^]', '[\\x{0}-\\x{10ffff}]') };
}

/** A surrogate pair, an escape, the start of a group or class, a repeat, or one character. */
const tokens =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(?:u[\da-fA-F]{4}|u\{[\da-fA-F]+\}|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|[\s\S])|\((?:\?(?:<?[=!]|<[^>]*>|:|[^)]{0,2}))?|\[\^?|\{\d+(?:,\d*)?\}|[\s\S]/gu;

const blanks =
  '\\t\\n\\x0b\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
/** One inside the other multiplied. */
const mostRepeats = 1000;

function outsideClass(token: string): string | Portable {
  if (token.startsWith('(?')) {
    if (token === '(?:') return token;
    return /^\(\?<[^=!]/.test(token) ? '(' : { unportable: 'looks ahead, looks back or sets flags' };
  }
  if (/^\{\d/.test(token)) return token;
  if (token === '.') return '[^\\n\\r\\x{2028}\\x{2029}]';
  if (token === '\\s') return `[${blanks}]`;
  if (token === '\\S') return `[^${blanks}]`;
  if (/^(?:[\^$*+?()|]|\[\^?|\\[bB])$/.test(token)) return token;
  return /^\\(?:[1-9]|k)/.test(token) ? { unportable: 'refers back to what an earlier part matched' } : atom(token);
}

function insideClass(token: string, opening: string): string | Portable {
  if (token === ']') return opening === '[' ? { unportable: 'holds an empty class' } : token;
  if (token === '-') return token;
  if (token === '\\s') return blanks;
  if (token === '\\S') return { unportable: 'holds \\S inside a class' };
  if (token === '\\b') return '\\x08';
  // The start of a group, of another class or of a repeat is a row of characters here.
  return token.startsWith('\\') ? atom(token) : [...token].map(literal).join('');
}

/** What is the same in a class and outside of one. */
function atom(token: string): string | Portable {
  if (/^\\[dDwWfnrt]$/.test(token)) return token;
  if (token === '\\v') return '\\x0b';
  if (token === '\\0') return '\\x{0}';
  if (/^\\[pP]/.test(token)) return unicodeClass(token);
  const control = /^\\c([a-zA-Z])/.exec(token)?.[1];
  if (control) return hex(control.charCodeAt(0) % 32);
  const codes = [...token.matchAll(/\\[ux]\{?([\da-fA-F]+)/g)].map(([, digits = '']) => Number.parseInt(digits, 16));
  if (codes.length)
    return hex(codes.length > 1 ? (String.fromCharCode(...codes).codePointAt(0) ?? 0) : (codes[0] ?? 0));
  return literal(token.startsWith('\\') ? token.slice(1) : token);
}

/** RE2 knows general categories by their short names, and scripts. */
function unicodeClass(token: string): string | Portable {
  const name = token.slice(3, -1).replace(/^(?:Script|sc|General_Category|gc)=/, '');
  const isKnown = /^(?:C[cfo]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?|[A-Z][a-z]{3,})$/.test(name);
  const isScript = name.length > 2;
  if (!isKnown || (isScript && !/^..\{(?:Script|sc)=/.test(token))) return { unportable: `names ${token}` };
  return `${token.slice(0, 3)}${name}}`;
}

const hex = (code: number): string => `\\x{${code.toString(16)}}`;
const literal = (character: string): string => (/[\\^$.*+?()[\]{}|-]/.test(character) ? `\\${character}` : character);
