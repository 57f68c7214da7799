// Reads a condition: text -> one tree with places, and what is wrong in it. Never throws, however deep or long the text.
import type { ArithmeticOp, CompareOp, ConditionFault, Expr, FaultCode, Literal, Name, Place } from './expr.ts';
import { children } from './expr.ts';
import { readTime } from './time.ts';
import type { Token } from './tokens.ts';
import { tokensOf } from './tokens.ts';
import { writeName } from './words.ts';

export interface Parsed {
  /** Absent when the text cannot be read as a whole. */
  readonly tree: Expr | undefined;
  /** In the order of the text. Warnings (a foreign spelling, a null in a list) leave the tree usable. */
  readonly faults: readonly ConditionFault[];
}

/** How many expressions may stand inside each other: what every reader of the tree can recurse through. */
export const deepest = 200;

const compareOps: ReadonlySet<string> = new Set<CompareOp>(['=', '!=', '<', '<=', '>', '>=']);
const suffixWords: ReadonlySet<string> = new Set(['in', 'is', 'between', 'like', 'not']);

/** Thrown inside the parser only, caught by `parseCondition`. */
class Stop {
  readonly fault: ConditionFault;
  constructor(fault: ConditionFault) {
    this.fault = fault;
  }
}

export function parseCondition(text: string): Parsed {
  const { tokens, faults } = tokensOf(text);
  const stray = faults.find((fault) => fault.code === 'syntax');
  if (stray) return { tree: undefined, faults };
  const reader = readerOf(tokens);
  try {
    const tree = reader.whole();
    return { tree, faults: inOrder([...faults, ...reader.faults]) };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { tree: undefined, faults: inOrder([...faults, ...reader.faults, error.fault]) };
  }
}

const inOrder = (faults: ConditionFault[]) => faults.sort((a, b) => a.start - b.start);

