// The one table of verbs. A verb is listed and runs once `loaders.ts` has it.
import { dataVerbs } from './table/data.ts';
import { planVerbs } from './table/plan.ts';
import { shellVerbs } from './table/shell.ts';

export const verbs = [...planVerbs, ...dataVerbs, ...shellVerbs] as const;
