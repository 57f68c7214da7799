// A kind of database. Its folder holds all that is known of it; registry.ts and drivers.ts have a row each.

import type { DialectName } from '../query/dialects/dialects.ts';
import type { ShapeKeys } from '../schema/kinds.ts';
import type { KnownColumns } from './duckdb/columns.ts';
import type { Sandbox } from './duckdb/sandbox.ts';
import type { Engine } from './engine.ts';

/** What is known of it without its driver. */
export interface EngineType {
  /** The `type` of its connections. */
  readonly type: string;
  readonly dialect: DialectName;
  readonly capabilities: Capabilities;
  /** The keys of a connection beside `type` and `storage`. */
  readonly keys: ShapeKeys;
  /** A connection as a person writes it. */
  readonly example: string;
  /** What a crash of its process most likely comes from, and what to do; undefined where nothing is known. */
  readonly crashCause?: (connection: Connection) => string | undefined;
}

/** What its driver does, in the worker. */
export interface EngineDriver {
  /** Throws EngineError: `sql-off` where the driver is missing, `source`, `cancelled`, `limit`, `memory`. */
  readonly open: (connection: Connection, context: OpenContext) => Promise<OpenEngine>;
  /** The state of data that opening copies: as long as it is the same, what is open answers again. Undefined: opened for each job. */
  readonly dataVersion?: (connection: Connection, columns: KnownColumns) => Promise<string | undefined>;
}

export interface Capabilities {
  /** What is known of a query before it runs. */
  readonly estimate: 'rows' | 'bytes' | 'none';
  /** `enforced` by the database itself; `guarded` by us, before the statement reaches it. */
  readonly readOnly: 'enforced' | 'guarded';
  /** A query that runs can be stopped without ending its process. */
  readonly cancel: boolean;
  /** Another machine does the work: many queries may wait for it at once. */
  readonly remote: boolean;
}

/** Where data lie: plain data without secrets, fit for another process. Its other keys are those of its engine type. */
export interface Connection {
  readonly type: string;
  /** What relative paths are relative to; absolute. */
  readonly folder: string;
  readonly [key: string]: unknown;
}

/** The value of a secret that a connection names; undefined where there is none. Asked for when an engine is opened, kept nowhere. */
export type Secrets = (name: string) => Promise<string | undefined>;

export interface OpenContext {
  /** What the plan knows of the tables, where data are files without types. */
  readonly columns: KnownColumns;
  readonly secrets: Secrets;
  readonly signal: AbortSignal;
  /** What it may take of this machine, with `temp` as a folder to make folders of one's own in. */
  readonly sandbox: Sandbox;
}

export interface OpenEngine {
  readonly engine: Engine;
  /** Sentences about values that did not fit their column and count as missing. */
  readonly notes: readonly string[];
}
