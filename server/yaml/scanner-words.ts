// The words of a line: keys, quotes, texts, what stands before them.

export function isBlankLine(text: string, start: number, end: number): boolean {
  return /^[ \t]*$/.test(text.slice(start, end));
}

export function blanksEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /[ \t]/.test(text.charAt(at))) at++;
  return at;
}

/** Behind anchors and tags, with the blanks that follow them. */
export function propsEnd(text: string, start: number, end: number): number {
  return start + (/^(?:[&!][^ \t]*[ \t]+)*/.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** The key that begins at `start`, if a colon stands behind it on this line. */
export function keyOf(
  text: string,
  start: number,
  end: number,
): { readonly end: number; readonly colon: number } | undefined {
  const line = text.slice(start, end);
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(line);
  const word = quoted?.[0] ?? /^(?![[{#|>])(?:[^:#]|:(?![ \t]|$)|(?<![ \t])#)*/.exec(line)?.[0].trimEnd() ?? '';
  const colon = /^[ \t]*:(?=[ \t]|$)/.exec(line.slice(word.length));
  if (!colon) return undefined;
  return { end: start + word.length, colon: start + word.length + colon[0].length - 1 };
}

/** The end of a plain text on this line: before its comment and the blanks at the end. */
export function textEnd(text: string, start: number, end: number): number {
  const line = text.slice(start, end);
  return start + line.replace(/(?:^|[ \t]+)#.*$/s, '').replace(/[ \t]+$/, '').length;
}

/** Behind the quote that closes the one at `start`; undefined when none does. */
export function quoteEnd(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === quote) {
      if (quote === '"' || text.charAt(at + 1) !== quote) return at + 1;
      at++;
    }
  }
  return undefined;
}

/** What a word on one line says, roughly where it is not closed yet. */
export function unquoted(word: string): string {
  const quote = word.charAt(0);
  if (quote !== '"' && quote !== "'") return word;
  const inside = word.length > 1 && word.endsWith(quote) ? word.slice(1, -1) : word.slice(1);
  return quote === "'" ? inside.replaceAll("''", "'") : inside.replace(/\\(["\\/])/g, '$1');
}
