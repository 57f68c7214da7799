// Reads the smallest expressions of a condition: literals, names, count(name).

import { readTime } from '../base/calendar.ts';
import { afterwards, type Cursor, foundToken, isSign, keywordHint, stop } from './cursor.ts';
import type { Expr, Literal, Name } from './expr.ts';
import type { Token } from './tokens.ts';

export function readPrimary(cursor: Cursor): Expr {
  const token = cursor.peek();
  const { start, end } = token;
  switch (token.type) {
    case 'number':
      return readNumber(cursor);
    case 'text':
      cursor.next();
      return { kind: 'literal', value: token.text, start, end };
    case 'keyword':
      if (!cursor.take('true') && !cursor.take('false') && !cursor.take('null')) break;
      return { kind: 'literal', value: token.text === 'null' ? null : token.text === 'true', start, end };
    case 'word':
      if (cursor.peek(1).type === 'text') return readTimeLiteral(cursor);
      return isSign(cursor.peek(1), '(') ? readCount(cursor) : readName(cursor);
    case 'quoted':
      return readName(cursor);
    default:
  }
  return stop(`${foundToken(token)} where a value or a name is expected.${keywordHint(token)}`, token);
}

/** `minus` is where a minus sign directly before the number stands. */
export function readNumber(cursor: Cursor, minus?: number): Literal {
  const token = cursor.next();
  const text = (minus === undefined ? '' : '-') + token.text;
  const value = Number(text);
  if (!Number.isFinite(value)) stop(`${token.text} is larger than any number that can be computed with.`, token);
  const large = /^-?\d+$/.test(text) && !Number.isSafeInteger(value);
  return { kind: 'literal', value: large ? BigInt(text) : value, start: minus ?? token.start, end: token.end };
}

function readTimeLiteral(cursor: Cursor): Expr {
  const word = cursor.next();
  const unit = word.text.toLowerCase();
  const token = cursor.peek();
  if (unit !== 'date' && unit !== 'timestamp') return stop(afterwards(token), token);
  const { text, end } = cursor.next();
  const ms = readTime(text);
  if (ms !== undefined && (unit === 'timestamp' || text.length === 10)) {
    return { kind: 'time', unit, text, ms, start: word.start, end };
  }
  const [what, form] = unit === 'date' ? ['day', "date '2026-01-31'"] : ['time', "timestamp '2026-01-31T10:00:00Z'"];
  return stop(`'${text}' is not a ${what} of the calendar. The form is ${form}.`, token);
}

function readCount(cursor: Cursor): Expr {
  const word = cursor.next();
  if (word.text.toLowerCase() !== 'count') {
    stop(`There is no function "${word.text}". The only one is count(name), the length of a list.`, word);
  }
  cursor.next();
  if (!isNamed(cursor.peek())) stop('count takes the name of a list: count(items).', cursor.peek());
  const of = readName(cursor);
  const { end } = cursor.need(')', 'the end of count');
  return { kind: 'count', of, start: word.start, end };
}

function readName(cursor: Cursor): Name {
  const parts = [cursor.next()];
  while (cursor.take('.')) {
    const part = cursor.peek();
    if (!isNamed(part)) stop(`${foundToken(part)} where a name is expected after the dot.${keywordHint(part)}`, part);
    parts.push(cursor.next());
  }
  const empty = parts.find((part) => part.text === '');
  if (empty) stop('A name is missing between the backticks.', empty);
  const places = parts.map(({ start, end }) => ({ start, end }));
  const [first, last] = [parts[0] as Token, parts[parts.length - 1] as Token];
  return { kind: 'name', path: parts.map((part) => part.text), parts: places, start: first.start, end: last.end };
}

const isNamed = (token: Token): boolean => token.type === 'word' || token.type === 'quoted';
