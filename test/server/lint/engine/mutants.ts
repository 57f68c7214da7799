// Texts as people and tools break them: changes of lines, words and characters of other texts.
import fc from 'fast-check';

const tokens = [
  '\n',
  ' ',
  '  ',
  '- ',
  '#',
  ' # note',
  ':',
  ': ',
  'x',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '*a',
  '&a ',
  '---\n',
  '\t',
  '|\n',
  '>-\n',
  '? ',
  '!!str ',
  '<<: *a',
  '\r\n',
  '\ufeff',
  '\u0000',
  '\u200b',
  '\u{1F600}',
  '\n  - name: z_added\n',
  '__proto__: 1\n',
  'events:\n',
  'models:\n',
  'columns:\n',
  'config: {meta: {event: order_paid}}\n',
  'config:\n',
  'use: [b]',
  'required: true',
  'type: string\n',
  ', enum: [a, 1]',
  '0x1F',
  '~',
  'yes',
  '1_000',
  '2026-02-30',
  'as: "A B"',
  'password: hunter2\n',
  '# trackwright-disable-next-line event-name-case: why\n',
] as const;

const change = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), at: fc.nat(), text: fc.constantFrom(...tokens) }),
  fc.record({ do: fc.constant('delete' as const), at: fc.nat(), n: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ do: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('drop lines' as const), at: fc.nat(), n: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('repeat line' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('swap lines' as const), at: fc.nat(), with: fc.nat() }),
  fc.record({ do: fc.constant('shift line' as const), at: fc.nat(), by: fc.integer({ min: -2, max: 3 }) }),
  fc.record({ do: fc.constant('swap words' as const), at: fc.nat(), with: fc.nat() }),
);
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(change, { minLength: 1, maxLength: 4 });

export const mutant = (text: string, all: readonly Change[]): string => all.reduce(changed, text);

function changed(text: string, one: Change): string {
  const at = one.at % (text.length + 1);
  const lines = text.split('\n');
  const nth = one.at % lines.length;
  switch (one.do) {
    case 'insert':
      return text.slice(0, at) + one.text + text.slice(at);
    case 'delete':
      return text.slice(0, at) + text.slice(at + one.n);
    case 'cut':
      return text.slice(0, at);
    case 'drop lines':
      return lines.toSpliced(nth, one.n).join('\n');
    case 'repeat line':
      return lines.toSpliced(nth, 0, lines[nth] ?? '').join('\n');
    case 'swap lines': {
      const other = one.with % lines.length;
      return lines
        .with(nth, lines[other] ?? '')
        .with(other, lines[nth] ?? '')
        .join('\n');
    }
    case 'shift line':
      return lines
        .with(nth, one.by > 0 ? ' '.repeat(one.by) + lines[nth] : (lines[nth] ?? '').replace(/^ {1,2}/, ''))
        .join('\n');
    case 'swap words': {
      const words = [...text.matchAll(/[\w-]+/g)];
      const [a, b] = [words[one.at % words.length], words[one.with % words.length]];
      return a && b ? text.slice(0, a.index) + b[0] + text.slice(a.index + a[0].length) : text;
    }
  }
}
