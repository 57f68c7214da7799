// Patterns of the plan: which are regular expressions, and whether a text matches one, in bounded time.

/** Nobody writes more, and the engine cannot hold much more. */
const LONGEST = 2000;
/** Steps that a match may take at worst. */
const STEPS = 2 ** 22;

/** As JSON Schema reads it: anywhere in the text, by code points. Undefined where it is none, or too large to be one. */
export function regExpOf(pattern: string): RegExp | undefined {
  if (pattern.length > LONGEST) return undefined;
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {}
  }
  return undefined;
}

/** Undefined where nobody can say: it is no regular expression, or might look at this text for ever. */
export function isMatch(pattern: string, text: string): boolean | undefined {
  const expression = regExpOf(pattern);
  return expression && isQuick(pattern, text.length) ? expression.test(text) : undefined;
}

/**
 * Whether matching a text of that length is over soon whatever it holds. A loop tries each length at each place, so that k of
 * them in a row take length^k steps; a loop within a loop, or a choice within one, may double them with each character.
 */
export function isQuick(pattern: string, length: number): boolean {
  const { loops, nested } = loopsOf(pattern);
  return nested ? 2 ** length <= STEPS : length ** loops <= STEPS;
}

/** Loops one after the other, and whether one may hold another way to match the same text. */
function loopsOf(pattern: string): { readonly loops: number; readonly nested: boolean } {
  // What is between brackets or behind a backslash is one character.
  const plain = pattern.replace(/\\(?:[pP]\{[^}]*\}|[\s\S])/g, (code) => (/\d/.test(code) ? '.*' : 'a'));
  const text = plain.replace(/\[[^\]]*\]/g, 'a');
  const open: boolean[] = [];
  let [loops, nested, ambiguous] = [text.startsWith('^') ? 0 : 1, false, false];
  let closed = false;
  for (const [token] of text.matchAll(/\{\d*(?:,\d*)?\}|\((?:\?(?:<?[=!]|<[^>]*>|:))?|[\s\S]/g)) {
    const isLoop = token === '*' || token === '+' || many(token);
    if (isLoop) {
      loops += 1;
      nested ||= closed;
      ambiguous = true;
    } else if (token.startsWith('(')) {
      open.push(ambiguous);
      ambiguous = false;
    } else if (token === '|' || token === '?') ambiguous = true;
    closed = token === ')' && ambiguous;
    if (token === ')') ambiguous = (open.pop() ?? false) || ambiguous;
  }
  return { loops, nested };
}
/** `{3,}`, `{2,40}`: so often that it is as good as any number. */
const many = (token: string): boolean =>
  /^\{\d*,\}$/.test(token) || (/^\{[\d,]+\}$/.test(token) && Number(/(\d+)\}$/.exec(token)?.[1]) > 9);
