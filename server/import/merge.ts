// What rows and tables tell of the same event, put together: the first that speaks counts, and what differs is reported.
import type { Plain } from '../plan/plan.ts';
import type { EventDraft, EventRecord, PropertyDraft } from './drafts.ts';
import { excerpt, type Remark } from './remarks.ts';

/** Events in the order in which they are first told. Names that differ only in case are different events. */
export function merged(records: readonly EventRecord[], remarks: Remark[]): readonly EventDraft[] {
  const events = new Map<string, { at: number; fields: RecordSource; properties: Map<string, PropertyDraft> }>();
  for (const { event, at, fields, properties } of records) {
    const known = events.get(event) ?? { at, fields: {}, properties: new Map() };
    events.set(event, known);
    fill(known.fields, fields, event, at, remarks);
    for (const property of properties) {
      const before = known.properties.get(property.name);
      known.properties.set(
        property.name,
        before ? united(before, property, `of event "${event}" `, remarks) : property,
      );
    }
  }
  return [...events].map(([name, { at, fields, properties }]) => ({
    name,
    at,
    ...fields,
    properties: [...properties.values()],
  }));
}
type RecordSource = { -readonly [K in keyof EventRecord['fields']]: EventRecord['fields'][K] };

function fill(into: RecordSource, from: EventRecord['fields'], event: string, at: number, remarks: Remark[]): void {
  for (const key of ['description', 'trigger', 'call', 'status', 'since'] as const) {
    const [before, now] = [into[key], from[key]];
    if (now === undefined) continue;
    if (before === undefined) into[key] = now;
    else if (before !== now)
      remarks.push({
        fate: 'dropped',
        what: 'cell',
        message: `The ${key} of event "${event}" is given twice; "${excerpt(now)}" was left out.`,
        at,
      });
  }
  for (const key of ['owner', 'sources', 'tags', 'use'] as const) {
    const now = from[key];
    if (now?.length) into[key] = [...new Set([...(into[key] ?? []), ...now])];
  }
  if (from.meta) into.meta = joinedMeta(into.meta, from.meta, `event "${event}"`, at, remarks);
}

function joinedMeta(
  a: Readonly<Record<string, string>> | undefined,
  b: Readonly<Record<string, string>>,
  whose: string,
  at: number,
  remarks: Remark[],
): Readonly<Record<string, string>> {
  const all = new Map(Object.entries(a ?? {}));
  for (const [key, text] of Object.entries(b)) {
    const before = all.get(key);
    if (before === undefined) all.set(key, text);
    else if (before !== text)
      remarks.push({
        fate: 'dropped',
        what: 'cell',
        column: key,
        message: `The rows of ${whose} differ here; "${excerpt(text)}" was left out.`,
        at,
      });
  }
  return Object.fromEntries(all);
}

/** Two tellings of one property: what one leaves open, the other may say. `whose` ends in a blank. */
export function united(a: PropertyDraft, b: PropertyDraft, whose: string, remarks: Remark[]): PropertyDraft {
  // What an example says yields to what is said outright.
  const left = a.byExample && hasType(b) ? yielding(a, b) : a.is;
  const right = b.byExample && a.is.type !== undefined ? yielding(b, a) : b.is;
  const is = new Map<string, Plain>(Object.entries(left));
  for (const [key, value] of Object.entries(right)) {
    const before = is.get(key);
    if (before === undefined) is.set(key, value);
    else if (JSON.stringify(before) !== JSON.stringify(value))
      remarks.push({
        fate: 'dropped',
        what: 'cell',
        message: `The ${key} of property "${a.name}" ${whose}is ${said(before)} first and ${said(value)} here; the first was kept.`,
        at: b.at,
      });
  }
  if (a.description && b.description && a.description !== b.description)
    remarks.push({
      fate: 'dropped',
      what: 'cell',
      message: `The description of property "${a.name}" ${whose}is given twice; "${excerpt(b.description)}" was left out.`,
      at: b.at,
    });
  if (a.required !== undefined && b.required !== undefined && a.required !== b.required)
    remarks.push({
      fate: 'dropped',
      what: 'cell',
      message: `Property "${a.name}" ${whose}is ${a.required ? 'required' : 'optional'} first and ${b.required ? 'required' : 'optional'} here; the first was kept.`,
      at: b.at,
    });
  const required = a.required ?? b.required;
  const description = a.description ?? b.description;
  const examples = distinct([...(a.examples ?? []), ...(b.examples ?? [])]);
  const meta = b.meta ? joinedMeta(a.meta, b.meta, `property "${a.name}"`, b.at, remarks) : a.meta;
  return {
    name: a.name,
    at: a.at,
    is: Object.fromEntries(is),
    ...(required === undefined ? {} : { required }),
    ...(description ? { description } : {}),
    ...(examples.length ? { examples } : {}),
    ...(byBoth(a, b) ? { byExample: true } : {}),
    ...(meta ? { meta } : {}),
  };
}
/** What an example shows beyond what is stated: the parts of an object, where it is one. */
const yielding = ({ is }: PropertyDraft, stated: PropertyDraft): PropertyDraft['is'] =>
  is.type === stated.is.type && stated.is.items === undefined && stated.is.properties === undefined ? is : {};
const hasType = ({ is, byExample }: PropertyDraft): boolean => is.type !== undefined && !byExample;
const byBoth = (a: PropertyDraft, b: PropertyDraft): boolean =>
  (a.byExample || b.byExample) === true && !hasType(a) && !hasType(b);
const said = (value: Plain): string => excerpt(typeof value === 'string' ? value : JSON.stringify(value));
const distinct = (values: readonly Plain[]): readonly Plain[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
