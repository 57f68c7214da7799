// Which column of a table is what: by the words of its header, else by what stands in it.

import { calls } from '../plan/plan.schema.ts';
import { readPresence } from './cell-values.ts';
import { type Anchors, anchorsOf, filled, holdsTypes, type KeyColumns, readingsOf } from './key-columns.ts';
import type { Aspect } from './languages/language.ts';
import type { SheetTable } from './sheet.ts';
import { readType } from './type.ts';

/** Aspect -> the column it stands in. */
export type Aspects = { readonly [A in Aspect]?: number };
export interface Columns extends Anchors {
  readonly ofEvent: Aspects;
  readonly ofProperty: Aspects;
  /** The kind of call: track, page, identify … */
  readonly call?: number;
  /** Columns that the language has no key for, and whose they are. */
  readonly rest: readonly { readonly at: number; readonly of: Side }[];
  /** Those of them that say the same in every row, and what. */
  readonly constant: readonly { readonly at: number; readonly says: string }[];
  /** Columns told by their content: place, and what they were taken for. */
  readonly guessed: readonly { readonly at: number; readonly as: string }[];
}
type Side = 'event' | 'property';

/** `alone`: the table is all there is, so that one of its columns must name the events. */
export function sheetColumnsOf(table: SheetTable, alone: boolean): Columns {
  const readings = readingsOf(table);
  const anchors = anchorsOf(table, readings, alone);
  const taken = new Set([
    anchors.event,
    anchors.property,
    anchors.category,
    anchors.label,
    anchors.value,
    ...anchors.lists.map(({ at }) => at),
    ...anchors.payloads,
    ...(anchors.marks?.at ?? []),
  ]);
  const open = table.header.flatMap((_, at) => (taken.has(at) || readings.some((one) => one.at === at) ? [] : [at]));
  const guessed = anchors.property === undefined ? [] : guesses(table, readings, open);
  const { ofEvent, ofProperty } = settled(
    table,
    [...readings, ...guessed].filter(({ at }) => !taken.has(at)),
    anchors,
  );
  const call = readings.find(({ at, aspect }) => aspect === 'type' && !taken.has(at) && holdsCalls(table, at))?.at;
  const used = new Set([...taken, call, ...Object.values(ofEvent), ...Object.values(ofProperty)]);
  const rest = table.header.flatMap((_, at) =>
    used.has(at) || !filled(table, at).length ? [] : [{ at, of: sideOf(at, anchors) }],
  );
  return {
    ...anchors,
    ofEvent,
    ofProperty,
    ...(call === undefined ? {} : { call }),
    rest: rest.filter(({ at }) => constantText(table, at) === undefined),
    constant: rest.flatMap(({ at }) => {
      const says = constantText(table, at);
      return says === undefined ? [] : [{ at, says }];
    }),
    guessed: [
      ...(anchors.event !== undefined && anchors.eventBy === 'content'
        ? [{ at: anchors.event, as: 'the names of events' }]
        : []),
      ...(anchors.property !== undefined && anchors.propertyByContent
        ? [{ at: anchors.property, as: 'the names of properties' }]
        : []),
      ...guessed.map(({ at, as }) => ({ at, as })),
    ],
  };
}

/** What stands in every row of a column, where there are several. */
function constantText(table: SheetTable, at: number): string | undefined {
  const [first, ...others] = table.rows.map((row) => row.cells[at]?.text ?? '');
  return first && others.length && others.every((text) => text === first) ? first : undefined;
}
const holdsCalls = (table: SheetTable, at: number): boolean => {
  const cells = filled(table, at).map((text) => text.toLowerCase());
  return cells.length > 0 && cells.every((text) => calls.some((call) => call === text));
};

/** Headers that say nothing, over cells that all say one thing. */
function guesses(
  table: SheetTable,
  readings: readonly KeyColumns[],
  open: readonly number[],
): readonly (KeyColumns & { as: string })[] {
  const missing = (aspect: Aspect) => !readings.some((one) => one.aspect === aspect);
  const types = open.find(
    (at) =>
      missing('type') &&
      filled(table, at).length > 1 &&
      filled(table, at).every((text) => readType(text) !== undefined),
  );
  const presence = open.find(
    (at) =>
      at !== types &&
      missing('required') &&
      missing('optional') &&
      filled(table, at).length > 1 &&
      filled(table, at).every((text) => readPresence(text) !== undefined && !/^\d+$/.test(text)),
  );
  return [
    ...(types === undefined
      ? []
      : [{ at: types, aspect: 'type', several: false, as: 'the types of properties' } as const]),
    ...(presence === undefined
      ? []
      : [{ at: presence, aspect: 'required', several: false, as: 'whether a property is required' } as const]),
  ];
}

/** What only a property has, and what only an event has, where both are in a table. */
const properties: ReadonlySet<Aspect> = new Set([
  'type',
  'required',
  'optional',
  'example',
  'values',
  'unit',
  'format',
  'minimum',
  'maximum',
  'pii',
]);
const events: ReadonlySet<Aspect> = new Set(['trigger', 'owner', 'platform', 'category']);

function settled(
  table: SheetTable,
  readings: readonly KeyColumns[],
  anchors: Anchors,
): { readonly ofEvent: Aspects; readonly ofProperty: Aspects } {
  const found = { event: {} as { [A in Aspect]?: number }, property: {} as { [A in Aspect]?: number } };
  const certainFirst = [...readings].sort((a, b) => Number(b.subject !== undefined) - Number(a.subject !== undefined));
  for (const reading of certainFirst) {
    const { aspect, at } = reading;
    if (aspect === undefined || (aspect === 'type' && !holdsTypes(table, at))) continue;
    const side = sideFor(table, reading, anchors);
    if (side === 'property' || !properties.has(aspect)) found[side][aspect] ??= at;
  }
  return { ofEvent: withNotes(found.event), ofProperty: withNotes(found.property) };
}
/** Notes are the description where there is no other. */
function withNotes({ notes, ...aspects }: { [A in Aspect]?: number }): Aspects {
  return notes === undefined || aspects.description !== undefined ? aspects : { ...aspects, description: notes };
}

function sideFor(table: SheetTable, { aspect, subject, at }: KeyColumns, anchors: Anchors): Side {
  const { event, property } = anchors;
  if (property === undefined) return 'event';
  if (event === undefined) return 'property';
  if (aspect !== undefined && events.has(aspect)) return 'event';
  if (aspect !== undefined && properties.has(aspect)) return 'property';
  if (subject) return subject === 'event' ? 'event' : 'property';
  return sideOf(at, anchors) === 'event' && !variesWithin(table, at, event) ? 'event' : 'property';
}

/** A column belongs to the nearest name on its left: `event, description, property, type, description`. */
function sideOf(at: number, { event, property }: Anchors): Side {
  if (property === undefined) return 'event';
  if (event === undefined) return 'property';
  const left = [event, property].filter((one) => one < at);
  const nearest = left.length ? Math.max(...left) : Math.min(event, property);
  return nearest === event ? 'event' : 'property';
}

/** Whether most events have rows that differ in a column: then it is about their properties. */
function variesWithin(table: SheetTable, at: number, event: number): boolean {
  const seen = new Map<string, Set<string>>();
  let current = '';
  for (const row of table.rows) {
    current = row.cells[event]?.text || current;
    const text = row.cells[at]?.text;
    if (text) seen.set(current, (seen.get(current) ?? new Set()).add(text));
  }
  return [...seen.values()].filter((texts) => texts.size > 1).length * 2 > seen.size;
}
