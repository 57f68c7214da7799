// What the command line and the editor ask alike: from a project to a card. Each task is a file; it writes only through project/.

import type { Plan } from '../plan/plan.ts';
import type { Workers } from '../worker/client.ts';
import { EVENTS_DIR } from '../workspace/events-folder.ts';
import { OWN_FOLDER } from '../workspace/own-folder.ts';

export interface Task {
  /** Of the project; absolute. */
  readonly root: string;
  readonly plan: Plan;
  /** Of `plan`. */
  readonly planHash: string;
  readonly worker: Workers;
  /** Of Trackwright. */
  readonly version: string;
  readonly signal: AbortSignal;
  /** What is being done now, and how much of it is done, 0 to 1. */
  readonly progress: (text: string, share?: number) => void;
}

/** Where generated events lie unless somebody says otherwise, relative to the project. */
export const EVENTS_FOLDER = `${OWN_FOLDER}/${EVENTS_DIR}`;
