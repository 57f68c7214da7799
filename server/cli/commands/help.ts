// `trackwright help [VERB]`

import type { Run } from '../command.ts';
import { listed, verbCalled } from '../listed.ts';
import { helpOfAll, helpOfVerb } from '../usage.ts';

export const run: Run<'help'> = async ({ names: [name] }, { stdout }) => {
  await stdout.write(name === undefined ? helpOfAll(listed(), stdout) : helpOfVerb(verbCalled(name), stdout));
  return 0;
};
