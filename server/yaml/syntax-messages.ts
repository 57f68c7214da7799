// The table of syntax faults: which complaint of `yaml` means what, and how it is fixed.
import type { ErrorCode } from 'yaml';
import {
  endOfLine,
  endOfText,
  leadOf,
  type ParserError,
  quotedSource,
  quoteRest,
  type SyntaxMessage,
} from './parser-error.ts';
import { renderScalar } from './render.ts';

interface Row {
  readonly codes: readonly ErrorCode[];
  readonly says?: RegExp;
  /** Undefined leaves it to the general sentence. */
  readonly say: (error: ParserError) => SyntaxMessage | undefined;
}

export const missesBracket = /must end with a|and end with a/;

/** The first row that fits speaks. */
export const syntaxMessages: readonly Row[] = [
  { codes: ['TAB_AS_INDENT'], say: tab },
  { codes: ['MISSING_CHAR'], says: /^Missing closing/, say: unclosedQuote },
  { codes: ['BAD_INDENT', 'MISSING_CHAR'], says: missesBracket, say: unclosedBracket },
  { codes: ['MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR'], says: /^Implicit/, say: unfinishedKey },
  { codes: ['BLOCK_AS_IMPLICIT_KEY'], says: /^Nested/, say: colonInText },
  { codes: ['BLOCK_IN_FLOW'], say: colonInText },
  { codes: ['BAD_INDENT'], says: /^Block scalar lines/, say: tabInBlock },
  {
    codes: ['BLOCK_AS_IMPLICIT_KEY', 'BAD_INDENT', 'MISSING_CHAR'],
    says: /column|sequence|Sequence item/,
    say: column,
  },
  { codes: ['UNEXPECTED_TOKEN'], says: /block-seq-ind on same line/, say: dashBehindKey },
  { codes: ['UNEXPECTED_TOKEN'], says: /^Unexpected (?:flow|,|empty)/, say: strayBracketOrComma },
  { codes: ['UNEXPECTED_TOKEN'], says: /at node end$/, say: behindQuote },
  { codes: ['UNEXPECTED_TOKEN'], says: /^(?:Block scalar header|Not a YAML token)/, say: blockHeader },
  { codes: ['BAD_SCALAR_START', 'BAD_ALIAS'], say: reserved },
  { codes: ['BAD_DQ_ESCAPE'], say: badEscape },
  { codes: ['MISSING_CHAR'], says: /^Comments must/, say: commentSpace },
  { codes: ['TAG_RESOLVE_FAILED'], say: unknownTag },
];

export function tab({ text, start, end }: Pick<ParserError, 'text' | 'start' | 'end'>): SyntaxMessage {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const leads = /^[ \t]*$/.test(text.slice(line, start));
  return {
    code: 'tab-indentation',
    message: 'A tab stands where YAML wants spaces: indent with spaces.',
    start,
    end,
    fix: { start, end, text: leads ? text.slice(start, end).replaceAll('\t', '  ') : ' ' },
  };
}

/** What `yaml` cannot place may stand where it does because of a tab: it was meant to stand as deep as what is above it. */
export function tabBefore(text: string, start: number): SyntaxMessage | undefined {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const lead = text.slice(line, start);
  const at = text.indexOf('\t', line);
  if (at < 0 || at >= start || !/^[ \t]*$/.test(lead)) return undefined;
  const above = text.slice(0, line).trimEnd().split('\n').at(-1) ?? '';
  const depth = /^ *(?:- +)*/.exec(above)?.[0].length ?? 0;
  return { ...tab({ text, start: at, end: at + 1 }), fix: { start: line, end: start, text: ' '.repeat(depth) } };
}

function tabInBlock({ text, start }: ParserError): SyntaxMessage | undefined {
  const at = text.indexOf('\t', text.lastIndexOf('\n', start - 1) + 1);
  return at >= 0 && at <= start ? tab({ text, start: at, end: at + 1 }) : undefined;
}

