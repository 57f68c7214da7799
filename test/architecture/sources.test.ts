// Sources are short, say what they are for, and export what somebody imports.
import { describe, expect, test } from 'vitest';
import { imports, product, sources, textOf, tracked } from './tracked.ts';

const linesOf = (file: string) => textOf(file).split('\n').length - 1;

describe('length', () => {
  const limit = 400;
  /** Longer, and why. */
  const longer: Readonly<Record<string, string>> = {};
  const files = [...product, ...tracked.filter((file) => file.endsWith('.css'))];
  test('no source is longer than what can be read at once', () =>
    expect(files.filter((file) => linesOf(file) > limit && !(file in longer))).toEqual([]));
  test('no exception is without need', () =>
    expect(Object.keys(longer).filter((file) => linesOf(file) <= limit)).toEqual([]));
  test('no test is longer than its table is worth', () =>
    expect(sources.filter((file) => file.startsWith('test/') && linesOf(file) > 500)).toEqual([]));
});

test('every source says at its top what it is for', () => {
  // A rule says it in `checks` and `why`; a test in its name and in the names of its cases.
  const isRule = (file: string) => file.startsWith('server/lint/rules/') && /^export default /m.test(textOf(file));
  const told = product.filter((file) => !isRule(file));
  expect(told.filter((file) => !/^(#!.*\n)?\/\/ \S/.test(textOf(file)))).toEqual([]);
});

describe('exports', () => {
  /** Started or loaded by name from outside. */
  const entries = [
    'client/extension.ts',
    'scripts/generated.ts',
    'scripts/known-words.ts',
    'scripts/vscode/spdlog.mjs',
    'test/cli/build.ts',
    'test/editor/index.ts',
    'test/ui/setup.ts',
    'vitest.config.ts',
  ];
  const values = sources
    .filter((file) => !/\.test\.ts$/.test(file) && !entries.includes(file))
    .flatMap((file) =>
      [...textOf(file).matchAll(/^export (?:async )?(?:const|function\*?|class) (\w+)/gm)].map(([, name = '']) => ({
        file,
        name,
      })),
    );
  const word = (name: string) => new RegExp(`(?<![\\w.'"-])${name}\\b`, 'g');
  const importers = ({ file, name }: (typeof values)[number]) =>
    imports
      .filter(({ to }) => to === file)
      // Of a module that is taken whole, or later, the name is somewhere in the text.
      .filter(({ from, clause }) => new RegExp(`\\b${name}\\b`).test(/^\{/.test(clause) ? clause : textOf(from)))
      .map(({ from }) => from);

  test('somebody imports every value', () => {
    expect(values.length).toBeGreaterThan(500);
    expect(values.filter((one) => !importers(one).length).map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });
  test('what only tests import is used where it stands', () => {
    const idle = values.filter(
      (one) =>
        !one.file.startsWith('test/') &&
        importers(one).every((from) => from.startsWith('test/')) &&
        [...textOf(one.file).matchAll(word(one.name))].length < 2,
    );
    expect(idle.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });
});
