// Events and properties as tables tell them, before it is known what is shared.
import type { Plain } from '../plan/plan.ts';

export interface PropertyDraft {
  readonly name: string;
  /** Keys of the plan language that say what its values are; those of `definitionKeys`. */
  readonly is: Readonly<Record<string, Plain>>;
  readonly required?: boolean;
  readonly description?: string;
  readonly examples?: readonly Plain[];
  /** What the language has no key for, by the column it stood in. */
  readonly meta?: Readonly<Record<string, string>>;
  /** Row or line. */
  readonly at: number;
}

/** In the order in which they are printed. */
export const definitionKeys = [
  'type',
  'format',
  'items',
  'enum',
  'pattern',
  'minimum',
  'maximum',
  'maxLength',
  'unit',
  'pii',
  'status',
  'since',
] as const;

// An event as tables tell it: the same event may be told in several rows and tables.
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
