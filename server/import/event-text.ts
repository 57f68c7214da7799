// What stands under a heading that names an event, tables apart: `Owner: growth`, a sentence, `- plan (string): chosen plan`, an example.
import { isNothing } from './cell-values.ts';
import type { EventFields, PropertyDraft } from './drafts.ts';
import { plainWords, readHeader } from './header.ts';
import { detailWords } from './heading-words.ts';
import { readObject } from './object-cell.ts';
import { readPropertyItem } from './property-item.ts';
import { readPropertyList } from './property-list.ts';
import {
  type Block,
  CODE,
  type ListItem,
  type SheetCell,
  type SheetCode,
  type SheetList,
  withoutCodeMarks,
} from './sheet.ts';
import { isEverywhere, readNames, readStatus } from './words-of-cells.ts';

export interface TextRead {
  readonly fields: EventFields;
  readonly properties: readonly PropertyDraft[];
  /** It says when the event is sent, or that it has no properties: so it is one. */
  readonly sent: boolean;
  /** A sentence begins as those about triggers do: `When somebody …`. */
  readonly when: boolean;
  /** The events that code below sends. */
  readonly calls: readonly string[];
  /** What was not understood, and where it stands. */
  readonly unread: readonly { readonly text: string; readonly at: number }[];
  /** Labels that the plan language has no key for, kept under `meta`. */
  readonly kept: readonly { readonly label: string; readonly at: number }[];
}
type Fields = { -readonly [K in keyof EventFields]: EventFields[K] };
interface Reading {
  readonly fields: Fields;
  readonly properties: PropertyDraft[];
  readonly unread: { text: string; at: number }[];
  readonly kept: { label: string; at: number }[];
  readonly meta: Map<string, string>;
  readonly calls: string[];
  sent: boolean;
  when: boolean;
}

/** `listed`: a heading above calls the lists properties; `label`: it says what the text is of the event. */
export function readEventText(blocks: readonly Block[], listed: boolean, label?: string): TextRead {
  const reading: Reading = {
    fields: {},
    properties: [],
    unread: [],
    kept: [],
    meta: new Map(),
    calls: [],
    sent: false,
    when: false,
  };
  let labelled = listed;
  for (const block of blocks) {
    if (block.kind === 'list') readList(block, labelled, reading);
    else if (block.kind === 'code') readCode(block, reading);
    else if (block.kind === 'text')
      labelled =
        !(label !== undefined && takeLabel(`${label}: ${block.cell.marked}`, block.at, reading)) &&
        (readParagraph(block.cell, block.at, reading) || listed);
  }
  const { fields, properties, unread, kept, calls, meta, when } = reading;
  if (meta.size) fields.meta = Object.fromEntries(meta);
  return { fields, properties, unread, kept, calls, when, sent: reading.sent };
}

/** Below a lone "Properties" stands the list that is meant. */
function readList(list: SheetList, labelled: boolean, reading: Reading): void {
  for (const item of list.items) {
    if (list.quoted) {
      for (const cell of [item.cell, ...item.below]) reading.unread.push({ text: cell.text, at: item.at });
    } else if (isLabel(item.cell.text) && item.below.length) {
      for (const cell of item.below) readItem({ at: item.at, cell, below: [] }, true, reading);
    } else readItem(item, labelled, reading);
  }
}
/** A few words, no sentence: `Properties`, `Event parameters:`. */
const isLabel = (text: string): boolean =>
  !/\.\s*$|\S\s+\S+\s+\S+\s+\S/.test(text) && readHeader(text.replace(/:\s*$/, ''))?.subject === 'property';

/** Whether it is a label for what stands below. */
function readParagraph(cell: SheetCell, at: number, reading: Reading): boolean {
  const { fields } = reading;
  const lines = cell.marked.split('\n');
  const left = lines.filter((line) => !takeLabel(line, at, reading));
  const text = withoutCodeMarks(left.join(' ')).trim();
  if (isNothing(text) && left.length) reading.sent ||= /[a-z]/i.test(text);
  if (isLabel(text)) return true;
  if (isNothing(text) || isLeadIn(text)) return false;
  const trigger = /^(?:fire[sd]?|sent|send|triggered|emitted|tracked|when)\b/i.test(text);
  reading.when ||= trigger;
  if (trigger && fields.description !== undefined && fields.trigger === undefined) fields.trigger = text;
  else if (fields.description === undefined) fields.description = text;
  else reading.unread.push({ text, at });
  return false;
}

/** `Example implementation:`, above what it announces. */
const isLeadIn = (text: string): boolean =>
  /:\s*$/.test(text) && plainWords(text).every((word) => detailWords.has(word));

