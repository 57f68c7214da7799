// Where each verb's code lies, loaded only when it is asked for: `lint` does not wait for a database.
import type { Run, VerbName } from './verb.ts';

export type Loaders = { readonly [N in VerbName]?: () => Promise<{ readonly run: Run<N> }> };

export const loaders: Loaders = {
  check: () => import('./check.ts'),
  completion: () => import('./completion.ts'),
  dbt: () => import('./dbt.ts'),
  events: () => import('./events.ts'),
  explain: () => import('./explain.ts'),
  help: () => import('./help.ts'),
  init: () => import('./init.ts'),
  lint: () => import('./lint.ts'),
  lsp: () => import('./lsp.ts'),
  plan: () => import('./plan.ts'),
  run: () => import('./run-question.ts'),
  show: () => import('./show.ts'),
  sql: () => import('./sql.ts'),
};
