// `trackwright help [VERB]`

import type { RunCommand } from '../command.ts';
import { availableCommands, commandCalled } from '../registry.ts';
import { helpOfAll, helpOfCommand } from '../usage.ts';

export const run: RunCommand<'help'> = async ({ names: [name] }, { stdout }) => {
  await stdout.write(
    name === undefined ? helpOfAll(availableCommands(), stdout) : helpOfCommand(commandCalled(name), stdout),
  );
  return 0;
};
