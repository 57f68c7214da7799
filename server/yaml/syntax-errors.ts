// What `yaml` calls an error -> a sentence for people, with one edit where one edit surely fixes it.
import { type Document, isCollection, isScalar, type Node, visit } from 'yaml';
import type { Chunk, YamlSyntaxError } from './chunk.ts';
import type { SyntaxMessage } from './parser-error.ts';
import { spanOf } from './span.ts';
import { missesBracket, syntaxMessages, tab, tabBefore } from './syntax-messages.ts';

export interface Read {
  readonly chunk: Chunk;
  /** The chunk's text without a byte order mark, line breaks as LF. */
  readonly text: string;
  readonly shift: number;
  readonly docs: readonly Document.Parsed[];
  readonly tooDeep: number | undefined;
  readonly tabs: readonly number[];
}

/** At most one fault a line, the first: the others mostly follow from it. */
export function faultsOf(read: Read): YamlSyntaxError[] {
  const { chunk, text, shift, docs } = read;
  // A text nested too deeply was not read to its end, so what seems missing is not an error.
  const first = read.tooDeep === undefined ? docs[0] : undefined;
  const said = [...unreadable(read), ...(first ? messageFor(first, text) : [])];
  said.sort((a, b) => a.start - b.start);
  const lines = new Set<number>();
  const faults: YamlSyntaxError[] = [];
  for (const { code, message, start, end, fix } of said) {
    const line = text.lastIndexOf('\n', start - 1);
    if (lines.has(line)) continue;
    lines.add(line);
    const [from, to] = [Math.min(start, text.length), Math.min(Math.max(start, end), text.length)];
    const at = spanOf(chunk, from + shift, to + shift);
    const edit = fix && { fix: { at: spanOf(chunk, fix.start + shift, fix.end + shift), text: fix.text } };
    faults.push({ code, message, at, ...edit });
  }
  return faults;
}

function* unreadable({ chunk, text, docs, tooDeep, tabs }: Read): Generator<SyntaxMessage> {
  if (tooDeep !== undefined)
    yield {
      code: 'nesting',
      message:
        'Lists and mappings stand more than 100 deep in each other here, and what follows is not read: flatten them.',
      start: Math.min(tooDeep, text.length),
      end: Math.min(tooDeep + 1, text.length),
    };
  const control = text.search(/[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/u);
  if (control >= 0)
    yield {
      code: 'control-character',
      message: `The character ${codePoint(text, control)} cannot stand in YAML: remove it, or check that this is a text file in UTF-8.`,
      start: control,
      end: control + 1,
    };
  // PyYAML stops at any of them; others read over a line that holds nothing else.
  if (chunk.dialect === 'dbt') for (const at of tabs) yield tab({ text, start: at, end: at + 1 });
  const second = docs[1];
  if (second) {
    const who = chunk.dialect === 'dbt' ? 'dbt reads' : 'A plan is';
    yield {
      code: 'several-documents',
      message: `${who} one YAML document a file, and this "---" begins a second: remove the line, or move what follows to a file of its own.`,
      start: second.range[0],
      end: Math.min(second.range[0] + 3, text.length),
    };
  }
}

function messageFor(doc: Document.Parsed, text: string): SyntaxMessage[] {
  const problems = [
    ...doc.errors,
    ...doc.warnings.filter((warning) =>
      /^Unresolved tag: (?!tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|binary|timestamp|omap|pairs|set)$)/.test(
        warning.message,
      ),
    ),
  ];
  if (problems.length === 0) return [];
  // What ends where a closing quote or a bracket is missed; of brackets, the innermost must be closed first.
  const [texts, brackets] = [new Map<number, Node>(), new Map<number, Node>()];
  visit(doc, {
    Node(_, node) {
      if (node.range && isCollection(node) && node.flow) brackets.set(node.range[1], node);
      if (node.range && isScalar(node)) texts.set(node.range[1], node);
    },
  });
  const nested = new Set(problems.filter(({ code }) => code === 'BLOCK_AS_IMPLICIT_KEY').map(({ pos }) => pos[0]));
  const own = problems.filter(({ code, pos }) => {
    if (code === 'TAB_AS_INDENT') return /\S/.test(text.slice(pos[0], lineLimit(text, pos[0], text.length))); // a blank line
    return code !== 'MULTILINE_IMPLICIT_KEY' || !nested.has(pos[0]);
  });
  return own.map(({ code, message, pos }) => {
    const [start, end] = [Math.min(pos[0], text.length), Math.min(pos[1], text.length)];
    const ended = (missesBracket.test(message) ? brackets : texts).get(pos[0])?.range?.[0];
    const row = syntaxMessages.find((each) => each.codes.includes(code) && (!each.says || each.says.test(message)));
    const said = row?.say({ text: text, start, end: Math.max(end, start), open: ended, message });
    return (
      said ??
      tabBefore(text, start) ?? { code: 'unexpected', message: UNEXPECTED, start, end: lineLimit(text, start, end) }
    );
  });
}

const UNEXPECTED =
  'This cannot stand here: look at its indentation and at the quotes and brackets above, or put the text in quotes.';

const lineLimit = (text: string, start: number, end: number): number => {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? end : Math.max(start, Math.min(end, feed));
};

const codePoint = (text: string, at: number): string =>
  `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
