// Completion for zsh: as a file `_trackwright` of $fpath, or by eval.

import type { ArgSpec, CommandSpec, OptionSpec } from '../command.ts';
import { argDoc, isPath, optionDoc } from '../describe.ts';
import { common } from '../options.ts';

export function zshCompletion(commands: readonly CommandSpec[]): string {
  return `#compdef trackwright
_trackwright() {
  local -a commands
  commands=(
${commands.map(({ name, purpose }) => `    ${quoted(`${name}:${escapeColon(purpose)}`)}`).join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local verb=$words[2]
  shift words
  ((CURRENT--))
  case $verb in
${commands.map(verbCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _trackwright ]]; then
  _trackwright "$@"
else
  compdef _trackwright trackwright
fi
`;
}

function verbCase({ name, args, options }: CommandSpec): string {
  const specs = [...[...options, ...common].map(optionSpec), ...args.map(argSpec)];
  return `    ${name})\n      _arguments -s \\\n${specs.map((spec) => `        ${quoted(spec)}`).join(' \\\n')}\n      ;;`;
}

/** `--format=[Form of the report]:FORMAT:(text json)` */
function optionSpec(option: OptionSpec): string {
  const doc = `[${escapeColon(optionDoc(option)).replace(/[[\]]/g, '\\$&')}]`;
  if (option.kind === 'flag') return `--${option.name}${doc}`;
  const action = option.kind === 'choice' ? `(${option.choices.join(' ')})` : isPath(option.value) ? '_files' : ' ';
  return `${option.many ? '*' : ''}--${option.name}=${doc}:${escapeColon(option.value)}:${action}`;
}

function argSpec(arg: ArgSpec): string {
  const action = arg.choices ? `(${arg.choices.join(' ')})` : isPath(arg.name) ? '_files' : ' ';
  return `${arg.many ? '*' : ''}:${escapeColon(argDoc(arg))}:${action}`;
}

const escapeColon = (text: string): string => text.replace(/[\\:]/g, '\\$&');
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
