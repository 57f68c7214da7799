// Completion for fish.

import type { OptionSpec, VerbSpec } from '../command.ts';
import { isPath, optionDoc } from '../describe.ts';
import { common } from '../options.ts';

export function fishCompletion(verbs: readonly VerbSpec[]): string {
  const lines = verbs.flatMap((verb) => [
    `${complete} -n __fish_use_subcommand -a ${verb.name} -d ${quoted(verb.purpose)}`,
    ...[...verb.options, ...common].map((option) => `${inVerb(verb)} ${optionWords(option)}`),
    ...verb.args.flatMap((arg) =>
      arg.choices
        ? [`${inVerb(verb)} -a ${quoted(arg.choices.join(' '))}`]
        : isPath(arg.name)
          ? [`${inVerb(verb)} -F`]
          : [],
    ),
  ]);
  return `# fish completion of trackwright\n${complete} -f\n${lines.join('\n')}\n`;
}

const complete = 'complete -c trackwright';
const inVerb = ({ name }: VerbSpec): string => `${complete} -n '__fish_seen_subcommand_from ${name}'`;

function optionWords(option: OptionSpec): string {
  const doc = `-l ${option.name}${option.short ? ` -s ${option.short}` : ''} -d ${quoted(optionDoc(option))}`;
  if (option.kind === 'flag') return doc;
  if (option.kind === 'choice') return `${doc} -x -a ${quoted(option.choices.join(' '))}`;
  return `${doc} ${isPath(option.value) ? '-r -F' : '-x'}`;
}

/** In fish a backslash escapes inside single quotes too. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
