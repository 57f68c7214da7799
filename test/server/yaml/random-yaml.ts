// Random YAML as people write it: block and brackets, quotes of all kinds, comments, blank lines, anchors.
import fc from 'fast-check';
import { renderScalar } from '../../../server/yaml/write.ts';

/** One value written out: `lines` stand below its key or dash when `below`, else the first goes behind it. */
interface Written {
  readonly below: boolean;
  readonly lines: readonly string[];
}

const inline = (text: string): Written => ({ below: false, lines: [text] });
const words = fc.constantFrom(
  'a',
  'b c',
  'no',
  '4.10',
  "it's",
  'x: y',
  'p # q',
  '',
  'a, b',
  '- d',
  '*',
  'é\u{1F600}',
  '2026-01-01',
  'long words that go on',
);
const names = fc.constantFrom('k', 'l', 'm', 'name', 'on', 'x y', 'q:r', "it's");

const flowScalar = (flow: boolean): fc.Arbitrary<string> =>
  fc
    .record({ text: words, style: fc.constantFrom('plain' as const, 'single' as const, 'double' as const) })
    .map(({ text, style }) => renderScalar(text, style, flow));

const block = fc
  .record({
    header: fc.constantFrom('|', '|-', '>', '>-', '| # why', '|+'),
    lines: fc.array(fc.constantFrom('one', 'two # three', '- four', '', '  deeper'), { maxLength: 3 }),
  })
  .map(
    ({ header, lines }): Written => ({
      below: false,
      lines: [
        header,
        '  first',
        ...lines.map((line) => (line ? `  ${line}` : '')),
        '  last',
        ...(header === '|+' && lines.length !== 1 ? [''] : []),
      ],
    }),
  );

const { flow } = fc.letrec<{ flow: string }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    flowScalar(true),
    fc
      .record({ items: fc.array(tie('flow'), { maxLength: 3 }), wide: fc.boolean() })
      .map(({ items, wide }) => brackets('[', ']', items, wide)),
    fc
      .record({
        pairs: fc.uniqueArray(fc.tuple(names, tie('flow')), { maxLength: 3, selector: ([key]) => key }),
        wide: fc.boolean(),
      })
      .map(({ pairs, wide }) =>
        brackets(
          '{',
          '}',
          pairs.map(([key, value]) => `${renderScalar(key, 'plain', true)}: ${value}`),
          wide,
        ),
      ),
  ),
}));

const brackets = (open: string, close: string, items: readonly string[], wide: boolean): string =>
  wide ? `${open} ${items.join(' , ')} ${close}` : open + items.join(', ') + close;

interface Around {
  readonly above: readonly string[];
  readonly tail: string;
  readonly below: readonly string[];
}

const around: fc.Arbitrary<Around> = fc.record({
  above: fc.constantFrom([], [], [], ['# above'], [''], ['', '# above', '# two'], ['# apart', '']),
  tail: fc.constantFrom('', '', '', ' # tail', '   # tail - x: y'),
  below: fc.constantFrom([], [], [], ['   # inside']),
});

/** A member: `lead` is its key with a colon, or its dash. */
function member(lead: string, value: Written, { above, tail, below }: Around, step: number): string[] {
  const [first = '', ...rest] = value.lines;
  const block = /^[|>]/.test(first);
  const lines = value.below
    ? [lead + tail, ...value.lines.map((line) => indent(line, step))]
    : [`${lead} ${first}${block || first === '' ? '' : tail}`, ...rest.map((line) => indent(line, 2))];
  return [...above, ...lines, ...(value.below || rest.length > 0 ? [] : below)];
}

const indent = (line: string, by: number): string => (line === '' ? '' : ' '.repeat(by) + line);

/** `- ` with the first key of a mapping behind it, as most people write items. */
const compact = ({ lines }: Written): string[] | undefined =>
  lines[0] !== undefined && /^[\w"']/.test(lines[0])
    ? [`- ${lines[0]}`, ...lines.slice(1).map((line) => indent(line, 2))]
    : undefined;

const { map, list } = fc.letrec<{ value: Written; map: Written; list: Written }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    flowScalar(false).map(inline),
    fc.constant(inline('')),
    flow.map(inline),
    block,
    tie('map'),
    tie('list'),
  ),
  map: fc
    .uniqueArray(fc.record({ name: names, value: tie('value'), around, step: fc.constantFrom(2, 4) }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ name }) => name,
    })
    .map((pairs) => ({
      below: true,
      lines: pairs.flatMap(({ name, value, around: comments, step }) =>
        member(`${renderScalar(name)}:`, value, comments, step),
      ),
    })),
  list: fc
    .array(fc.record({ value: tie('value'), around, close: fc.boolean() }), { minLength: 1, maxLength: 4 })
    .map((items) => ({
      below: true,
      lines: items.flatMap(
        ({ value, around: comments, close }) =>
          (close && value.below && compact(value)) || member('-', value, comments, 2),
      ),
    })),
}));

/** A file: a mapping or a list, with LF or CRLF, with or without a break at its end. */
export const randomYaml: fc.Arbitrary<string> = fc
  .record({
    root: fc.oneof({ arbitrary: map, weight: 4 }, { arbitrary: list, weight: 1 }),
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    last: fc.boolean(),
  })
  .map(({ root, eol, last }) => root.lines.join(eol) + (last || /^\s*$/.test(root.lines.at(-1) ?? '') ? eol : ''));
