// `trackwright completion SHELL`

import type { RunCommand } from '../command.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { availableCommands } from '../registry.ts';

export const run: RunCommand<'completion'> = async ({ names: [shell] }, { stdout }) => {
  const script = shell === 'zsh' ? zshCompletion : shell === 'fish' ? fishCompletion : bashCompletion;
  await stdout.data(script(availableCommands()));
  return 0;
};
