// Completion for fish.

import type { CommandSpec, OptionSpec } from '../command.ts';
import { isPath, optionDoc } from '../describe.ts';
import { common } from '../options.ts';

export function fishCompletion(commands: readonly CommandSpec[]): string {
  const lines = commands.flatMap((command) => [
    `${complete} -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.purpose)}`,
    ...[...command.options, ...common].map((option) => `${inCommand(command)} ${optionWords(option)}`),
    ...command.args.flatMap((arg) =>
      arg.choices
        ? [`${inCommand(command)} -a ${quoted(arg.choices.join(' '))}`]
        : isPath(arg.name)
          ? [`${inCommand(command)} -F`]
          : [],
    ),
  ]);
  return `# fish completion of trackwright\n${complete} -f\n${lines.join('\n')}\n`;
}

const complete = 'complete -c trackwright';
const inCommand = ({ name }: CommandSpec): string => `${complete} -n '__fish_seen_subcommand_from ${name}'`;

function optionWords(option: OptionSpec): string {
  const doc = `-l ${option.name}${option.short ? ` -s ${option.short}` : ''} -d ${quoted(optionDoc(option))}`;
  if (option.kind === 'flag') return doc;
  if (option.kind === 'choice') return `${doc} -x -a ${quoted(option.choices.join(' '))}`;
  return `${doc} ${isPath(option.value) ? '-r -F' : '-x'}`;
}

/** In fish a backslash escapes inside single quotes too. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
