// Where the data of a command lies, as an editor is told when there is none yet.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type DataPlace, dataPlace, recoverEvents } from '../../operations/data-source.ts';
import { EVENTS_FOLDER } from '../../operations/task.ts';
import type { Seen } from '../command-context.ts';
import { Refused } from '../command-error.ts';

/** The generated events of a project, or what `on` names. Throws Refused with the code `no-data` where there are none. */
export function dataOf({ project: { root }, snapshot }: Seen, on: string | undefined): DataPlace {
  if (on === undefined) recoverEvents(root);
  if (on === undefined && !existsSync(path.join(root, EVENTS_FOLDER, 'manifest.json')))
    throw new Refused('no-data', 'This project has no generated events yet. Generate some, then run this again.');
  return dataPlace(on, root, root, snapshot.settings);
}
