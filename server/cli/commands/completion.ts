// `trackwright completion SHELL`

import type { Run } from '../command.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { listed } from '../listed.ts';

export const run: Run<'completion'> = async ({ names: [shell] }, { stdout }) => {
  const script = shell === 'zsh' ? zshCompletion : shell === 'fish' ? fishCompletion : bashCompletion;
  await stdout.data(script(listed()));
  return 0;
};
