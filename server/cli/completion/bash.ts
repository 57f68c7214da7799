// Completion for bash, 3.2 (macOS) and later.

import type { CommandSpec, OptionSpec } from '../command.ts';
import { common } from '../options.ts';

/** Verbs, options and choices; where nothing is known to fit, readline offers files (`-o default`). */
export function bashCompletion(commands: readonly CommandSpec[]): string {
  const values = commands.flatMap(({ name, options }) => options.flatMap((option) => valueCase(name, option)));
  return `# bash completion of trackwright
_trackwright() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} names= options=
  # bash takes "--format=json" for three words.
  if [[ $cur == = ]]; then cur=
  elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]} $prev" in
${values.join('\n')}
    *) ;;
  esac
  case "\${COMP_WORDS[1]}" in
${commands.map(wordsCase).join('\n')}
  esac
  [[ $cur == -* ]] && names=$options
  COMPREPLY=($(compgen -W "$names" -- "$cur"))
}
complete -o bashdefault -o default -F _trackwright trackwright
`;
}

/** After an option that takes a value only that value is offered. */
function valueCase(command: string, option: OptionSpec): readonly string[] {
  if (option.kind === 'flag') return [];
  const words = option.kind === 'choice' ? `COMPREPLY=($(compgen -W "${option.choices.join(' ')}" -- "$cur")); ` : '';
  return [`    "${command} --${option.name}") ${words}return ;;`];
}

/** Only names that have choices are offered; the others are files, which bash itself offers. */
function wordsCase({ name, args, options }: CommandSpec): string {
  const choices = args.flatMap((arg) => arg.choices ?? []);
  const flags = [...options, ...common].map((option) => `--${option.name}`);
  return `    ${name}) names="${choices.join(' ')}" options="${flags.join(' ')}" ;;`;
}
