// dbt's YAML is read as dbt's loader reads it: rules by example, and every real file against PyYAML itself.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Doc } from '../../../server/yaml/document.ts';
import type { Node } from '../../../server/yaml/node.ts';
import { dataDir } from '../../data.ts';
import { rootOf, scalarAt, shapeOf } from './tree.ts';

const read = (text: string, dialect: 'plan' | 'dbt' = 'dbt'): Doc => Doc.of('f', text, 'whole', dialect);
const codes = (doc: Doc): string[] => doc.faults(doc.chunks[0]!).map((fault) => fault.code);

describe('what PyYAML takes', () => {
  test.each<[string, string, unknown]>([
    [
      'a quoted text that continues at the column of its key',
      'a:\n  b: "one\n  two"\n  c: d\n',
      [
        [
          'a',
          [
            ['b', 'one two'],
            ['c', 'd'],
          ],
        ],
      ],
    ],
    [
      'a quoted text that continues at the first column',
      "a:\n  - b: 'one\ntwo ''x'' \\'\n    c: d\n",
      [
        [
          'a',
          [
            [
              ['b', "one two 'x' \\"],
              ['c', 'd'],
            ],
          ],
        ],
      ],
    ],
    [
      'an escaped quote',
      'a:\n  b: "one \\"\n  two\\\\"\n  c: d\n',
      [
        [
          'a',
          [
            ['b', 'one " two\\'],
            ['c', 'd'],
          ],
        ],
      ],
    ],
    [
      'brackets that close at the first column',
      'a:\n  b: [\n  c,\nd\n]\n  e: f\n',
      [
        [
          'a',
          [
            ['b', ['c', 'd']],
            ['e', 'f'],
          ],
        ],
      ],
    ],
    ['a comment right behind a quote', 'a: "b"#c\n', [['a', 'b']]],
  ])('%s', (_, text, shape) => {
    expect(codes(read(text))).toEqual([]);
    expect(shapeOf(rootOf(read(text)))).toEqual(shape);
  });

  test('the same texts are faults in a plan', () => {
    expect(codes(read('a:\n  b: "one\n  two"\n  c: d\n', 'plan'))).not.toEqual([]);
    expect(codes(read('a: "b"#c\n', 'plan'))).toEqual(['comment-space']);
  });
});

describe('what PyYAML refuses', () => {
  test.each<[string, string, string[]]>([
    ['a second document', 'a: 1\n---\nb: 2\n', ['several-documents']],
    ['a line that holds a tab', 'a: b\n\t\nc: d\n', ['tab-indentation']],
    ['a tab behind an empty value', 'a:\n\tb: c\n', ['tab-indentation']],
    ['an unknown tag', 'a: !secret x\n', ['unknown-tag']],
    ['an alias without an anchor', 'a: *b\n', ['missing-anchor']],
    ['Jinja without quotes', 'a: {{ var("x") }}\n', ['bare-jinja']],
    ['a control character', 'a: "\u0007"\n', ['control-character']],
    ['a quote that is never closed', 'a: "b\nc: d\n', ['unclosed-quote']],
  ])('%s', (_, text, want) => {
    expect(codes(read(text))).toEqual(want);
  });

  test('tabs within brackets are fine', () => {
    expect(codes(read('a: [\n\tb]\n'))).toEqual([]);
  });
});

describe('plain scalars', () => {
  test.each<[string, unknown, unknown]>([
    ['yes', 'yes', true],
    ['Off', 'Off', false],
    ['n', 'n', 'n'],
    ['y', 'y', 'y'],
    ['e8', 'e8', 'e8'],
    ['017', 17, 15],
    ['0o17', 15, '0o17'],
    ['0b11', '0b11', 3],
    ['0x1F', 31, 31],
    ['1_000', '1_000', 1000],
    ['1:30', '1:30', 90],
    ['-1:30', '-1:30', -90],
    ['1:30.5', '1:30.5', 90.5],
    ['1e3', 1000, '1e3'],
    ['1.0e+3', 1000, 1000],
    ['1.', 1, 1],
    ['.5', 0.5, 0.5],
    ['-.inf', -Infinity, -Infinity],
    ['.NaN', Number.NaN, Number.NaN],
    ['2018_06', '2018_06', 201806],
    ['2026-01-01', '2026-01-01', '2026-01-01'],
    ['4.10', 4.1, 4.1],
    ['+12', 12, 12],
    ['9007199254740993', 9007199254740993n, 9007199254740993n],
    ['-9007199254740993', -9007199254740993n, -9007199254740993n],
    ['~', null, null],
    ['NULL', null, null],
    ['TRUE', true, true],
    ['!!str 12', '12', '12'],
    ['!!int "12"', 12, 12],
    ['!!float 1', 1, 1],
    ['!!bool yes', 'yes', true],
    ['! 12', '12', '12'],
  ])('%s', (text, plan, dbt) => {
    expect(scalarAt(rootOf(read(`k: ${text}\n`, 'plan')), 'k').value).toEqual(plan);
    expect(scalarAt(rootOf(read(`k: ${text}\n`)), 'k').value).toEqual(dbt);
  });
});

