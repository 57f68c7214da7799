// Words of the command line -> what a command was asked, checked against its row of the table.

import { parseArgs } from 'node:util';
import { isDay } from '../base/calendar.ts';
import { closest, didYouMean } from '../base/did-you-mean.ts';
import type { ArgSpec, CommandSpec, OptionSpec } from './command.ts';
import { UsageError } from './errors.ts';
import { common } from './options.ts';

export interface ParsedArgs {
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, string | number | boolean | undefined | readonly (string | number)[]>>;
}

/** Throws a UsageError that says what to write instead. `--` ends the options; `-` is a name. The last of equal options wins. */
export function readArgs(command: CommandSpec, words: readonly string[]): ParsedArgs {
  const specs: readonly OptionSpec[] = [...command.options, ...common];
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      specs.map(
        ({ name, kind, short }) =>
          [name, { type: kind === 'flag' ? 'boolean' : 'string', ...(short ? { short } : {}) }] as const,
      ),
    ),
  });
  const names: string[] = [];
  const options: Record<string, string | number | boolean | undefined | (string | number)[]> = Object.create(null);
  for (const spec of specs) options[spec.name] = atFirst(spec);
  for (const token of tokens) {
    if (token.kind === 'positional') names.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = specs.find(({ name }) => name === token.name);
    if (!spec) throw unknownOption(token.rawName, specs, command.name);
    const value = checked(spec, token.value, token.inlineValue === true, command.name);
    const list = options[spec.name];
    if (Array.isArray(list)) list.push(...(typeof value === 'boolean' ? [] : [value]));
    else options[spec.name] = value;
  }
  if (!options.help && !options.version) checkNames(command, names);
  return { names, options };
}

function atFirst(spec: OptionSpec): string | number | boolean | undefined | (string | number)[] {
  if (spec.kind === 'flag') return false;
  if (spec.many) return [];
  return 'default' in spec ? spec.default : undefined;
}

function checked(
  spec: OptionSpec,
  value: string | undefined,
  inline: boolean,
  command: string,
): string | number | boolean {
  const option = `--${spec.name}`;
  if (spec.kind === 'flag') {
    if (value !== undefined) throw new UsageError(`Option "${option}" takes no value.`, command);
    return true;
  }
  // What looks like the next option is one, not this one's value.
  if (value === undefined || value === '' || (!inline && /^-./.test(value) && !/^-\d/.test(value))) {
    throw new UsageError(`Option "${option}" needs a value: ${option} ${spec.value}.`, command);
  }
  if (spec.kind === 'choice' && !spec.choices.includes(value)) {
    throw new UsageError(
      `Option "${option}" takes ${eitherOf(spec.choices)}, not "${value}".${suggestion(value, spec.choices)}`,
      command,
    );
  }
  if (spec.kind === 'integer') return integer(option, value, spec.least ?? 0, command);
  if (spec.kind === 'date' && !isDay(value)) {
    throw new UsageError(`Invalid date "${value}" for ${option}; expected YYYY-MM-DD.`, command);
  }
  return value;
}

function integer(option: string, text: string, least: number, command: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`"${text}" is not a number for "${option}"; it takes a whole number from ${least}.`, command);
}

function checkNames({ name: command, args }: CommandSpec, names: readonly string[]): void {
  const missing = args.find(({ required }, at) => required && names[at] === undefined);
  if (missing) throw new UsageError(`"trackwright ${command}" needs a ${missing.name}${choicesOf(missing)}.`, command);
  names.forEach((name, at) => {
    const last = args[args.length - 1];
    const spec = args[at] ?? (last?.many ? last : undefined);
    if (!spec) {
      throw new UsageError(
        `"${name}" is one name too many; "trackwright ${command}" takes ${args.length ? `one ${last?.name}` : 'none'}.`,
        command,
      );
    }
    if (spec.choices && !spec.choices.includes(name)) {
      throw new UsageError(
        `${spec.name} is ${eitherOf(spec.choices)}, not "${name}".${suggestion(name, spec.choices)}`,
        command,
      );
    }
  });
}

function unknownOption(raw: string, specs: readonly OptionSpec[], command: string): UsageError {
  const among = specs.map(({ name }) => `--${name}`);
  return new UsageError(`Unknown option "${raw}" of "trackwright ${command}".${suggestion(raw, among)}`, command);
}

export function suggestion(word: string, among: readonly string[]): string {
  const near = closest(word, among) ?? (word.length > 2 ? among.find((one) => one.startsWith(word)) : undefined);
  return didYouMean(near);
}

const choicesOf = ({ choices }: ArgSpec): string => (choices ? `: ${eitherOf(choices)}` : '');
/** `a, b or c` */
export const eitherOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
