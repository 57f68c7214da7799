import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../server/cli/command.ts';
import { common } from '../../server/cli/options.ts';
import { cliReference } from '../../server/cli/reference.ts';
import { availableCommands, loaders } from '../../server/cli/registry.ts';
import { commands } from '../../server/cli/table.ts';
import { helpOfAll, helpOfCommand } from '../../server/cli/usage.ts';
import { widthOf } from '../../server/results/width.ts';
import { version } from '../../server/version.ts';
import { example, shell } from './harness.ts';

const all: readonly CommandSpec[] = commands;
const page = { width: Number.POSITIVE_INFINITY, colour: false };

describe('the table of commands', () => {
  it('has each command once, and each option of a command once', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, options } of all) {
      const names = [...options, ...common].map((option) => option.name);
      expect(new Set(names).size, name).toBe(names.length);
    }
  });

  it.each(all)('$name is worded as the others', ({ name, purpose, args, options, examples }) => {
    expect(name).toMatch(/^[a-z]+$/);
    for (const text of [
      purpose,
      ...options.map(({ doc }) => doc),
      ...args.map(({ doc }) => doc),
      ...examples.map(({ does }) => does),
    ]) {
      expect(text).toMatch(/^[A-Z].*[^.!]$/s);
      expect(text).not.toMatch(/\n/);
    }
    for (const { run } of examples) expect(run).toMatch(new RegExp(`trackwright.* ${name}|trackwright .*--${name}`));
    for (const option of options)
      if ('default' in option && option.kind === 'choice') expect(option.choices).toContain(option.default);
    expect(args.slice(0, -1).some(({ many }) => many)).toBe(false);
  });

  it('says the version that package.json says', () =>
    expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version));
});

describe.each(availableCommands())('$name', ({ name, options, examples }) => {
  it('reads each of its options', () => {
    const files = readdirSync('server/cli/commands').filter(
      (file) => file === `${name}.ts` || file.startsWith(`${name}-`),
    );
    // What needs no words of its own is the operation alone.
    const [, operation = ''] =
      new RegExp(`command: '${name}',[^]*?import\\('\\./([\\w-]+\\.ts)'\\)`).exec(
        readFileSync('server/operations/table.ts', 'utf8'),
      ) ?? [];
    const paths = files.length
      ? files.map((file) => `cli/commands/${file}`)
      : [`operations/${operation}`, 'cli/task.ts'];
    const code = paths.map((file) => readFileSync(`server/${file}`, 'utf8')).join('\n');
    const unread = options
      .map((option) => option.name)
      .filter((option) => !new RegExp(`(?<![\\w-])${option}(?![\\w-])`).test(code));
    expect(unread).toEqual([]);
  });

  it('has code', () => expect(loaders[name]).toBeTypeOf('function'));

  it('does what its examples say', async () => {
    const cwd = await example('ai-study');
    // What asks data needs some.
    if (options.some((option) => option.name === 'on'))
      await shell('trackwright events --users 500 --days 21', { cwd });
    for (const { run, exit = 0 } of examples) {
      const { code, stderr } = await shell(run, { cwd });
      expect({ run, code, stderr: code === exit ? '' : stderr }).toEqual({ run, code: exit, stderr: '' });
    }
  });
});

describe('help', () => {
  it('of all commands', () => expect(helpOfAll(all, page)).toMatchFileSnapshot('golden/help.txt'));
  it('of one', () =>
    expect(helpOfCommand(all.find(({ name }) => name === 'completion') as CommandSpec, page)).toMatchFileSnapshot(
      'golden/help-completion.txt',
    ));
  it.each([60, 80, 200])('keeps to %d columns, but for examples', (width) => {
    for (const command of all) {
      const text = helpOfCommand(command, { width, colour: false });
      for (const line of text.slice(text.indexOf('\n\n'), text.indexOf('\nExamples')).split('\n')) {
        if (!line.startsWith('Usage')) expect(widthOf(line), line).toBeLessThanOrEqual(Math.min(width, 110));
      }
    }
  });
});

describe('the reference page', () => {
  const page = cliReference(all);
  it('has every command, name and option of the table', () => {
    for (const { name, options, args, examples } of all) {
      const part =
        page
          .slice(page.indexOf(`\n## ${name}\n`))
          .slice(1)
          .split('\n## ')[0] ?? '';
      expect(part).toMatch(new RegExp(`^## ${name}\n`));
      for (const option of options) expect(part).toContain(`\`--${option.name}`);
      for (const arg of args) expect(part).toContain(`| \`${arg.name}\` |`);
      for (const { run } of examples) expect(part).toContain(`\n${run}\n`);
    }
  });
  it('has the same number of cells in each row of a table', () => {
    for (const rows of page.split('\n\n').filter((block) => block.startsWith('|'))) {
      const cells = rows.split('\n').map((row) => row.replaceAll('\\|', '').split('|').length);
      expect(new Set(cells).size, rows).toBe(1);
    }
  });
});
