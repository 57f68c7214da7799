// The one table of verbs. A verb is listed and runs once `loaders.ts` has it.
import { dataCommands } from './table/data.ts';
import { planCommands } from './table/plan.ts';
import { shellCommands } from './table/shell.ts';

export const commands = [...planCommands, ...dataCommands, ...shellCommands] as const;
