// Reads a condition: text -> one tree with places, and what is wrong in it. Never throws, however deep or long the text.
import { afterwards, cursorOf, foundToken, Stop, stop } from './cursor.ts';
import type { ArithmeticOp, CompareOp, ConditionFault, Expr, TextRange } from './expr.ts';
import { children } from './expr.ts';
import { readNumber, readPrimary } from './primary.ts';
import type { Token } from './tokens.ts';
import { conditionTokensOf } from './tokens.ts';

export interface ParsedCondition {
  /** Absent when the text cannot be read as a whole. */
  readonly tree: Expr | undefined;
  /** In the order of the text. Warnings (a foreign spelling, a null in a list) leave the tree usable. */
  readonly faults: readonly ConditionFault[];
}

/** How many expressions may stand inside each other: what every reader of the tree can recurse through. */
export const deepest = 200;

export function parseCondition(text: string): ParsedCondition {
  const { tokens, faults } = conditionTokensOf(text);
  if (faults.some((fault) => fault.code === 'syntax')) return { tree: undefined, faults };
  const all = [...faults];
  const inOrder = () => all.sort((a, b) => a.start - b.start);
  try {
    const tree = readWhole(tokens, (fault) => all.push(fault));
    return { tree, faults: inOrder() };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    all.push(error.fault);
    return { tree: undefined, faults: inOrder() };
  }
}

const compareOps: ReadonlySet<string> = new Set<CompareOp>(['=', '!=', '<', '<=', '>', '>=']);
const predicateWords: ReadonlySet<string> = new Set(['in', 'is', 'between', 'like', 'not']);

function readWhole(tokens: readonly Token[], report: (fault: ConditionFault) => void): Expr {
  const cursor = cursorOf(tokens);
  const { peek, next, is, take, need } = cursor;
  const heights = new Map<Expr, number>();
  let depth = 0;

  if (peek().type === 'end') stop('The condition is empty. Write one such as order_value > 0.', peek());
  const tree = disjunction();
  if (peek().type !== 'end') stop(afterwards(peek()), peek());
  return tree;

  function tooDeep(place: TextRange): never {
    return stop(
      `More than ${deepest} expressions stand inside each other here. Split the condition.`,
      place,
      'nesting',
    );
  }
  function deeper(read: () => Expr): Expr {
    if (++depth > deepest) tooDeep(peek());
    const result = read();
    depth--;
    return result;
  }
  /** Notes how high the tree has grown: that of a long sum grows without any parenthesis. */
  function grown<E extends Expr>(expr: E): E {
    let height = 1;
    for (const child of children(expr)) height = Math.max(height, (heights.get(child) ?? 0) + 1);
    if (height > deepest) tooDeep(expr);
    heights.set(expr, height);
    return expr;
  }

  function disjunction(): Expr {
    return chain('or', () => chain('and', negation));
  }

  function chain(kind: 'and' | 'or', member: () => Expr): Expr {
    const first = member();
    if (!is(kind)) return first;
    const items = first.kind === kind ? [...first.items] : [first];
    let last = first;
    while (take(kind)) {
      last = member();
      if (last.kind === kind) for (const item of last.items) items.push(item);
      else items.push(last);
    }
    return grown({ kind, items, start: first.start, end: last.end });
  }

  function negation(): Expr {
    if (!is('not')) return predicate();
    const { start } = next();
    const of = deeper(negation);
    return grown({ kind: 'not', of, start, end: of.end });
  }

  function predicate(): Expr {
    const of = sum();
    if (!beginsPredicate(peek())) return of;
    const expr = peek().type === 'sign' ? comparison(of) : test(of);
    if (beginsPredicate(peek())) {
      stop('Two comparisons stand side by side. Join them with and, or put one in parentheses.', peek());
    }
    return expr;
  }

  function comparison(left: Expr): Expr {
    const op = next().text as CompareOp;
    const right = sum();
    const expr = grown({ kind: 'compare', op, left, right, start: left.start, end: right.end } as const);
    const fault = nullCompared(expr);
    if (fault) report(fault);
    return expr;
  }

  function test(of: Expr): Expr {
    const { start } = of;
    if (take('is')) {
      const not = take('not');
      const { end } = need('null', 'the end of "is"');
      return grown({ kind: 'isNull', not, of, start, end });
    }
    const not = take('not');
    if (take('in')) return list(of, not);
    if (take('like')) return like(of, not);
    if (!take('between')) stop(`${foundToken(peek())} where in, between or like is expected after "not".`, peek());
    const low = sum();
    need('and', 'the second bound of "between"');
    const high = sum();
    return grown({ kind: 'between', not, of, low, high, start, end: high.end });
  }

  function list(of: Expr, not: boolean): Expr {
    need('(', 'the list of "in"');
    if (is(')')) stop('The list of "in" is empty. Name at least one value.', peek());
    const items = [sum()];
    while (take(',')) items.push(sum());
    const { end } = need(')', 'the end of the list');
    nullsInList(items).forEach(report);
    return grown({ kind: 'in', not, of, items, start: of.start, end });
  }

  function like(of: Expr, not: boolean): Expr {
    const pattern = sum();
    const base = { kind: 'like', not, of, pattern, start: of.start } as const;
    if (peek().type !== 'word' || peek().text.toLowerCase() !== 'escape') return grown({ ...base, end: pattern.end });
    next();
    const token = next();
    if (token.type !== 'text' || !/^[\x21-\x7e]$/.test(token.text)) {
      stop("The escape of like is one plain character in quotes, such as '\\'.", token);
    }
    if (pattern.kind === 'literal' && endsOpen(String(pattern.value), token.text)) {
      stop(`The pattern ends with its escape character ${token.text}, which then escapes nothing.`, pattern);
    }
    return grown({ ...base, escape: token.text, end: token.end });
  }

  function sum(): Expr {
    return operations(['+', '-'], () => operations(['*', '/'], unary));
  }

  function operations(ops: readonly string[], member: () => Expr): Expr {
    let left = member();
    while (peek().type === 'sign' && ops.includes(peek().text)) {
      const op = next().text as ArithmeticOp;
      const right = member();
      left = grown({ kind: 'arithmetic', op, left, right, start: left.start, end: right.end });
    }
    return left;
  }

  function unary(): Expr {
    if (is('(')) {
      const { start } = next();
      const inner = deeper(disjunction);
      const { end } = need(')', 'the end of the parenthesis');
      return grown({ ...inner, start, end });
    }
    if (take('+')) return deeper(unary);
    if (!is('-')) return grown(readPrimary(cursor));
    const { start } = next();
    if (peek().type === 'number') return grown(readNumber(cursor, start));
    const of = deeper(unary);
    return grown({ kind: 'negate', of, start, end: of.end });
  }
}

