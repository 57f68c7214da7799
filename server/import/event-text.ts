// The paragraphs and lists under a heading that names an event: `Owner: growth`, a sentence, `- plan (string): chosen plan`.

import { isNothing } from './cell-values.ts';
import type { EventFields, PropertyDraft } from './drafts.ts';
import { readHeader } from './header.ts';

import { readPropertyItem } from './property-item.ts';
import { readPropertyList } from './property-list.ts';
import { type Block, type ListItem, type SheetCell, type SheetList, withoutCodeMarks } from './sheet.ts';
import { isEverywhere, readNames, readStatus } from './words-of-cells.ts';

export interface TextRead {
  readonly fields: EventFields;
  readonly properties: readonly PropertyDraft[];
  /** What was not understood, and where it stands. */
  readonly unread: readonly { readonly text: string; readonly at: number }[];
}
type RecordSource = { -readonly [K in keyof EventFields]: EventFields[K] };

export function readEventText(blocks: readonly Block[]): TextRead {
  const fields: RecordSource = {};
  const properties: PropertyDraft[] = [];
  const unread: { text: string; at: number }[] = [];
  for (const block of blocks) {
    if (block.kind === 'text') readParagraph(block.cell, block.at, fields, properties, unread);
    else if (block.kind === 'list') for (const item of itemsOf(block)) readItem(item, fields, properties, unread);
  }
  return { fields, properties, unread };
}
/** Below a lone "Properties" stands the list that is meant. */
const itemsOf = (list: SheetList): readonly ListItem[] =>
  list.items.flatMap((item) =>
    isLabel(item.cell.text) && item.below.length
      ? item.below.map((cell) => ({ at: item.at, cell, below: [] }))
      : [item],
  );
const isLabel = (text: string): boolean => readHeader(text.replace(/:\s*$/, ''))?.subject === 'property';

type Unread = { text: string; at: number }[];

function readParagraph(
  cell: SheetCell,
  at: number,
  fields: RecordSource,
  properties: PropertyDraft[],
  unread: Unread,
): void {
  const lines = cell.marked.split('\n');
  const labelled = lines.map((line) => takeLabel(line, at, fields, properties));
  const left = lines.filter((_, index) => !labelled[index]);
  const text = withoutCodeMarks(left.join(' ')).trim();
  if (isNothing(text) || isLabel(text)) return;
  if (
    /^(?:fire[sd]?|sent|send|triggered|emitted|tracked|when)\b/i.test(text) &&
    fields.description !== undefined &&
    fields.trigger === undefined
  )
    fields.trigger = text;
  else if (fields.description === undefined) fields.description = text;
  else unread.push({ text, at });
}

function readItem(item: ListItem, fields: RecordSource, properties: PropertyDraft[], unread: Unread): void {
  if (takeLabel(item.cell.marked, item.at, fields, properties)) return;
  const { property, rest } = readPropertyItem(item.cell.marked, item.at);
  if (rest) unread.push({ text: property ? `${property.name} ${rest}` : rest, at: item.at });
  if (!property) return;
  const below = item.below.map(({ text }) => text).join(' ');
  properties.push(property.description === undefined && below ? { ...property, description: below } : property);
}

/** `Trigger: after the payment`, whose label is one that tables have as a header; false for any other line. */
function takeLabel(line: string, at: number, fields: RecordSource, properties: PropertyDraft[]): boolean {
  const [, label = '', value = ''] = /^([^:\uE000]{2,40}):\s*(.+)$/s.exec(line) ?? [];
  const header = label ? readHeader(label) : undefined;
  if (!header) return false;
  const text = withoutCodeMarks(value).trim();
  if (header.subject === 'property' && header.aspect === undefined) {
    const read = readPropertyList(value, at);
    properties.push(...read.properties);
    return read.unread.length === 0;
  }
  if (header.subject === 'property') return false;
  const names = readNames(text);
  if (header.aspect === 'description') fields.description ??= text;
  else if (header.aspect === 'trigger') fields.trigger ??= text;
  else if (header.aspect === 'since') fields.since ??= text;
  else if (header.aspect === 'owner' && names) fields.owner ??= names;
  else if (header.aspect === 'platform' && names) fields.sources ??= names.filter((name) => !isEverywhere(name));
  else if (header.aspect === 'category') fields.tags ??= [text];
  else if (header.aspect === 'status' && readStatus(text)) fields.status ??= readStatus(text) as string;
  else return false;
  return true;
}