function readerOf(tokens: readonly Token[]) {
  const faults: ConditionFault[] = [];
  const heights = new Map<Expr, number>();
  const last = tokens[tokens.length - 1] as Token;
  let at = 0;
  let depth = 0;

  const peek = (): Token => tokens[at] ?? last;
  const next = (): Token => tokens[at++] ?? last;
  const is = (text: string, token = peek()): boolean =>
    token.text === text && (token.type === 'sign' || token.type === 'keyword');
  const isWord = (text: string): boolean => peek().type === 'word' && peek().text.toLowerCase() === text;
  const take = (text: string): boolean => {
    if (!is(text)) return false;
    at++;
    return true;
  };

  function stop(message: string, place: Place = peek(), code: FaultCode = 'syntax'): never {
    throw new Stop({ code, message, start: place.start, end: place.end });
  }
  function need(text: string, what: string): Token {
    if (is(text)) return next();
    return stop(`${found(peek())} where ${what} is expected: ${quote(text)}.`);
  }
  /** Notes how high the tree has grown; trees of long sums grow without any parenthesis. */
  function grown<E extends Expr>(expr: E): E {
    let height = 0;
    for (const child of children(expr)) height = Math.max(height, heights.get(child) ?? 0);
    if (height >= deepest) tooDeep(expr);
    heights.set(expr, height + 1);
    return expr;
  }
  function tooDeep(place: Place): never {
    return stop(
      `More than ${deepest} expressions stand inside each other here. Split the condition.`,
      place,
      'nesting',
    );
  }
  function deeper<E>(read: () => E): E {
    if (++depth > deepest) tooDeep(peek());
    const result = read();
    depth--;
    return result;
  }

  function whole(): Expr {
    if (peek().type === 'end') stop('The condition is empty. Write one such as order_value > 0.');
    const tree = disjunction();
    if (peek().type !== 'end') stop(afterwards(peek()));
    return tree;
  }
  const disjunction = (): Expr => chain('or', () => chain('and', negation));

  function chain(kind: 'and' | 'or', member: () => Expr): Expr {
    const first = member();
    if (!is(kind)) return first;
    const items = first.kind === kind ? [...first.items] : [first];
    while (take(kind)) {
      const item = member();
      if (item.kind === kind) items.push(...item.items);
      else items.push(item);
    }
    return grown({ kind, items, start: first.start, end: endOf(items) });
  }

  function negation(): Expr {
    if (!is('not')) return predicate();
    const { start } = next();
    const of = deeper(negation);
    return grown({ kind: 'not', of, start, end: of.end });
  }

  function predicate(): Expr {
    const left = sum();
    const expr = suffix(left);
    if (expr !== left && (compareOps.has(peek().text) || suffixWords.has(peek().text)) && peek().type !== 'text') {
      if (isSuffix(peek())) stop('Two comparisons stand side by side. Join them with and, or put one in parentheses.');
    }
    return expr;
  }
  const isSuffix = (token: Token): boolean =>
    (token.type === 'sign' && compareOps.has(token.text)) || (token.type === 'keyword' && suffixWords.has(token.text));

  function suffix(left: Expr): Expr {
    const token = peek();
    if (!isSuffix(token)) return left;
    const { start } = left;
    if (token.type === 'sign') {
      next();
      const right = sum();
      return comparison({ kind: 'compare', op: token.text as CompareOp, left, right, start, end: right.end });
    }
    if (take('is')) {
      const not = take('not');
      const { end } = need('null', 'the end of "is"');
      return grown({ kind: 'isNull', not, of: left, start, end });
    }
    const not = take('not');
    if (take('in')) return list(left, not);
    if (take('between')) {
      const low = sum();
      need('and', 'the second bound of "between"');
      const high = sum();
      return grown({ kind: 'between', not, of: left, low, high, start, end: high.end });
    }
    if (take('like')) return like(left, not);
    return stop(`${found(peek())} where in, between or like is expected after "not".`);
  }

  function comparison(expr: Expr & { kind: 'compare' }): Expr {
    const side = isNullLiteral(expr.right) ? expr.left : isNullLiteral(expr.left) ? expr.right : undefined;
    if (side && (expr.op === '=' || expr.op === '!=')) {
      const test = expr.op === '=' ? 'is null' : 'is not null';
      const { start, end } = expr;
      faults.push({
        code: 'null-compared',
        message: `Nothing equals null, so this is never true. Write ${test}.`,
        severity: 'warning',
        start,
        end,
        ...(side === expr.left && { fix: { start: side.end, end, text: ` ${test}` } }),
      });
    }
    return grown(expr);
  }

  function list(of: Expr, not: boolean): Expr {
    need('(', 'the list of "in"');
    if (is(')')) stop('The list of "in" is empty. Name at least one value.');
    const items: Expr[] = [];
    do {
      const before = items.length ? (items[items.length - 1] as Expr).end : undefined;
      const item = sum();
      if (isNullLiteral(item)) faults.push(nullInList(item, before, is(',') ? tokens[at + 1] : undefined));
      items.push(item);
    } while (take(','));
    const { end } = need(')', 'the end of the list');
    return grown({ kind: 'in', not, of, items, start: of.start, end });
  }

  function like(of: Expr, not: boolean): Expr {
    const pattern = sum();
    const base = { kind: 'like', not, of, pattern, start: of.start } as const;
    if (!isWord('escape')) {
      return grown({ ...base, end: pattern.end });
    }
    next();
    const token = next();
    if (token.type !== 'text' || !/^[\x21-\x7e]$/.test(token.text)) {
      stop("The escape of like is one plain character in quotes, such as '\\'.", token);
    }
    if (pattern.kind === 'literal' && typeof pattern.value === 'string' && endsOpen(pattern.value, token.text)) {
      stop(`The pattern ends with its escape character ${token.text}, which then escapes nothing.`, pattern);
    }
    return grown({ ...base, escape: token.text, end: token.end });
  }

  const sum = (): Expr => operators(['+', '-'], product);
  const product = (): Expr => operators(['*', '/'], unary);

  function operators(ops: readonly string[], member: () => Expr): Expr {
    let left = member();
    while (peek().type === 'sign' && ops.includes(peek().text)) {
      const op = next().text as ArithmeticOp;
      const right = member();
      left = grown({ kind: 'arithmetic', op, left, right, start: left.start, end: right.end });
    }
    return left;
  }

  function unary(): Expr {
    if (take('+')) return deeper(unary);
    if (!is('-')) return primary();
    const { start } = next();
    if (peek().type === 'number') return number(next(), start);
    const of = deeper(unary);
    return grown({ kind: 'negate', of, start, end: of.end });
  }

  function primary(): Expr {
    const token = next();
    const { start, end } = token;
    if (token.type === 'number') return number(token);
    if (token.type === 'text') return { kind: 'literal', value: token.text, start, end };
    if (is('true', token) || is('false', token)) return { kind: 'literal', value: token.text === 'true', start, end };
    if (is('null', token)) return { kind: 'literal', value: null, start, end };
    if (is('(', token)) {
      const inner = deeper(disjunction);
      need(')', 'the end of the parenthesis');
      return inner;
    }
    if (token.type === 'word' && peek().type === 'text') return time(token);
    if (token.type === 'word' && is('(')) return count(token);
    if (token.type === 'word' || token.type === 'quoted') return name(token);
    at--;
    return stop(`${found(token)} where a value or a name is expected.${keywordHint(token)}`);
  }

  function number(token: Token, start = token.start): Literal {
    const sign = start < token.start ? '-' : '';
    const value = Number(sign + token.text);
    const whole = /^\d+$/.test(token.text) && !Number.isSafeInteger(value);
    if (!Number.isFinite(value)) stop(`${token.text} is larger than any number that can be computed with.`, token);
    return { kind: 'literal', value: whole ? BigInt(sign + token.text) : value, start, end: token.end };
  }

  function time(word: Token): Expr {
    const unit = word.text.toLowerCase();
    if (unit !== 'date' && unit !== 'timestamp') stop(afterwards(peek()));
    const { text, start, end } = next();
    const ms = readTime(text);
    if (ms === undefined || (unit === 'date' && text.length !== 10)) {
      const form = unit === 'date' ? "date '2026-01-31'" : "timestamp '2026-01-31T10:00:00Z'";
      stop(`'${text}' is no ${unit === 'date' ? 'day' : 'time'} of the calendar. The form is ${form}.`, { start, end });
    }
    return { kind: 'time', unit: unit as 'date' | 'timestamp', text, ms: ms as number, start: word.start, end };
  }

  function count(word: Token): Expr {
    if (word.text.toLowerCase() !== 'count') {
      stop(`There is no function ${quote(word.text)}. The only one is count(name), the length of a list.`, word);
    }
    next();
    const token = next();
    if (token.type !== 'word' && token.type !== 'quoted') stop('count takes the name of a list: count(items).', token);
    const of = name(token);
    const { end } = need(')', 'the end of count');
    return grown({ kind: 'count', of, start: word.start, end });
  }

  function name(first: Token): Name {
    const parts = [first];
    while (take('.')) {
      const part = next();
      if (part.type !== 'word' && part.type !== 'quoted') {
        stop(`${found(part)} where a name is expected after the dot.${keywordHint(part)}`, part);
      }
      parts.push(part);
    }
    const empty = parts.find((part) => part.text === '');
    if (empty) stop('A name is missing between the backticks.', empty);
    const path = parts.map((part) => part.text);
    const places = parts.map(({ start, end }) => ({ start, end }));
    return { kind: 'name', path, parts: places, start: first.start, end: endOf(places) };
  }

  return { whole, faults };
}

