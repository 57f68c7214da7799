// Patterns of the plan: which are regular expressions, and what they match, in bounded time.
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { firstMatch, type Match } from '../base/regexp/automaton.ts';
import { compileRegExp } from '../base/regexp/compile.ts';
import type { Steps } from '../base/steps.ts';

/** Nobody writes more. */
const MAX_PATTERN_LENGTH = 2000;
/** Steps that one text may take: of these patterns, an engine that goes back would take 2^n. */
const STEPS = { base: 8192, character: 512, most: 2 ** 22 } as const;
/** Steps that all texts of one list may take. */
const ALLOWANCE = { base: 2 ** 20, text: 512, character: 32 } as const;

export interface Matcher {
  /** Undefined where it is undecidable here: a back-reference, or a match that would take too long on this text. */
  isMatch(text: string, steps?: Steps): boolean | undefined;
  /** The first part that matches; undefined where none does or the match is undecidable here. */
  partOf(text: string): string | undefined;
}

export type MatcherOf = (pattern: string) => Matcher | undefined;

/** As JSON Schema reads it: anywhere in the text, by code points. Undefined where it is not a regular expression, or too long for one. */
export function matcher(pattern: string, allowance = { left: Number.POSITIVE_INFINITY }): Matcher | undefined {
  const read = readRegExp(pattern);
  if (!read) return undefined;
  const search = (text: string, count?: Steps): { signs: readonly number[]; found: Match | 'none' | undefined } => {
    const steps = { taken: 0 };
    allowance.left += ALLOWANCE.text + ALLOWANCE.character * text.length;
    const most = Math.min(STEPS.base + STEPS.character * text.length, STEPS.most, allowance.left);
    if (text.length > most) return { signs: [], found: undefined };
    const signs = signsOf(text, read.unicode);
    const automaton = compileRegExp(read.pattern, read.unicode, { signs, steps, most });
    const found = automaton && firstMatch(automaton, { signs, steps, most });
    allowance.left -= steps.taken;
    if (count) count.taken += steps.taken;
    return { signs, found };
  };
  return {
    isMatch(text, steps) {
      const { found } = search(text, steps);
      return found && found !== 'none';
    },
    partOf(text) {
      const { signs, found } = search(text);
      return found && found !== 'none' ? textOf(signs.slice(...found)) : undefined;
    },
  };
}
export const isMatch = (pattern: string, text: string, steps?: Steps): boolean | undefined =>
  matcher(pattern)?.isMatch(text, steps);
/** Why it is no regular expression that we read. */
export function patternFault(pattern: string): string | undefined {
  if (isRegExp(pattern)) return undefined;
  if (pattern.length > MAX_PATTERN_LENGTH) return `it has more than ${MAX_PATTERN_LENGTH} characters`;
  try {
    new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern, 0, pattern.length, { unicode: false });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    // Behind the pattern itself, which may hold anything.
    const reason = said.slice(said.lastIndexOf(': ') + 2).trim();
    return reason.charAt(0).toLowerCase() + reason.slice(1);
  }
  return undefined;
}
export const isRegExp = (pattern: string): boolean => readRegExp(pattern) !== undefined;

/** Each pattern is read once. Made for one list of texts: after a million steps, texts that take many more are left undecided. */
export function matchers(): MatcherOf {
  const known = new Map<string, Matcher | undefined>();
  const allowance = { left: ALLOWANCE.base };
  return (pattern) => {
    if (!known.has(pattern)) known.set(pattern, matcher(pattern, allowance));
    return known.get(pattern);
  };
}

/** How often its parts may repeat at most, one inside the other multiplied; `*` and `+` apart. */
export function repeatsOf(pattern: string): number {
  const read = readRegExp(pattern);
  return read ? mostRepeats(read.pattern.alternatives) : 0;
}
const mostRepeats = (among: readonly AST.Alternative[]): number =>
  Math.max(1, ...among.flatMap(({ elements }) => elements.map(repeatsIn)));
function repeatsIn(node: AST.Element): number {
  if (node.type === 'Quantifier')
    return Math.max(1, Number.isFinite(node.max) ? node.max : node.min) * repeatsIn(node.element);
  return 'alternatives' in node ? mostRepeats(node.alternatives) : 1;
}

interface Read {
  readonly pattern: AST.Pattern;
  readonly unicode: boolean;
}
function readRegExp(pattern: string): Read | undefined {
  if (pattern.length > MAX_PATTERN_LENGTH) return undefined;
  const parser = new RegExpParser({ ecmaVersion: 2024 });
  for (const unicode of [true, false])
    try {
      return { pattern: parser.parsePattern(pattern, 0, pattern.length, { unicode }), unicode };
    } catch {}
  return undefined;
}

const signsOf = (text: string, unicode: boolean): readonly number[] =>
  unicode
    ? Array.from(text, (sign) => sign.codePointAt(0) ?? 0)
    : Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
const textOf = (signs: readonly number[]): string => signs.map((sign) => String.fromCodePoint(sign)).join('');
