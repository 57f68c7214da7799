// Where the data of a command lies, as an editor is told when there is none yet.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../base/user-error.ts';
import { type ProjectDataSource, projectDataSource, recoverEvents } from '../../operations/data-source.ts';
import { EVENTS_FOLDER } from '../../operations/task.ts';
import type { ProjectView } from '../command-context.ts';

/** The generated events of a project, or what `on` names. Throws UserError with the code `no-data` where there are none. */
export function dataSourceOf({ project: { root }, snapshot }: ProjectView, on: string | undefined): ProjectDataSource {
  if (on === undefined) recoverEvents(root);
  if (on === undefined && !existsSync(path.join(root, EVENTS_FOLDER, 'manifest.json')))
    throw new UserError('no-data', 'No data yet. Generate events that follow the plan, or choose your own.');
  return projectDataSource(on, root, root, snapshot.settings);
}
