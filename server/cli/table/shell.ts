// Verbs for editors and shells.
import type { CommandSpec } from '../command.ts';

export const shellCommands = [
  {
    name: 'lsp',
    purpose: 'Run the language server, for any editor',
    args: [],
    options: [{ name: 'stdio', kind: 'flag', doc: 'Speak over stdin and stdout, the only way there is' }],
    examples: [
      { does: 'Start it, as an editor does', run: 'trackwright lsp --stdio < /dev/null', exit: 1 },
      { does: 'The same; there is no other way', run: 'trackwright lsp < /dev/null', exit: 1 },
      { does: 'Ask for its options', run: 'trackwright lsp --help' },
    ],
  },
  {
    name: 'completion',
    purpose: 'Print what makes a shell complete verbs, options and files',
    args: [{ name: 'SHELL', doc: 'Whose', required: true, choices: ['bash', 'zsh', 'fish'] }],
    options: [],
    examples: [
      { does: 'For bash, evaluated in ~/.bashrc', run: 'trackwright completion bash' },
      { does: 'For zsh, in a folder of $fpath', run: 'trackwright completion zsh > _trackwright' },
      { does: 'For fish, in ~/.config/fish/completions', run: 'trackwright completion fish > trackwright.fish' },
    ],
  },
  {
    name: 'help',
    purpose: 'Show the verbs, or the options and examples of one',
    args: [{ name: 'VERB', doc: 'A verb' }],
    options: [],
    examples: [
      { does: 'Show the verbs', run: 'trackwright help' },
      { does: 'Show one', run: 'trackwright help completion' },
      { does: 'The same', run: 'trackwright completion --help' },
    ],
  },
] as const satisfies readonly CommandSpec[];
