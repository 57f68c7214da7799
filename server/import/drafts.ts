// Events and properties as tables tell them, before it is known what is shared.
import type { Plain } from '../plan/plan.ts';
import type { PrintedItem } from '../plan/print.ts';

export interface PropertyDraft {
  readonly name: string;
  /** Keys of the plan language that say what its values are; those of `definitionKeys`. */
  readonly is: Readonly<Record<string, Plain>>;
  readonly required?: boolean;
  readonly description?: string;
  readonly examples?: readonly Plain[];
  /** The type is that of an example; what says one outright wins over it. */
  readonly byExample?: true;
  /** What the language has no key for, by the column it stood in. */
  readonly meta?: Readonly<Record<string, string>>;
  /** Row or line. */
  readonly at: number;
}

/** In the order in which they are printed. */
const definitionKeys = [
  'type',
  'format',
  'items',
  'properties',
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

export const printedItem = (parts: Readonly<Record<string, Plain | undefined>>): PrintedItem =>
  Object.fromEntries(Object.entries(parts).filter((pair): pair is [string, Plain] => pair[1] !== undefined));

/** As an event, a bundle or an object lists it. */
export function printedProperty({ name, is, required, description, examples, meta }: PropertyDraft): PrintedItem {
  const defined = definitionKeys.map((key) => [key, Object.hasOwn(is, key) ? is[key] : undefined] as const);
  return printedItem({
    name,
    ...Object.fromEntries(defined),
    required: required || undefined,
    description,
    examples,
    meta,
  });
}

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
  /** Bundles whose properties it carries. */
  readonly use?: readonly string[];
  /** What the language has no key for, by the column it stood in. */
  readonly meta?: Readonly<Record<string, string>>;
}
export interface EventRecord {
  readonly event: string;
  /** The properties are those of a part of the event: `Item` of `Item parameters`. */
  readonly member?: string;
  /** Row or line. */
  readonly at: number;
  readonly fields: EventFields;
  readonly properties: readonly PropertyDraft[];
}
/** Properties that the events below one heading share. */
export interface BundleDraft {
  readonly name: string;
  readonly description?: string;
  readonly properties: readonly PropertyDraft[];
}
export interface EventDraft extends EventFields {
  readonly name: string;
  readonly at: number;
  readonly properties: readonly PropertyDraft[];
}
