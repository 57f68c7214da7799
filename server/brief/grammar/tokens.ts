// A phrase as tokens: list marks and markup gone, quoted labels whole, values in parentheses aside.

export interface WordToken {
  readonly text: string;
  readonly low: string;
  /** Stood in quotes: one name, whatever words it holds. */
  readonly label?: true;
}

export interface Tidied {
  readonly text: string;
  /** Words in parentheses, where they list what something may be. */
  readonly values: readonly string[];
}

/** One line of text without bullets, numbering, Markdown marks, story ids and the final stop. */
export function tidy(phrase: string): Tidied {
  let text = phrase
    .normalize('NFC')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+[–—-]+\s+/g, ' - ')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/(^|\s)\*(\S[^*]*)\*(?=\s|$)/g, '$1$2')
    .replace(
      /(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}]|\uFE0E|\uFE0F|\u200D|\u20E3|[✓✗✘→➜➤►●○■□◆◇])+/gu,
      ' ',
    )
    .replace(/\b(I|we|you|they|he|she|it)'d(?= (?:like|love|prefer|rather|want)\b)/gi, '$1 would')
    .replace(/\b(I|we|you|they|he|she|it)'(?:m|re|ve|ll|d)\b/gi, '$1 am')
    .replace(/\s+\+\s+/g, ' and ')
    .replace(/(^|[\s(])'([^']+)'(?=[\s,.)]|$)/g, '$1"$2"')
    .replace(/\s+/g, ' ')
    .trim();
  text = text.replace(
    /^(?:[-*•–+>]\s+|\[[ xX]?\]\s*|\d{1,3}[.)]\s+|\(?[a-z]\)\s+|[A-Z]{1,6}-?\d+(?:\.\d+)*[.:)]?\s+)+/,
    '',
  );
  text = text.replace(/^(?:user story|story|feature|action|scenario|title)\s*\d*\s*:\s*/i, '');
  const values: string[] = [];
  text = text.replace(/\s*\(([^)]*)\)?/g, (_, inside: string) => {
    values.push(...listed(inside));
    return '';
  });
  text = text.replace(/\b(?:one|two) or (?:more|few|several|many)(?: of)?\b/gi, '');
  text = text.replace(/,?\s+(?:e\.g\.|i\.e\.|such as|for example|for instance|including|etc\.?)(?=[\s,]|$).*$/i, '');
  text = text.replace(/\s+/g, ' ');
  return { text: text.replace(/[\s.!;:,]+$/, '').trim(), values };
}

function listed(inside: string): readonly string[] {
  if (/^(e\.g|i\.e|for|the|a|an|starting|optional|if|when|see|not)\b/i.test(inside.trim())) return [];
  const parts = inside.split(/\s*[,/|]\s*|\s+or\s+/).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => /^[\w+-]+( [\w+-]+)?$/.test(part)) ? parts : [];
}

/** Words, commas and labels. `a/b` is "a and b" of the same kind, `&` is "and"; paths and CI/CD stay whole. */
export function tokens(text: string): readonly WordToken[] {
  const labels: string[] = [];
  const marked = text
    .replace(/"([^"]+)"/g, (_, label: string) => `\uE000${labels.push(label.trim()) - 1}\uE000`)
    .replace(/\s*&\s*/g, ' and ')
    .replace(/\b([a-z]{3,}) by \1\b|\bside[- ]by[- ]side\b/gi, '')
    .replace(/\band\/or\b/gi, 'or')
    .replace(/\btime off\b/gi, 'time-off')
    .replace(/,? (?:as well as|along with|together with)\b/gi, ' and')
    .replace(/(?<![\w./])[a-z]{3,}(?:\s?\/\s?[a-z]{3,})+(?![\w./])/gi, (all) =>
      all === all.toUpperCase() ? all : all.replace(/\s?\/\s?/g, ' \uE001 '),
    )
    .replace(/,(?!\d{3}(?!\d))/g, ' , ');
  return marked
    .split(/\s+/)
    .filter((part) => part !== '' && part !== '-')
    .map((part) => {
      const label = /^\uE000(\d+)\uE000/.exec(part)?.[1];
      if (label !== undefined)
        return { text: labels[Number(label)] ?? '', low: (labels[Number(label)] ?? '').toLowerCase(), label: true };
      if (part === '\uE001') return { text: 'and', low: '/' };
      const word = part.replace(/^[^\p{L}\p{N}/#@$]+|[^\p{L}\p{N}%+#']+$/gu, '').replace(/(?<!s)'$/, '') || part;
      return { text: word, low: word.toLowerCase() };
    });
}
