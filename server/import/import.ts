// A table of events that a team has, CSV, Markdown or the JSON of a tool -> a plan file, and everything that was lost on the way.
import type { English } from '../base/lexicon/english.ts';
import { toCase } from '../base/naming.ts';
import { type PlanParts, printPlan } from '../plan/print.ts';
import { assumedTypes } from './assumed-types.ts';
import { readCsv } from './csv.ts';
import type { EventDraft, PropertyDraft } from './drafts.ts';
import { fromExport } from './exports.ts';
import { isJson, readJson } from './json.ts';
import { readMarkdown } from './markdown.ts';
import { withMembers } from './members.ts';
import { merged, united } from './merge.ts';
import { nested } from './nested.ts';
import { type Drafts, partsOf } from './parts.ts';
import { withoutPlaceholders } from './placeholders.ts';
import { type Assumption, excerpt, type Loss, type Remark, type RemarkGroup, sortedRemarks } from './remarks.ts';
import type { Unread } from './sheet.ts';
import { readTables, type TablesRead } from './tables.ts';

const shapes = ['csv', 'markdown', 'json'] as const;
export type TableShape = (typeof shapes)[number];

export interface ImportAsk {
  /** Tells headings that name an event from those that name a thing. */
  readonly english: English;
  /** The file as it is shown: its last part says the shape where nothing else does. */
  readonly name: string;
  readonly shape?: TableShape;
  /** What the plan is called; absent where the project has one that is. */
  readonly plan?: string;
}
export interface Imported {
  readonly shape: TableShape;
  readonly parts: PlanParts;
  /** The plan file. */
  readonly text: string;
  /** What the plan does not hold as it was written. */
  readonly losses: readonly RemarkGroup<Loss>[];
  /** What the plan says on a guess. */
  readonly assumptions: readonly RemarkGroup<Assumption>[];
  /** What the numbers of both count. */
  readonly unit: 'row' | 'line';
}

/** Never throws. The plan keeps every name as it is written. `before`: what reading the bytes had to say. */
export function importPlan(text: string, ask: ImportAsk, before: readonly Remark[] = []): Imported | Unread {
  const shape = ask.shape ?? shapeOf(text, ask.name);
  if (shape !== 'json' && /^\s*<(?:!doctype html|html|table)\b/i.test(text))
    return {
      fault: `"${ask.name}" is HTML, which is not read. Copy its table into a spreadsheet, and save that as CSV.`,
    };
  const tables = shape === 'json' ? readJson(text, ask.name) : readSheet(text, shape, ask);
  if ('fault' in tables) return tables;
  const remarks = [...before, ...tables.remarks];
  const read = withoutPlaceholders(tables, remarks);
  const [first] = tables.records;
  if (first && !read.records.length)
    return {
      fault: `"${ask.name}" is a template: its events are placeholders such as "${excerpt(first.event)}". Fill it in first.`,
    };
  const events = withDefinitions(merged(withMembers(read.records, ask.english), remarks), read.dictionary, remarks);
  const plan = ask.plan === undefined ? undefined : { name: toCase(ask.plan, 'snake_case') || 'plan' };
  const parts = partsOf(settled({ ...read, events }, remarks), plan, remarks);
  const head = `# Read from ${ask.name.replace(/\s+/g, ' ')}. From here on this file is the plan: edit it.\n`;
  return {
    shape,
    parts,
    text: head + printPlan(parts),
    ...sortedRemarks(remarks),
    unit: shape === 'csv' ? 'row' : 'line',
  };
}

function readSheet(
  text: string,
  shape: Exclude<TableShape, 'json'>,
  { name, english }: ImportAsk,
): TablesRead | Unread {
  const written = shape === 'csv' ? readCsv(text, name) : readMarkdown(text, name);
  if ('fault' in written) return written;
  const sheet = fromExport(written);
  const read = readTables(sheet, name, english);
  return 'fault' in read ? read : { ...read, remarks: [...sheet.remarks, ...read.remarks] };
}

/** The same with what a dictionary says of their properties; what an event says itself wins. */
function withDefinitions(
  events: readonly EventDraft[],
  dictionary: readonly PropertyDraft[],
  remarks: Remark[],
): readonly EventDraft[] {
  if (!dictionary.length) return events;
  const known = new Map(dictionary.map((one) => [one.name, one]));
  const used = new Set(events.flatMap(({ properties }) => properties.map(({ name }) => name)));
  for (const { name, at } of known.values())
    if (!used.has(name))
      remarks.push({
        fate: 'dropped',
        what: 'row',
        message: `Property "${name}" belongs to no event; it was left out.`,
        at,
      });
  return events.map((event) => ({
    ...event,
    properties: event.properties.map((one) => {
      const definition = known.get(one.name);
      return definition ? united(one, definition, `of event "${event.name}" `, remarks) : one;
    }),
  }));
}

/** The same with types that everybody would guess, and with names that are paths folded into what they lead to. */
function settled({ events, common, traits, bundles }: Drafts, remarks: Remark[]): Drafts {
  const holders = [...events, ...bundles, { properties: common }, { properties: traits }];
  const typed = assumedTypes(
    holders.flatMap(({ properties }) => properties),
    remarks,
  );
  const folded = (drafts: readonly PropertyDraft[]): readonly PropertyDraft[] => {
    const { properties, dotted } = nested(drafts.map(typed));
    if (dotted.length)
      remarks.push({
        fate: 'assumed',
        what: 'cell',
        message: `Names with dots were read as paths into objects: ${dotted.map((name) => `"${name}"`).join(', ')}.`,
        at: drafts.find(({ name }) => name === dotted[0])?.at ?? 1,
      });
    return properties;
  };
  return {
    events: events.map((event) => ({ ...event, properties: folded(event.properties) })),
    bundles: bundles.map((bundle) => ({ ...bundle, properties: folded(bundle.properties) })),
    common: folded(common),
    traits: folded(traits),
  };
}

/** By its name, else by its content. */
function shapeOf(text: string, name: string): TableShape {
  if (/\.(?:csv|tsv|tab)$/i.test(name)) return 'csv';
  if (/\.(?:md|mdx|markdown|mkd)$/i.test(name)) return 'markdown';
  if (/\.json$/i.test(name) || isJson(text)) return 'json';
  return /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/m.test(text) ? 'markdown' : 'csv';
}
