// What the table says of commands, options and names, in the words that help, completion and the reference page share.
import { eitherOf } from './args.ts';
import type { ArgSpec, CommandSpec, OptionSpec } from './command.ts';

/** `trackwright lint [PATH...] [options]` */
export function usageOf({ name, args, options }: CommandSpec): string {
  const names = args.map((arg) => {
    const shown = `${arg.choices ? arg.choices.join('|') : arg.name}${arg.many ? '...' : ''}`;
    return arg.required ? shown : `[${shown}]`;
  });
  return ['trackwright', name, ...names, ...(options.length ? ['[options]'] : [])].join(' ');
}

/** `--rule ID=SEVERITY` */
export const optionUsage = (option: OptionSpec): string =>
  option.kind === 'flag' ? `--${option.name}` : `--${option.name} ${option.value}`;

/** `Form of the report: text, json or junit (default: text)` */
export function optionDoc(option: OptionSpec): string {
  if (option.kind === 'flag') return option.doc;
  const choices = option.kind === 'choice' ? `: ${eitherOf(option.choices)}` : '';
  const without = option.otherwise ?? ('default' in option ? option.default : undefined);
  const notes = [
    ...(without === undefined ? [] : [`default: ${without}`]),
    ...(option.many ? ['may be given more than once'] : []),
  ];
  return `${option.doc}${choices}${notes.length ? ` (${notes.join('; ')})` : ''}`;
}

export const argDoc = ({ doc, choices }: ArgSpec): string => `${doc}${choices ? `: ${eitherOf(choices)}` : ''}`;

export const exitCodes: readonly (readonly [number, string])[] = [
  [0, 'Fine'],
  [1, 'Errors or too many warnings found, checks failed, or --check would change something'],
  [2, 'Wrong usage, configuration or input; what and where is said'],
  [3, 'A bug of ours; how to report it is said'],
  [130, 'Cancelled'],
];

/** Whether what stands for a value names a file or a folder. */
export const isPath = (value: string): boolean => ['FILE', 'PATH', 'DIR', 'BRIEF', 'PLAN', 'WHERE'].includes(value);
