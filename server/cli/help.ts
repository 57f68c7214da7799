// `trackwright help [VERB]`
import { listed, verbCalled } from './listed.ts';
import { helpOfAll, helpOfVerb } from './usage.ts';
import type { Run } from './verb.ts';

export const run: Run<'help'> = async ({ names: [name] }, { stdout }) => {
  await stdout.write(name === undefined ? helpOfAll(listed(), stdout) : helpOfVerb(verbCalled(name), stdout));
  return 0;
};