function unclosedQuote({ text, start, open = start }: ParserError): SyntaxMessage {
  const quote = text.charAt(open);
  const end = endOfText(text, open);
  const below = text.slice(endOfLine(text, open)).trimStart();
  const alone = below === '' || /^(?:-(?: |$)|[\w$.-]+:(?:\s|$)|#)/m.test(below.split('\n', 1)[0] ?? '');
  return {
    code: 'unclosed-quote',
    message: `This text begins with ${quote} and is never closed: write ${quote} where it ends.`,
    start: open,
    end,
    ...(alone && { fix: { start: end, end, text: quote } }),
  };
}

function unclosedBracket({ text, start, open }: ParserError): SyntaxMessage | undefined {
  const at = open ?? Math.max(text.lastIndexOf('[', start), text.lastIndexOf('{', start));
  const bracket = text.charAt(at);
  const closing = closings[bracket];
  if (closing === undefined) return undefined; // what `yaml` misses the end of is no bracket
  const end = endOfText(text, at);
  const oneLine = text.slice(end, start).trim() === '' && !/[ \t]#/.test(text.slice(at, endOfLine(text, at)));
  return {
    code: 'unclosed-bracket',
    message: `This "${bracket}" is never closed: write "${closing}" behind its last item.`,
    start: at,
    end,
    ...(oneLine && { fix: { start: end, end, text: closing } }),
  };
}
const closings: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

function unfinishedKey({ text, start }: ParserError): SyntaxMessage {
  const end = endOfText(text, start);
  const word = text.slice(start, end);
  const tight = /^[\w$.-]+:(?=[^\s:/])/.exec(word)?.[0];
  if (tight) {
    const at = start + tight.length;
    const message = `A space is missing behind "${tight}": without it, no value is given.`;
    return { code: 'missing-space', message, start, end, fix: { start: at, end: at, text: ' ' } };
  }
  if (/^-(?:\s|$)/.test(word)) return column({ text, start, end, open: undefined, message: '' });
  const message = `No value follows ${quotedSource(text, start, end)}: write a colon and a value behind it, or indent it if it continues the text above.`;
  return { code: 'missing-colon', message, start, end };
}

function colonInText({ text, start, end }: ParserError): SyntaxMessage {
  const rest = text.slice(start, endOfLine(text, start));
  if (!/:(?:[ \t]|$)/.test(rest)) {
    const below = endOfLine(text, start) + 1;
    const next = below + leadOf(text.slice(below), /^\s*/);
    return column({ text, start: next, end, open: undefined, message: '' });
  }
  const flow = end > start + 1 && end < endOfText(text, start);
  return {
    code: 'colon-in-text',
    message: 'A colon with a space behind it begins a new value inside this text: put the text in quotes.',
    start,
    end: flow ? end : endOfText(text, start),
    fix: flow ? { start, end, text: renderScalar(text.slice(start, end), 'double') } : quoteRest(text, start),
  };
}

function column({ text, start }: ParserError): SyntaxMessage {
  const at = start + leadOf(text.slice(start), /^[ \t]*/);
  const what = text.charAt(at) === '-' ? 'item' : 'line';
  return {
    code: 'indentation',
    message: `This ${what} stands at another column than those it belongs to: indent them alike.`,
    start: at,
    end: endOfText(text, at),
  };
}

function dashBehindKey({ text, start }: ParserError): SyntaxMessage {
  return {
    code: 'dash-behind-key',
    message:
      'A list does not begin on the line of its key: put each "- " on a line of its own, or write [a, b]; a text that begins with a dash needs quotes.',
    start,
    end: endOfText(text, start),
  };
}

function strayBracketOrComma({ text, start, end, message }: ParserError): SyntaxMessage {
  const comma = /,|empty/.test(message);
  if (!comma) {
    const bracket = text.charAt(start);
    const says = `Nothing was opened that this "${bracket}" could close: remove it, or put the text in quotes.`;
    return { code: 'stray-bracket', message: says, start, end };
  }
  const at = text.charAt(start) === ',' ? start : text.lastIndexOf(',', start);
  const says = 'Nothing stands before this comma: remove it, or write the item that is missing.';
  return { code: 'stray-comma', message: says, start: at, end: at + 1, fix: { start: at, end: at + 1, text: '' } };
}

function behindQuote({ text, start }: ParserError): SyntaxMessage | undefined {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const before = /(?:^|[-:] +)(["'])(?:(?!\1).)*\1[ \t]*$/.exec(text.slice(line, start));
  const quote = before?.[1];
  if (!before || !quote) return undefined;
  const open = line + before.index + before[0].indexOf(quote);
  const end = endOfText(text, start);
  const whole = text.charAt(end - 1) === quote;
  const escaped = quote === "'" ? "''" : '\\"';
  return {
    code: 'text-behind-quote',
    message: `The text ends at its second ${quote}, and more follows: a quote inside it is written ${escaped}.`,
    start,
    end,
    ...(whole && {
      fix: { start: open, end, text: renderScalar(text.slice(open + 1, end - 1), quote === "'" ? 'single' : 'double') },
    }),
  };
}

function blockHeader({ text, start }: ParserError): SyntaxMessage {
  const open = Math.max(text.lastIndexOf('|', start), text.lastIndexOf('>', start));
  return {
    code: 'block-header',
    message: `Behind "${text.charAt(open)}" the line ends and the text begins below: put a text that begins with it in quotes.`,
    start: open,
    end: endOfText(text, open),
    fix: quoteRest(text, open),
  };
}

function reserved({ text, start, open }: ParserError): SyntaxMessage {
  const at = open ?? start;
  const end = endOfText(text, at);
  const inFlow = /[,\]}]/.test(text.slice(at, end));
  return {
    code: 'reserved-character',
    message: `A text cannot begin with "${text.charAt(at)}" unless it stands in quotes.`,
    start: at,
    end: inFlow ? at + 1 : end,
    fix: quoteRest(text, at, inFlow),
  };
}

function badEscape({ text, start, message }: ParserError): SyntaxMessage {
  const wrong = /\\.?/s.exec(message.replace('Invalid escape sequence ', ''))?.[0] ?? '\\';
  return {
    code: 'bad-escape',
    message: `"${wrong}" means nothing inside double quotes: write "\\${wrong}", or use single quotes.`,
    start,
    end: Math.min(start + 2, text.length),
    fix: { start, end: start, text: '\\' },
  };
}

function commentSpace({ start, end }: ParserError): SyntaxMessage {
  return {
    code: 'comment-space',
    message: 'A comment needs a space before its "#".',
    start,
    end,
    fix: { start, end: start, text: ' ' },
  };
}

function unknownTag({ text, start, end }: ParserError): SyntaxMessage {
  return {
    code: 'unknown-tag',
    message: `Nothing reads the tag "${text.slice(start, end)}": remove it, or put a text that begins with "!" in quotes.`,
    start,
    end,
  };
}
