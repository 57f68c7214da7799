// Walks over a condition's tokens; where they make no sense it stops the reading with a fault.
import type { ConditionFault, FaultCode, TextRange } from './expr.ts';
import { writeName } from './names.ts';
import type { Token } from './tokens.ts';

export interface Cursor {
  /** The token `ahead` of the next one; behind the last one always `end`. */
  peek(ahead?: number): Token;
  next(): Token;
  /** Whether the next token is this sign or keyword. */
  is(text: string): boolean;
  /** Steps over this sign or keyword if it comes next. */
  take(text: string): boolean;
  /** Steps over this sign or keyword or stops; `what` it would be there. */
  need(text: string, what: string): Token;
}

/** Thrown where a condition cannot be read any further; only `parseCondition` sees it. */
export class Stop {
  readonly fault: ConditionFault;
  constructor(fault: ConditionFault) {
    this.fault = fault;
  }
}

export function stop(message: string, { start, end }: TextRange, code: FaultCode = 'syntax'): never {
  throw new Stop({ code, message, start, end });
}

/** `tokens` end with `end`. */
export function cursorOf(tokens: readonly Token[]): Cursor {
  const last = tokens[tokens.length - 1] as Token;
  let at = 0;
  const peek = (ahead = 0): Token => tokens[at + ahead] ?? last;
  const next = (): Token => tokens[at++] ?? last;
  const is = (text: string): boolean => isSign(peek(), text);
  const take = (text: string): boolean => {
    const taken = is(text);
    if (taken) at++;
    return taken;
  };
  const need = (text: string, what: string): Token =>
    is(text) ? next() : stop(`${foundToken(peek())} where ${what} is expected: "${text}".`, peek());
  return { peek, next, is, take, need };
}

/** Whether the token is this sign or keyword, and not a name or a text that reads the same. */
export const isSign = (token: Token, text: string): boolean =>
  token.text === text && (token.type === 'sign' || token.type === 'keyword');

/** The beginning of a sentence about a token out of place. */
export const foundToken = (token: Token): string =>
  token.type === 'end' ? 'The condition ends' : `"${token.text}" stands`;

export const keywordHint = (token: Token): string =>
  token.type === 'keyword' && token.text !== 'not' ? ` If it is a name, write ${writeName(token.text)}.` : '';

/** What to say of a token behind a condition that is complete without it. */
export function afterwards(token: Token): string {
  if (isSign(token, ')')) return 'This parenthesis closes nothing.';
  return `${foundToken(token)} here, but the condition has ended before it. Is "and" or "or" missing?`;
}
