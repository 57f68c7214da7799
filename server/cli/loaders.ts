// Where each verb's code lies, loaded only when it is asked for: `lint` does not wait for a database.
import type { RunCommand, CommandName } from './command.ts';

export type Loaders = { readonly [N in CommandName]?: () => Promise<{ readonly run: RunCommand<N> }> };

export const loaders: Loaders = {
  check: () => import('./commands/check.ts'),
  completion: () => import('./commands/completion.ts'),
  dbt: () => import('./commands/dbt.ts'),
  events: () => import('./commands/events.ts'),
  explain: () => import('./commands/explain.ts'),
  help: () => import('./commands/help.ts'),
  init: () => import('./commands/init.ts'),
  lint: () => import('./commands/lint.ts'),
  lsp: () => import('./commands/lsp.ts'),
  plan: () => import('./commands/plan.ts'),
  run: () => import('./commands/run.ts'),
  show: () => import('./commands/show.ts'),
  sql: () => import('./commands/sql.ts'),
};
