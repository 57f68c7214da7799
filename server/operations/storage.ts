// `storage:` of a connection: how its data lie, as far as this version reads it. Nothing that was said is passed over in silence.

import { closest } from '../base/did-you-mean.ts';
import { InputError } from '../base/user-error.ts';
import type { Storage } from '../dataset/storage.ts';
import { type EnvelopeField, envelope } from '../plan/plan.ts';

type Fields = Readonly<Record<string, unknown>>;
const layouts = ['wide', 'json', 'table_per_event'] as const satisfies readonly Storage['layout'][];
const keys = ['layout', 'table', 'columns', 'properties', 'entities', 'timezone', 'identity_map'];

/** What is said, to be laid over what we generate. Throws InputError: `where` is the connection, for people. */
export function readStorage(said: unknown, where: string): Partial<Storage> {
  const wrong = (what: string): InputError => new InputError(`${where}, storage: ${what}`);
  if (!isFields(said)) throw wrong('it is a list of keys, such as {layout: wide, table: analytics.events}.');
  const { layout, table, columns, properties, entities, timezone, identity_map: map } = said;
  for (const key of Object.keys(said)) {
    const near = closest(key, keys);
    if (!keys.includes(key))
      throw wrong(`there is no key ${key}.${near === undefined ? '' : ` Did you mean ${near}?`}`);
  }
  if (layout !== undefined && !layouts.some((one) => one === layout))
    throw wrong(`layout is ${shown(layout)}. Say ${layouts.join(', ').replace(/, (?=\w+$)/, ' or ')}.`);
  for (const [key, value] of Object.entries({ table, properties }))
    if (value !== undefined && !isName(value))
      throw wrong(`${key} is ${shown(value)}. Give a name, such as ${examples[key]}.`);
  if (timezone !== undefined && timezone !== 'UTC')
    throw wrong(
      `timezone is ${shown(timezone)}, and this version reads times without a zone as UTC only. Make a view with times in UTC.`,
    );
  if (map !== undefined)
    throw wrong('this version reads no identity_map. Make a view whose user_id is known throughout.');
  return {
    ...(layout === undefined ? {} : { layout: layout as Storage['layout'] }),
    ...(table === undefined ? {} : { table: String(table) }),
    ...(properties === undefined ? {} : { properties: String(properties) }),
    ...(columns === undefined ? {} : { columns: columnsOf(columns, wrong) }),
    ...(entities === undefined ? {} : { entities: entitiesOf(entities, wrong) }),
  };
}

const examples: Readonly<Record<string, string>> = { table: 'analytics.events', properties: 'payload' };

function columnsOf(said: unknown, wrong: (what: string) => InputError): NonNullable<Storage['columns']> {
  if (!isFields(said)) throw wrong('columns is a list of names, such as {event_time: ts, user_id: uid}.');
  for (const [field, column] of Object.entries(said)) {
    if (!Object.hasOwn(envelope, field)) {
      const near = closest(field, Object.keys(envelope));
      throw wrong(
        `columns names ${field}, which is not a field of the envelope.${near === undefined ? ` Those are ${Object.keys(envelope).join(', ')}.` : ` Did you mean ${near}?`}`,
      );
    }
    if (!isName(column)) throw wrong(`the column of ${field} is ${shown(column)}. Give its name.`);
  }
  return said as Partial<Readonly<Record<EnvelopeField, string>>>;
}

function entitiesOf(said: unknown, wrong: (what: string) => InputError): NonNullable<Storage['entities']> {
  const form = 'entities is a list such as [{ref: user, table: analytics.users, key: id}].';
  if (!Array.isArray(said)) throw wrong(form);
  return said.map((one: unknown) => {
    if (!isFields(one) || !isName(one.ref) || !isName(one.table) || (one.key !== undefined && !isName(one.key)))
      throw wrong(form);
    return { ref: one.ref, table: one.table, ...(one.key === undefined ? {} : { key: one.key }) };
  });
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const shown = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : JSON.stringify(value));