function beginsPredicate({ type, text }: Token): boolean {
  return (type === 'sign' && compareOps.has(text)) || (type === 'keyword' && predicateWords.has(text));
}

/** Whether an odd number of escape characters ends the pattern. */
function endsOpen(pattern: string, escaping: string): boolean {
  let open = false;
  for (const sign of pattern) open = !open && sign === escaping;
  return open;
}

// What conditions say about null that never does what its writer means.
const isNullLiteral = (expr: Expr): boolean => expr.kind === 'literal' && expr.value === null;

/** `x = null`, which is unknown for every x. */
function nullCompared(expr: Expr & { kind: 'compare' }): ConditionFault | undefined {
  const left = isNullLiteral(expr.left);
  if (!(left || isNullLiteral(expr.right)) || (expr.op !== '=' && expr.op !== '!=')) return undefined;
  const test = expr.op === '=' ? 'is null' : 'is not null';
  const { start, end } = expr;
  return {
    code: 'null-compared',
    message: `Nothing equals null, so this is never true. Write ${test}.`,
    severity: 'warning',
    start,
    end,
    ...(!left && { fix: { start: expr.left.end, end, text: ` ${test}` } }),
  };
}

/** Each null of `in (…)`; the fix takes it out, with a comma, where the list keeps a member. */
function nullsInList(items: readonly Expr[]): readonly ConditionFault[] {
  return items.flatMap((item, i): ConditionFault[] => {
    if (!isNullLiteral(item)) return [];
    const { start, end } = item;
    const [before, behind] = [items[i - 1], items[i + 1]];
    const fix = before ? { start: before.end, end, text: '' } : behind && { start, end: behind.start, text: '' };
    const message =
      'A null in a list makes the answer unknown for every value that is not in it. Ask "is null" beside the list.';
    return [{ code: 'null-in-list', message, severity: 'warning', start, end, ...(fix && { fix }) }];
  });
}
