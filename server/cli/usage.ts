// Help texts for a terminal.
import { paint } from '../results/paint.ts';
import { padEnd, wrap } from '../results/width.ts';
import type { CommandSpec, OptionSpec } from './command.ts';
import { argDoc, exitCodes, optionDoc, optionUsage, usageOf } from './describe.ts';
import type { Output } from './io.ts';
import { common } from './options.ts';

type Look = Pick<Output, 'width' | 'colour'>;

/** All commands, for `trackwright --help`. */
export function helpOfAll(commands: readonly CommandSpec[], look: Look): string {
  const ink = paint(look.colour);
  return page([
    'Trackwright: tracking plans as code. Lints plans and dbt YAML; makes events, SQL, checks and dbt from a plan; runs them.',
    'Usage: trackwright COMMAND [names] [options]',
    section(
      'Commands',
      rows(
        commands.map(({ name, purpose }) => [name, purpose]),
        look,
      ),
      ink.bold,
    ),
    section('Options of every command', rows(common.map(optionRow), look), ink.bold),
    section(
      'Exit codes',
      rows(
        exitCodes.map(([code, text]) => [`${code}`, text]),
        look,
      ),
      ink.bold,
    ),
    'Options and examples of one command: trackwright COMMAND --help',
  ]);
}

export function helpOfCommand(command: CommandSpec, look: Look): string {
  const ink = paint(look.colour);
  const { args, options, examples } = command;
  return page([
    `${command.purpose}.`,
    `Usage: ${usageOf(command)}`,
    section(
      'Names',
      rows(
        args.map((arg) => [arg.name, argDoc(arg)]),
        look,
      ),
      ink.bold,
    ),
    section('Options', rows(options.map(optionRow), look), ink.bold),
    section('Options of every command', rows(common.map(optionRow), look), ink.bold),
    section(
      'Examples',
      examples.flatMap(({ does, run }) => [`  ${does}:`, `    ${ink.cyan(run)}`]),
      ink.bold,
    ),
  ]);
}

const page = (parts: readonly string[]): string => `${parts.filter(Boolean).join('\n\n')}\n`;

const section = (title: string, lines: readonly string[], strong: (text: string) => string): string =>
  lines.length ? [strong(title), ...lines].join('\n') : '';

const optionRow = (option: OptionSpec): readonly [string, string] => [
  `${option.short ? `-${option.short}, ` : '    '}${optionUsage(option)}`,
  optionDoc(option),
];

/** Two columns, the second wrapped; never wider than is comfortable to read. */
function rows(pairs: readonly (readonly [string, string])[], { width }: Look): readonly string[] {
  const left = pairs.reduce((most, [first]) => Math.max(most, first.length), 0);
  const room = Math.max(20, Math.min(width, 110) - left - 4);
  return pairs.flatMap(([first, second]) =>
    wrap(second, room).map((line, at) => `  ${padEnd(at ? '' : first, left)}  ${line}`.trimEnd()),
  );
}
