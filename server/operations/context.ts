// What an operation is given beside its input: the same from the command line and from an editor.
import type { English } from '../base/lexicon/english.ts';
import type { Plan } from '../plan/plan.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import type { Workers } from '../worker/client.ts';
import { EVENTS_DIR } from '../workspace/events-folder.ts';
import { OWN_FOLDER } from '../workspace/own-folder.ts';

export interface OperationContext {
  readonly project: OperationProject;
  readonly signal: AbortSignal;
  /** What is being done now, and how much of it is done, 0 to 1. */
  readonly progress: (text: string, share?: number) => void;
  /** What runs jobs in processes of their own; none is started before the first job. Throws UserError `sql-off` where there can be none. */
  readonly engines: () => Workers;
  /** Why SQL cannot be run here, in a few words; null where it can. */
  readonly sqlOff: () => string | null;
  /** What relative paths of the input are relative to; absolute. */
  readonly folder: string;
  /** The clock's day. */
  readonly today: string;
  /** A file as results name it. */
  readonly shown: (uri: string) => string;
  readonly english: () => Promise<English>;
}

/** A project at one moment: what is typed meanwhile changes nothing in it. */
export interface OperationProject {
  /** Absolute. */
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  /** Of `plan`. */
  readonly planHash: string;
}

/** Where generated events lie unless somebody says otherwise, relative to the project. */
export const EVENTS_FOLDER = `${OWN_FOLDER}/${EVENTS_DIR}`;