function readItem(item: ListItem, labelled: boolean, reading: Reading): void {
  if (takeLabel(item.cell.marked, item.at, reading) || (isLeadIn(item.cell.text) && !item.below.length)) return;
  const { property, rest } = readPropertyItem(item.cell.marked, item.at);
  const below = item.below.map(({ text }) => text).join(' ');
  if (property && (labelled || isWritten(property, item.cell))) {
    if (rest) reading.unread.push({ text: `${property.name} ${rest}`, at: item.at });
    const about = [property.description, below].filter(Boolean).join(' ');
    reading.properties.push(about ? { ...property, description: about } : property);
    return;
  }
  const [, label = '', value = ''] = /^([^:]{2,40}):\s*(.*)$/s.exec(item.cell.text) ?? [];
  if (label && (value || below) && !item.cell.marked.startsWith(CODE)) {
    reading.meta.set(label, [value, below].filter(Boolean).join(' '));
    reading.kept.push({ label, at: item.at });
    return;
  }
  reading.unread.push({ text: [item.cell.text, below].filter(Boolean).join(' '), at: item.at });
}
/** As code writes a property, or with a type: `Implementation: Server-side` tells of the event. */
const isWritten = ({ name, is, byExample }: PropertyDraft, { marked }: SheetCell): boolean =>
  (/^[\p{L}_$@][\p{L}\p{N}_$.[\]*-]*$/u.test(name) && (marked.startsWith(CODE) || /^\p{Ll}|_/u.test(name))) ||
  (is.type !== undefined && is.enum === undefined && !byExample);

/** `Trigger: after the payment`, whose label is one that tables have as a header; false for any other line. */
function takeLabel(line: string, at: number, reading: Reading): boolean {
  const { fields, properties, unread } = reading;
  const [, label = '', value = ''] = /^([^:\uE000]{2,40}):\s*(.+)$/s.exec(line) ?? [];
  const header = label ? readHeader(label) : undefined;
  if (!header) return false;
  const text = withoutCodeMarks(value).trim();
  const presence = header.aspect === 'required' || header.aspect === 'optional';
  if (header.subject === 'property' && (header.aspect === undefined || presence)) {
    const read = readPropertyList(value, at);
    if (read.properties.length || isNothing(text)) {
      const required = presence ? header.aspect === 'required' : undefined;
      properties.push(...read.properties.map((one) => (required === undefined ? one : { required, ...one })));
      unread.push(...read.unread.map((one) => ({ text: [one.behind, one.text].filter(Boolean).join(' '), at })));
      return true;
    }
    return false;
  }
  if (header.subject === 'property') return false;
  const names = readNames(text);
  if (header.aspect === 'description' && fields.description === undefined) fields.description = text;
  else if (header.aspect === 'trigger' && fields.trigger === undefined) {
    fields.trigger = text;
    reading.sent = true;
  } else if (header.aspect === 'since' && fields.since === undefined) fields.since = text;
  else if (header.aspect === 'owner' && names && !fields.owner) fields.owner = names;
  else if (header.aspect === 'platform' && names && !fields.sources)
    fields.sources = names.filter((name) => !isEverywhere(name));
  else if (header.aspect === 'category' && !fields.tags) fields.tags = [text];
  else if (header.aspect === 'status' && readStatus(text) && !fields.status) fields.status = readStatus(text) as string;
  else return false;
  return true;
}

/** An example of what is sent: JSON, or the call that sends it. */
function readCode({ text, at }: SheetCode, reading: Reading): void {
  const object = objectIn(text);
  reading.calls.push(...calledIn(text));
  const read = object === undefined ? undefined : readObject(object, at);
  if (!read) {
    reading.unread.push({ text, at });
    return;
  }
  const sent = read.find(({ name, is }) => name === 'properties' && is.type === 'object')
    ? wrapped(object ?? '', at)
    : undefined;
  const all = sent ?? read;
  reading.properties.push(...all.filter(({ name }) => !/^(?:event|event_?name)$/i.test(name)));
}
/** `track("Order paid", { … })`, `gtag('event', 'paid', { … })`, `dataLayer.push({ … })`, or the object alone. */
function objectIn(text: string): string | undefined {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  const [before, behind] = [text.slice(0, start), text.slice(end + 1)];
  return (before.trim() === '' && behind.trim() === '') || (isCall(before) && !/[{}]|\bfunction\b|=>/.test(before))
    ? text.slice(start, end + 1)
    : undefined;
}
const isCall = (code: string): boolean =>
  /(?:track|logevent|log_event|gtag|push|capture|record|send|emit|event)\w*["']?\]?\s*\(/i.test(code);
/** `track('Order paid', …`, `event: 'order_paid'`. */
const calledIn = (code: string): readonly string[] =>
  isCall(code)
    ? [...code.matchAll(/(?:[(,]|\bevent["']?\s*:)\s*["'`]([^"'`\n]{1,100})["'`]/g)].flatMap(([, name]) => name ?? [])
    : [];
/** A message whose properties are in a part of it. */
function wrapped(object: string, at: number): readonly PropertyDraft[] | undefined {
  const [, inner] = /["']?properties["']?\s*:\s*(\{[\s\S]*\})\s*,?\s*\}\s*$/.exec(object) ?? [];
  return inner === undefined ? undefined : readObject(inner, at);
}
