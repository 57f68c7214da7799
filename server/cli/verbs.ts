// The one table of verbs. A verb is listed and runs once `loaders.ts` has it.
import { dataVerbs } from './verbs/data.ts';
import { planVerbs } from './verbs/plan.ts';
import { shellVerbs } from './verbs/shell.ts';

export const verbs = [...planVerbs, ...dataVerbs, ...shellVerbs] as const;
