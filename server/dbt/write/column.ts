// A column as dbt describes it: what it holds, its type, and the tests that the plan's promises give.

import type { ColumnType } from '../../dataset/column-type.ts';
import type { PlanProperty } from '../../plan/plan.ts';
import { hasJinja, jinjaLiteral, needsQuotes } from './jinja.ts';
import type { Yaml } from './yaml.ts';

export interface ColumnFacts {
  readonly name: string;
  readonly type: ColumnType;
  readonly description?: string;
  readonly pii?: string;
  readonly tests?: readonly Yaml[];
}

/** The entry under `columns`; undefined for a name that dbt would render. */
export function columnEntry(column: ColumnFacts, adapter: 'duckdb' | 'postgres'): Yaml | undefined {
  const { name, description, pii } = column;
  if (hasJinja(name)) return undefined;
  // dbt quotes a column's name without a look at the quotes inside it.
  const tests = name.includes('"') ? [] : (column.tests ?? []);
  return {
    name,
    description: description === undefined ? undefined : jinjaLiteral(description),
    data_type: dataTypes[adapter][column.type],
    quote: needsQuotes(name) ? true : undefined,
    config: pii === undefined || pii === 'none' ? undefined : { meta: { pii } },
    data_tests: tests.length > 0 ? tests : undefined,
  };
}

/** What the plan promises of a property in every row of its event. */
export function testsOf(property: PlanProperty, type: ColumnType, unique: boolean): readonly Yaml[] {
  const always = property.required && !property.types.includes('null') && property.variants === undefined;
  const accepted = type === 'json' ? undefined : acceptedValues(property);
  return [...(always ? ['not_null'] : []), ...(unique ? ['unique'] : []), ...(accepted ? [accepted] : [])];
}

/** An event's key, when it is one column. */
export const isLoneKey = (key: readonly string[], name: string): boolean => key.length === 1 && key[0] === name;

function acceptedValues(property: PlanProperty): Yaml | undefined {
  const listed = property.enum?.filter((entry) => entry.status !== 'removed').map((entry) => entry.value);
  const all = listed ?? (property.const === undefined ? [] : [property.const]);
  // A null passes the test whatever the list says.
  const values = all.filter((value) => value !== null);
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length === values.length) return values.length === 0 ? undefined : acceptedTexts(texts);
  const bare = values.filter((value) => typeof value === 'number' || typeof value === 'boolean');
  return bare.length === values.length ? { accepted_values: { arguments: { values: bare, quote: false } } } : undefined;
}

/** dbt puts the values between single quotes as they are, so quotes inside are doubled here. */
export function acceptedTexts(values: readonly string[], config?: Yaml): Yaml | undefined {
  if (values.some(hasJinja)) return undefined;
  const escaped = values.map((value) => value.replaceAll("'", "''"));
  return { accepted_values: { arguments: { values: escaped }, config } };
}

const dataTypes: Readonly<Record<'duckdb' | 'postgres', Readonly<Record<ColumnType, string>>>> = {
  duckdb: {
    string: 'varchar',
    integer: 'bigint',
    number: 'double',
    boolean: 'boolean',
    date: 'date',
    time: 'timestamp',
    json: 'json',
  },
  postgres: {
    string: 'text',
    integer: 'bigint',
    number: 'double precision',
    boolean: 'boolean',
    date: 'date',
    time: 'timestamp',
    json: 'jsonb',
  },
};
