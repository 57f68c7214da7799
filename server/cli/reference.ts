// The reference page of the command line, made of the table of commands.
import { escapeMarkdown, fence } from '../results/markdown.ts';
import type { CommandSpec, OptionSpec } from './command.ts';
import { argDoc, exitCodes, optionDoc, optionUsage, usageOf } from './describe.ts';
import { common } from './options.ts';

/** Markdown for docs/reference/cli.md. */
export function cliReference(commands: readonly CommandSpec[]): string {
  return `${[
    '# The command line',
    'Made by `npm run gen` from the table of commands; `trackwright COMMAND --help` says the same.',
    table(
      ['Command', 'Does'],
      commands.map(({ name, purpose }) => [`[${name}](#${name})`, escapeMarkdown(purpose)]),
    ),
    'Every command works from the nearest `trackwright.yml` above the current folder; without one, on the current folder with the defaults. Results go to stdout; progress, notes and errors to stderr, progress only on a terminal. `-` is stdin or stdout. Paths are printed relative to the current folder, with `/`. In JSON, lines and columns count from 1, columns in UTF-16 units, ends exclusive.',
    options('Options of every command', common),
    table(
      ['Exit code', 'Means'],
      exitCodes.map(([code, text]) => [`${code}`, escapeMarkdown(text)]),
    ),
    ...commands.map(verbPart),
  ].join('\n\n')}\n`;
}

function verbPart(command: CommandSpec): string {
  const { name, purpose, args, options: own, examples } = command;
  return [
    `## ${name}`,
    `${escapeMarkdown(purpose)}.`,
    fence(usageOf(command), 'text'),
    ...(args.length
      ? [
          table(
            ['Name', 'Is'],
            args.map((arg) => [code(arg.name), escapeMarkdown(argDoc(arg))]),
          ),
        ]
      : []),
    ...(own.length ? [options('Option', own)] : []),
    fence(examples.map(({ does, run }) => `# ${does}\n${run}`).join('\n'), 'sh'),
  ].join('\n\n');
}

const options = (title: string, all: readonly OptionSpec[]): string =>
  table(
    [title, 'Does'],
    all.map((option) => [
      `${option.short ? `${code(`-${option.short}`)} ` : ''}${code(optionUsage(option))}`,
      escapeMarkdown(optionDoc(option)),
    ]),
  );

const code = (text: string): string => `\`${text}\``;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
