// Patterns in the subset that databases share (RE2's), as PostgreSQL's regular expressions.
import { QueryError } from '../compile-error.ts';

/** An escape with its code, the start or end of a class, a repeat, or one character. */
const tokens = /\\x\{([\da-f]+)\}|\\x([\da-f]{2})|\\[\s\S]|\{(\d+)(?:,(\d*))?\}|[\s\S]/g;

export function postgresPattern(pattern: string): string {
  let inClass = false;
  return pattern.replace(tokens, (token, code?: string, byte?: string, least?: string, most?: string) => {
    const hex = code ?? byte;
    if (hex !== undefined) return character(hex);
    if (/^\\[pP]$/.test(token)) throw unsupported(pattern, 'names a class of Unicode');
    if (!inClass && Math.max(Number(least ?? 0), Number(most ?? 0)) > mostRepeats)
      throw unsupported(pattern, `repeats more than ${mostRepeats} times`);
    if (!inClass && (token === '\\b' || token === '\\B')) return token === '\\b' ? '\\y' : '\\Y';
    if (token === '[') inClass = true;
    else if (token === ']') inClass = false;
    return token;
  });
}

const mostRepeats = 255;

/** Digits may follow: only these forms have a fixed length. */
const character = (hex: string): string =>
  hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;

const unsupported = (pattern: string, why: string): QueryError =>
  new QueryError('unsupported', `The pattern ${pattern} ${why}, which PostgreSQL does not know.`);
