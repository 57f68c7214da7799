// The words that make a statement an EXPLAIN, read token by token. They are never run: what they ask for is printed anew.
import { EngineError } from '../engine-error.ts';

export interface Explain {
  readonly analyze: boolean;
  readonly format: 'text' | 'json';
}

export interface Explained {
  /** Undefined where the text is not an EXPLAIN. */
  readonly explain: Explain | undefined;
  /** Where what is explained begins: the statement itself where nothing is. */
  readonly start: number;
}

/**
 * Reads `EXPLAIN`, `EXPLAIN ANALYZE` and `EXPLAIN (ANALYZE, FORMAT json)` with blanks and comments wherever DuckDB
 * allows them. Throws EngineError `refused` for other words in the parentheses.
 */
export function readExplain(sql: string): Explained {
  const first = word(sql, skip(sql, 0));
  if (!is(first, 'EXPLAIN')) return { explain: undefined, start: 0 };
  const second = word(sql, skip(sql, first.end));
  if (is(second, ...ANALYZE)) return { explain: { analyze: true, format: 'text' }, start: second.end };
  const open = skip(sql, first.end);
  if (sql[open] === '(' && is(word(sql, skip(sql, open + 1)), ...OPTIONS)) return options(sql, open + 1);
  return { explain: { analyze: false, format: 'text' }, start: first.end };
}

const ANALYZE = ['ANALYZE', 'ANALYSE'] as const;
/** Those that no SELECT in parentheses begins with. */
const OPTIONS = [...ANALYZE, 'FORMAT', 'VERBOSE'] as const;

/** From behind the opening parenthesis; each option once. */
function options(sql: string, from: number): Explained {
  const found: { analyze?: true; format?: Explain['format'] } = {};
  for (let at = from; ; ) {
    const name = word(sql, skip(sql, at));
    at = skip(sql, name.end);
    if (is(name, ...ANALYZE) && found.analyze === undefined) found.analyze = true;
    else if (is(name, 'FORMAT') && found.format === undefined) {
      const value = word(sql, at);
      if (!is(value, 'TEXT', 'JSON')) throw refused();
      found.format = value.upper === 'JSON' ? 'json' : 'text';
      at = skip(sql, value.end);
    } else throw refused();
    if (sql[at] === ')')
      return { explain: { analyze: found.analyze ?? false, format: found.format ?? 'text' }, start: at + 1 };
    if (sql[at] !== ',') throw refused();
    at++;
  }
}

const refused = (): EngineError =>
  new EngineError(
    'refused',
    'EXPLAIN takes ANALYZE and FORMAT text or json here, such as EXPLAIN (ANALYZE, FORMAT json) SELECT 1. Leave other options out.',
  );

interface Word {
  readonly upper: string;
  readonly end: number;
}

const is = ({ upper }: Word, ...words: readonly string[]): boolean => words.includes(upper);

/** The unquoted word at a place, empty where there is none. A letter beyond ASCII is part of a word, as DuckDB has it. */
function word(sql: string, at: number): Word {
  WORD.lastIndex = at;
  const [found = ''] = WORD.exec(sql) ?? [];
  return { upper: found.toUpperCase(), end: at + found.length };
}

/** What DuckDB takes for a blank: those of ASCII, and those of Unicode that its parser turns into one. */
const BLANK = '\\t\\n\\f\\r \\u00a0\\u2000-\\u200b\\u202f\\u205f\\u2060\\u3000\\ufeff';
const WORD = new RegExp(`(?![${BLANK}])[A-Za-z_\\u0080-\\uffff](?:(?![${BLANK}])[\\w$\\u0080-\\uffff])*`, 'y');
const BLANKS = new RegExp(`[${BLANK}]+|--[^\\n\\r]*`, 'y');

/** The place behind blanks and comments. A comment that nothing closes is left for the parser to complain about. */
function skip(sql: string, from: number): number {
  for (let at = from; ; ) {
    BLANKS.lastIndex = at;
    const [found] = BLANKS.exec(sql) ?? [];
    const end = found === undefined ? commentEnd(sql, at) : at + found.length;
    if (end === at) return at;
    at = end;
  }
}

/** Behind the block comment that begins here, those inside of it included; the place itself where there is none. */
function commentEnd(sql: string, from: number): number {
  if (!sql.startsWith('/*', from)) return from;
  let depth = 1;
  for (let at = from + 2; at < sql.length; ) {
    const two = sql.slice(at, at + 2);
    if (two === '/*') depth++;
    else if (two === '*/') depth--;
    at += two === '/*' || two === '*/' ? 2 : 1;
    if (depth === 0) return at;
  }
  return from;
}
