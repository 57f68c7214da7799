// A condition's text cut into tokens. What other languages write (`==`, `&&`, "text") is understood and reported with a fix.
import type { ConditionFault, TextRange } from './expr.ts';
import { keywords, writeName, writeText } from './names.ts';

export interface Token extends TextRange {
  /** `word` is a name or a word such as `date`; keywords and signs carry their lower-case spelling in `text`. */
  readonly type: 'word' | 'quoted' | 'keyword' | 'number' | 'text' | 'sign' | 'end';
  /** Decoded: without quotes or backticks, doubled ones undone. */
  readonly text: string;
}

export interface ConditionTokens {
  /** The last one is `end`. */
  readonly tokens: readonly Token[];
  readonly faults: readonly ConditionFault[];
}

const foreign: Readonly<Record<string, string>> = {
  '===': '=',
  '==': '=',
  '!==': '!=',
  '<>': '!=',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
};
const pattern = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`,
    String.raw`(?<word>[\p{L}_$][\p{L}\p{N}\p{M}_$]*)`,
    '(?<quoted>`(?:[^`]|``)*`)',
    "(?<text>'(?:[^']|'')*')",
    '(?<double>"(?:[^"]|"")*")',
    String.raw`(?<sign>===|!==|==|!=|<>|<=|>=|&&|\|\||[!=<>+\-*/(),.])`,
  ].join('|'),
  'uy',
);

/** The tokens up to the first character that no token begins with. */
export function conditionTokensOf(text: string): ConditionTokens {
  const tokens: Token[] = [];
  const faults: ConditionFault[] = [];
  let start = 0;
  while (start < text.length) {
    pattern.lastIndex = start;
    const groups = pattern.exec(text)?.groups;
    if (!groups) {
      faults.push(strayFault(text, start));
      break;
    }
    const end = pattern.lastIndex;
    const token = tokenOf(groups, start, end);
    if (token) {
      tokens.push(token);
      const fault = spellingFault(text, token);
      if (fault) faults.push(fault);
    }
    start = end;
  }
  tokens.push({ type: 'end', text: '', start: text.length, end: text.length });
  return { tokens, faults };
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, start: number, end: number): Token | undefined {
  const { number, word, quoted, text, double, sign } = groups;
  if (number !== undefined) return { type: 'number', text: number, start, end };
  if (word !== undefined) {
    const lower = word.toLowerCase();
    return keywords.has(lower)
      ? { type: 'keyword', text: lower, start, end }
      : { type: 'word', text: word, start, end };
  }
  if (quoted !== undefined) return { type: 'quoted', text: quoted.slice(1, -1).replaceAll('``', '`'), start, end };
  if (text !== undefined) return { type: 'text', text: text.slice(1, -1).replaceAll("''", "'"), start, end };
  if (double !== undefined) return { type: 'text', text: double.slice(1, -1).replaceAll('""', '"'), start, end };
  if (sign === undefined) return undefined;
  const meant = foreign[sign] ?? sign;
  return { type: keywords.has(meant) ? 'keyword' : 'sign', text: meant, start, end };
}

function spellingFault(whole: string, token: Token): ConditionFault | undefined {
  const written = whole.slice(token.start, token.end);
  const fault = (message: string, text: string): ConditionFault => ({
    code: 'spelling',
    message,
    severity: 'warning',
    start: token.start,
    end: token.end,
    fix: { start: token.start, end: token.end, text },
  });
  if (token.type === 'text' && written.startsWith('"')) {
    const single = writeText(token.text);
    return fault(`Text stands in single quotes here: write ${single}.`, single);
  }
  if (token.type === 'word' && written.includes('$')) {
    const name = writeName(token.text);
    return fault(`A name with a "$" stands in backticks: write ${name}.`, name);
  }
  if (written in foreign && foreign[written] === token.text) {
    return fault(`"${written}" is written "${token.text}" in conditions.`, apart(whole, token));
  }
  return undefined;
}

function strayFault(text: string, start: number): ConditionFault {
  const sign = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const unclosed: Readonly<Record<string, string>> = { "'": 'text', '"': 'text', '`': 'name' };
  const what = unclosed[sign];
  return {
    code: 'syntax',
    message: what
      ? `The ${what} that begins here has no closing ${sign}.`
      : `A condition has no "${sign}". A name with such a character stands in backticks, a text in single quotes.`,
    start,
    end: what ? text.length : start + sign.length,
  };
}

/** `a&&b` becomes `a and b`, not `aandb`. */
function apart(whole: string, { type, text, start, end }: Token): string {
  if (type !== 'keyword') return text;
  const touches = (sign: string | undefined) => sign !== undefined && /[^\s()]/.test(sign);
  return `${touches(whole[start - 1]) ? ' ' : ''}${text}${/\s/.test(whole[end] ?? '') ? '' : ' '}`;
}
