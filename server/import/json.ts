// Tracking plans in JSON, in which a JSON Schema tells the properties of each event.
// Segment's API gives {rules: [{key, type, jsonSchema}]}; its older form is {rules: {events: [{name, description, rules}]}}.
import { isRecord } from '../base/record.ts';
import { calls, formats } from '../plan/plan.schema.ts';
import type { Plain } from '../plan/plan.ts';
import { type EventRecord, type PropertyDraft, printedProperty } from './drafts.ts';
import { excerpt, type Remark } from './remarks.ts';
import type { Unread } from './sheet.ts';
import type { TablesRead } from './tables.ts';

type Schema = Readonly<Record<string, unknown>>;
interface Rule {
  readonly name: string;
  readonly call: string;
  readonly description?: string;
  readonly schema: Schema;
}

export const isJson = (text: string): boolean => /^\s*[[{]/.test(text) && parsed(text) !== undefined;

/** Never throws. Lines are those where an event's name stands. */
export function readJson(text: string, name: string): TablesRead | Unread {
  const value = parsed(text);
  if (value === undefined) return { fault: `"${name}" is no JSON that can be read. Export it again, or as CSV.` };
  const rules = rulesIn(value);
  if (!rules?.length)
    return {
      fault: `"${name}" is JSON, but no tracking plan that is known: one has "rules" with an event and a JSON Schema each, as Segment's API gives it. Export it as CSV or Markdown instead.`,
    };
  const remarks: Remark[] = [];
  const lineOf = lines(text);
  const records = rules.map((rule): EventRecord => {
    const at = lineOf(rule.name);
    const { properties, traits } = partsOfSchema(rule.schema);
    const own = [...propertiesIn(properties, at, remarks), ...propertiesIn(traits, at, remarks)];
    const description = rule.description ?? textOf(rule.schema.description);
    return {
      event: rule.name,
      at,
      fields: {
        ...(description ? { description } : {}),
        ...(rule.call === 'track' ? {} : { call: rule.call }),
      },
      properties: own,
    };
  });
  return { records, common: [], traits: [], bundles: [], dictionary: [], remarks };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value.trim() : undefined;
const recordsIn = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** Undefined for what is no plan. A rule without a name is that of a call: identify, page. */
function rulesIn(value: unknown): readonly Rule[] | undefined {
  const plan = isRecord(value) && isRecord(value.data) ? (value.data.trackingPlan ?? value.data) : value;
  if (!isRecord(plan)) return Array.isArray(plan) ? ruleList(plan) : undefined;
  const { rules, events } = plan;
  if (isRecord(rules)) return ruleList(rules.events);
  return ruleList(Array.isArray(rules) ? rules : events);
}
function ruleList(list: unknown): readonly Rule[] | undefined {
  const found = recordsIn(list).flatMap((one): readonly Rule[] => {
    const schema = [one.jsonSchema, one.rules, one.schema].find(isRecord);
    const said = textOf(one.type ?? one.eventType)?.toLowerCase();
    const call = calls.find((each) => each === said) ?? 'track';
    const name = textOf(one.key) ?? textOf(one.name) ?? (call === 'track' ? undefined : call);
    const description = textOf(one.description);
    return schema && name ? [{ name, call, schema, ...(description ? { description } : {}) }] : [];
  });
  return found.length ? found : undefined;
}

/** A schema is of the properties, or of the whole message that they are sent in. */
function partsOfSchema(schema: Schema): { readonly properties: Schema; readonly traits: Schema } {
  const inside = isRecord(schema.properties) ? schema.properties : {};
  const keys = Object.keys(inside);
  const message = keys.length > 0 && keys.every((key) => parts.has(key)) && isRecord(inside.properties);
  if (!message) return { properties: schema, traits: {} };
  return {
    properties: isRecord(inside.properties) ? inside.properties : {},
    traits: isRecord(inside.traits) ? inside.traits : {},
  };
}
const parts: ReadonlySet<string> = new Set(['context', 'properties', 'traits']);

function propertiesIn(schema: Schema, at: number, remarks: Remark[], depth = 0): readonly PropertyDraft[] {
  if (!isRecord(schema.properties)) return [];
  if (depth > MAX_DEPTH) {
    if (Object.keys(schema.properties).length) remarks.push(tooDeep(at));
    return [];
  }
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  return Object.entries(schema.properties).flatMap(([name, value]): readonly PropertyDraft[] => {
    if (!isRecord(value)) return [];
    const description = textOf(value.description);
    const examples = Array.isArray(value.examples) ? (value.examples as readonly Plain[]) : [];
    for (const key of Object.keys(value)) if (!read.has(key)) remarks.push(unread(name, key, value[key], at));
    return [
      {
        name,
        at,
        is: typeIn(value, name, at, remarks, depth),
        required: required.has(name),
        ...(description ? { description } : {}),
        ...(examples.length ? { examples } : {}),
      },
    ];
  });
}
const MAX_DEPTH = 12;
const tooDeep = (at: number): Remark => ({
  fate: 'dropped',
  what: 'cell',
  message: `Values stand in each other more than ${MAX_DEPTH} deep; what is below was left out.`,
  at,
});
/** Keys of JSON Schema that the plan language has, and those that say nothing. */
const read: ReadonlySet<string> = new Set(
  'type format items properties required enum const pattern minimum maximum maxLength minLength description examples id $id $schema key title labels additionalProperties default'.split(
    ' ',
  ),
);
const unread = (name: string, key: string, value: unknown, at: number): Remark => ({
  fate: 'dropped',
  what: 'cell',
  message: `"${key}: ${excerpt(JSON.stringify(value))}" of property "${name}" has no place in a plan; it was left out.`,
  at,
});

function typeIn(value: Schema, name: string, at: number, remarks: Remark[], depth: number): PropertyDraft['is'] {
  const types = [value.type].flat().filter((one): one is string => typeof one === 'string');
  const format = textOf(value.format);
  const known = formats.find((one) => one === format);
  if (format && !known) remarks.push(unread(name, 'format', format, at));
  const values = Array.isArray(value.enum) ? value.enum : value.const === undefined ? undefined : [value.const];
  const members = propertiesIn(value, at, remarks, depth + 1).map(printedProperty);
  const items = isRecord(value.items) ? itemsIn(value.items, name, at, remarks, depth) : undefined;
  const plain: Readonly<Record<string, unknown>> = {
    type: types.length > 1 ? types : types[0],
    format: known,
    ...(items && Object.keys(items).length ? { items } : {}),
    ...(members.length ? { properties: members } : {}),
    enum: values,
    ...Object.fromEntries(bounds.map((key) => [key, value[key]])),
  };
  return Object.fromEntries(
    Object.entries(plain).filter((pair): pair is [string, Plain] => pair[1] !== undefined && pair[1] !== null),
  );
}
const bounds = ['pattern', 'minimum', 'maximum', 'maxLength'] as const;
function itemsIn(value: Schema, name: string, at: number, remarks: Remark[], depth: number): PropertyDraft['is'] {
  const { description: _, ...items } = value;
  if (depth <= MAX_DEPTH) return typeIn(items, name, at, remarks, depth + 1);
  remarks.push(tooDeep(at));
  return {};
}

/** The line of each name, from 1, looked for from where the one before it stands. */
function lines(text: string): (name: string) => number {
  let [from, line] = [0, 1];
  return (name) => {
    const found = text.indexOf(JSON.stringify(name), from);
    if (found < 0) return line;
    line += text.slice(from, found).split('\n').length - 1;
    from = found;
    return line;
  };
}
