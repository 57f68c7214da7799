// An event as tables tell it: the same event may be told in several rows and tables.
import type { PropertyDraft } from './property.ts';

/** What one row says; what it leaves open, another may say. */
export interface EventFields {
  readonly description?: string;
  readonly trigger?: string;
  readonly call?: string;
  readonly status?: string;
  readonly since?: string;
  readonly owner?: readonly string[];
  readonly sources?: readonly string[];
  readonly tags?: readonly string[];
  /** What the language has no key for, by the column it stood in. */
  readonly meta?: Readonly<Record<string, string>>;
}
export interface EventRecord {
  readonly event: string;
  /** Row or line. */
  readonly at: number;
  readonly fields: EventFields;
  readonly properties: readonly PropertyDraft[];
}
export interface EventDraft extends EventFields {
  readonly name: string;
  readonly at: number;
  readonly properties: readonly PropertyDraft[];
}