/** What PyYAML makes of files: values with dates as text, or nothing where it refuses. */
const loader = `
import json, sys, yaml
class Loader(getattr(yaml, 'CSafeLoader', yaml.SafeLoader)): pass
Loader.yaml_implicit_resolvers = {k: [(t, r) for t, r in v if not t.endswith('timestamp')] for k, v in Loader.yaml_implicit_resolvers.items()}
def plain(v):
    if isinstance(v, dict): return {'map': [[str(k), plain(x)] for k, x in v.items()]}
    if isinstance(v, (list, tuple)): return [plain(x) for x in v]
    if isinstance(v, float) and (v != v or v in (float('inf'), float('-inf'))): return str(v)
    return v
for file in sys.stdin.read().split('\\n'):
    try: print(json.dumps({'value': plain(yaml.load(open(file, 'rb').read().decode('utf8'), Loader=Loader))}, default=str))
    except Exception: print('{}')
`;

type Loaded = string | number | boolean | null | Loaded[] | { map: [string, Loaded][] };

const named = (value: unknown): string =>
  value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : String(value);

/** A node as PyYAML would load it: aliases resolved, merge keys merged, the last of equal keys kept. */
function loaded(doc: Doc, node: Node | undefined): Loaded {
  if (!node) return null;
  if (node.kind === 'alias') return loaded(doc, doc.anchor(node.name, node.span));
  if (node.kind === 'seq') return node.items.map((item) => loaded(doc, item));
  if (node.kind === 'scalar') {
    const { value } = node;
    if (typeof value === 'bigint') return Number(value);
    return typeof value === 'number' && !Number.isFinite(value)
      ? { Infinity: 'inf', '-Infinity': '-inf', NaN: 'nan' }[String(value)]!
      : value;
  }
  const own = new Map<string, Loaded>();
  const merged = new Map<string, Loaded>();
  for (const { key, value } of node.pairs) {
    if (key.text !== '<<' || key.style !== 'plain') own.set(named(key.value), loaded(doc, value));
    else
      for (const each of [loaded(doc, value)].flat() as { map: [string, Loaded][] }[])
        for (const [name, inner] of each.map) if (!merged.has(name)) merged.set(name, inner);
  }
  return { map: [...new Map([...merged, ...own])] };
}

/** Equal but for the order of keys, and for line breaks at the end of texts: \`yaml\` adds one at the end of a file. */
const comparable = (value: Loaded): unknown => {
  if (typeof value === 'string') return value.replace(/\n$/, '');
  if (Array.isArray(value)) return value.map(comparable);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(value.map.map(([key, each]) => [`.${key}`, comparable(each)]))
    : value;
};

const dir = dataDir('dbt');
const python = spawnSync('python3', ['-c', 'import yaml']).status === 0;
const missing = !dir ? ' (skipped: no data)' : !python ? ' (skipped: no python3 with PyYAML)' : '';
const every = process.env.TRACKWRIGHT_ALL ? 1 : 4;

test.skipIf(missing !== '')(`real dbt files are read as PyYAML reads them${missing}`, () => {
  const files = readdirSync(dir!, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .filter((_, index) => index % every === 0)
    .map((file) => path.join(dir!, file));
  const { stdout } = spawnSync('python3', ['-c', loader], {
    input: files.join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { value?: Loaded });
  expect(answers.length).toBe(files.length);
  expect(files.length).toBeGreaterThan(100);
  for (const [index, file] of files.entries()) {
    const doc = Doc.of(file, readFileSync(file, 'utf8'), 'whole', 'dbt');
    const { value } = answers[index]!;
    expect(doc.faults(doc.chunks[0]!).length > 0, file).toBe(value === undefined);
    if (value !== undefined) expect(comparable(loaded(doc, rootOf(doc))), file).toEqual(comparable(value));
  }
});
