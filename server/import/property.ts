// A property as a table tells it, before it is known which events share it.
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
