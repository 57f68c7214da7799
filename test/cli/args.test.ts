import { describe, expect, it } from 'vitest';
import { eitherOf, readArgs } from '../../server/cli/args.ts';
import type { CommandSpec } from '../../server/cli/command.ts';
import { UsageError } from '../../server/cli/errors.ts';

const verb: CommandSpec = {
  name: 'try',
  purpose: 'Try',
  args: [
    { name: 'FIRST', doc: 'First', required: true },
    { name: 'REST', doc: 'Rest', many: true },
  ],
  options: [
    { name: 'fix', kind: 'flag', doc: 'Fix' },
    { name: 'out', kind: 'text', value: 'DIR', doc: 'Out', short: 'o' },
    { name: 'rule', kind: 'text', value: 'ID', doc: 'Rule', many: true },
    { name: 'format', kind: 'choice', value: 'FORMAT', choices: ['text', 'json'], default: 'text', doc: 'Form' },
    { name: 'users', kind: 'integer', value: 'N', least: 1, doc: 'Users' },
    { name: 'since', kind: 'date', value: 'DATE', doc: 'Since' },
  ],
  examples: [
    { does: 'a', run: 'a' },
    { does: 'b', run: 'b' },
    { does: 'c', run: 'c' },
  ],
};
const none = {
  fix: false,
  out: undefined,
  rule: [],
  format: 'text',
  users: undefined,
  since: undefined,
  project: undefined,
  quiet: false,
  'no-color': false,
  help: false,
  version: false,
};

describe('words of the command line', () => {
  it.each<[string[], string[], object]>([
    [['a'], ['a'], {}],
    [['a', 'b', 'c'], ['a', 'b', 'c'], {}],
    [['--fix', 'a'], ['a'], { fix: true }],
    [['a', '--out', 'x', '--out=y'], ['a'], { out: 'y' }],
    [['a', '-o', 'x', '-q'], ['a'], { out: 'x', quiet: true }],
    [['a', '--rule', 'x', '--rule', 'y'], ['a'], { rule: ['x', 'y'] }],
    [['a', '--format=json'], ['a'], { format: 'json' }],
    [['a', '--users', '10', '--since', '2024-02-29'], ['a'], { users: 10, since: '2024-02-29' }],
    [['-', '--out', '-'], ['-'], { out: '-' }],
    [['--', '--fix', '-x'], ['--fix', '-x'], {}],
    [['a', '--out', '-5'], ['a'], { out: '-5' }],
    [['a', '--out=--fix'], ['a'], { out: '--fix' }],
    [['a', '--project', 'p'], ['a'], { project: 'p' }],
    [['--help'], [], { help: true }],
  ])('%j', (words, names, options) =>
    expect(readArgs(verb, words)).toEqual({ names, options: { ...none, ...options } }),
  );

  it.each<[string[], string]>([
    [[], '"trackwright try" needs a FIRST.'],
    [['a', '--fx'], 'Unknown option "--fx" of "trackwright try". Did you mean "--fix"?'],
    [['a', '--use', '1'], 'Unknown option "--use" of "trackwright try". Did you mean "--users"?'],
    [['a', '--zebra'], 'Unknown option "--zebra" of "trackwright try".'],
    [['a', '-z'], 'Unknown option "-z" of "trackwright try".'],
    [['a', '--constructor'], 'Unknown option "--constructor" of "trackwright try".'],
    [['a', '--__proto__=1'], 'Unknown option "--__proto__" of "trackwright try".'],
    [['a', '--out'], 'Option "--out" needs a value: --out DIR.'],
    [['a', '--out', '--fix'], 'Option "--out" needs a value: --out DIR.'],
    [['a', '--out='], 'Option "--out" needs a value: --out DIR.'],
    [['a', '--fix=yes'], 'Option "--fix" takes no value.'],
    [['a', '--format', 'jsn'], 'Option "--format" takes text or json, not "jsn". Did you mean "json"?'],
    [['a', '--format', 'yaml'], 'Option "--format" takes text or json, not "yaml".'],
    [['a', '--users', '0'], '"0" is not a number for "--users"; it takes a whole number from 1.'],
    [['a', '--users', '1e3'], '"1e3" is not a number for "--users"; it takes a whole number from 1.'],
    [['a', '--users', '-3'], '"-3" is not a number for "--users"; it takes a whole number from 1.'],
    [
      ['a', '--users', '99999999999999999999'],
      '"99999999999999999999" is not a number for "--users"; it takes a whole number from 1.',
    ],
    [['a', '--since', '2025-02-29'], 'Invalid date "2025-02-29" for --since; expected YYYY-MM-DD.'],
    [['a', '--since', 'yesterday'], 'Invalid date "yesterday" for --since; expected YYYY-MM-DD.'],
  ])('%j: %s', (words, message) => {
    expect(() => readArgs(verb, words)).toThrow(new UsageError(message, 'try'));
  });

  it('counts names', () => {
    const one: CommandSpec = { ...verb, args: [{ name: 'RULE', doc: 'Rule' }] };
    const choice: CommandSpec = { ...verb, args: [{ name: 'SHELL', doc: 'Shell', choices: ['bash', 'zsh'] }] };
    expect(() => readArgs(one, ['a', 'b'])).toThrow('"b" is one name too many; "trackwright try" takes one RULE.');
    expect(() => readArgs({ ...verb, args: [] }, ['a'])).toThrow(
      '"a" is one name too many; "trackwright try" takes none.',
    );
    expect(() => readArgs(choice, ['bsh'])).toThrow('SHELL is bash or zsh, not "bsh". Did you mean "bash"?');
    expect(readArgs(one, []).names).toEqual([]);
  });

  it('lists choices in words', () => {
    expect(eitherOf(['a'])).toBe('a');
    expect(eitherOf(['a', 'b'])).toBe('a or b');
    expect(eitherOf(['a', 'b', 'c'])).toBe('a, b or c');
  });
});
