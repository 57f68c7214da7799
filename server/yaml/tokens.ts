// Text -> the concrete syntax of the npm package `yaml`, with a cap on depth, comments, and dbt's lenient quotes.
import { type CST, Lexer, Parser } from 'yaml';

export interface YamlTokens {
  readonly tokens: readonly CST.Token[];
  /** Where comments begin and end. */
  readonly comments: readonly (readonly [start: number, end: number])[];
  /** Tabs that begin a line outside brackets. */
  readonly tabs: readonly number[];
  /** Where the text nests deeper than anyone writes; what follows was not read. */
  readonly tooDeep: number | undefined;
}

/** How deep lists and mappings may stand in each other. */
const DEPTH = 100;

/** `lenient`: a quoted text may continue at any column, as PyYAML has it. */
export function yamlTokensOf(text: string, lenient: boolean): YamlTokens {
  const lexer = lenient ? new LenientLexer() : new Lexer();
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const comments: [number, number][] = [];
  const tabs: number[] = [];
  let scalarNext = false; // the lexeme after this mark is a scalar, whatever it begins with
  let lineBegins = true;
  for (const lexeme of lexer.lex(text)) {
    if (lineBegins && lexeme.startsWith('\t') && !inBrackets(parser)) tabs.push(parser.offset);
    if (lexeme.length > 0 && lexeme !== '\x02') lineBegins = lexeme.endsWith('\n');
    if (lexeme.startsWith('#') && !scalarNext) comments.push([parser.offset, parser.offset + lexeme.length]);
    scalarNext = lexeme === '\x1f';
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEPTH + 1) {
      const tooDeep = parser.offset;
      tokens.push(...parser.end());
      return { tokens, comments, tabs, tooDeep };
    }
  }
  tokens.push(...parser.end());
  return { tokens, comments, tabs, tooDeep: undefined };
}

const inBrackets = (parser: Parser): boolean => parser.stack.some((token) => token.type === 'flow-collection');

/** `Lexer` with its private parts that the change below needs (yaml 2.9; a test guards them). */
interface Inside {
  readonly buffer: string;
  readonly pos: number;
  readonly flowLevel: number;
  indentNext: number;
  pushToIndex(index: number, allowEmpty: boolean): Generator<string, number>;
  parseFlowCollection(): Generator<string, string>;
}

/** PyYAML ends a quoted text at its quote and brackets at their bracket, wherever their lines stand; `yaml` wants indentation. */
class LenientLexer extends Lexer {
  constructor() {
    super();
    const inside = this as unknown as Inside;
    const flow = inside.parseFlowCollection.bind(this);
    Object.assign(this, {
      parseQuotedScalar: () => lenientQuoted(inside),
      parseFlowCollection: () => lenientFlow(inside, flow),
    });
  }
}

function* lenientQuoted(lexer: Inside): Generator<string, string> {
  yield* lexer.pushToIndex(quoteEnd(lexer.buffer, lexer.pos), false);
  return lexer.flowLevel > 0 ? 'flow' : 'doc';
}

function* lenientFlow(lexer: Inside, strict: () => Generator<string, string>): Generator<string, string> {
  const { indentNext } = lexer;
  lexer.indentNext = 0;
  const next = yield* strict();
  if (lexer.flowLevel > 0 || next === 'doc') lexer.indentNext = indentNext;
  return next;
}

/** The offset behind the quote that closes the one at `start`; the end of the text when none does. */
function quoteEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = text.indexOf(quote, start + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (quote === "'") {
      if (text.charAt(at + 1) !== quote) return at + 1;
      at++; // a doubled quote is a character
    } else {
      let slashes = 0;
      while (text.charAt(at - 1 - slashes) === '\\') slashes++;
      if (slashes % 2 === 0) return at + 1;
    }
  }
  return text.length;
}