const endOf = (places: readonly Place[]): number => places[places.length - 1]?.end ?? 0;
const isNullLiteral = (expr: Expr): boolean => expr.kind === 'literal' && expr.value === null;
const quote = (text: string): string => `"${text}"`;
const found = (token: Token): string => (token.type === 'end' ? 'The condition ends' : `${quote(token.text)} stands`);

function afterwards(token: Token): string {
  if (is(token, ')')) return 'This parenthesis closes nothing.';
  if (is(token, '=') || is(token, '<')) return `${found(token)} here without two values to compare.`;
  return `${found(token)} here, but the condition has ended before it. Is "and" or "or" missing?`;
}
const is = (token: Token, text: string): boolean => token.type === 'sign' && token.text === text;

function keywordHint(token: Token): string {
  return token.type === 'keyword' && token.text !== 'not' ? ` If it is a name, write ${writeName(token.text)}.` : '';
}

/** Whether an odd number of escape characters ends the pattern. */
function endsOpen(pattern: string, escaping: string): boolean {
  let open = false;
  for (const sign of pattern) open = !open && sign === escaping;
  return open;
}

function nullInList(item: Expr, before: number | undefined, following: Token | undefined): ConditionFault {
  const { start, end } = item;
  const fix =
    before !== undefined ? { start: before, end, text: '' } : following && { start, end: following.start, text: '' };
  return {
    code: 'null-in-list',
    message:
      'A null in a list makes the answer unknown for every value that is not in it. Ask "is null" beside the list.',
    severity: 'warning',
    start,
    end,
    ...(fix && { fix }),
  };
}
