// What other languages and warehouses call the types of the plan language.

import { closest } from '../../../../base/did-you-mean.ts';
import { typeNames } from '../../../../schema/type-names.ts';

export interface TypeMeant {
  readonly type: string;
  /** Of a text, where the word says more than that it is one. */
  readonly format?: string;
}
const words: Readonly<Record<string, readonly string[]>> = {
  string: ['str', 'text', 'varchar', 'char', 'nvarchar', 'keyword', 'enum'],
  integer: ['int', 'int32', 'int64', 'bigint', 'smallint', 'long', 'short'],
  number: ['float', 'float32', 'float64', 'double', 'decimal', 'numeric', 'real', 'num'],
  boolean: ['bool', 'bit'],
  object: ['map', 'dict', 'dictionary', 'record', 'struct', 'json', 'jsonb', 'hash'],
  array: ['list', 'set', 'tuple', 'repeated'],
  any: ['variant', 'mixed', 'unknown'],
};
const formats: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['datetime', 'date-time', 'timestamp', 'timestamptz', 'timestamp_tz', 'timestamp_ntz'],
  date: ['date', 'day'],
  time: ['time'],
  duration: ['duration', 'interval'],
  email: ['email'],
  uri: ['uri', 'url'],
  uuid: ['uuid', 'guid'],
};

/** `Int` -> integer, `datetime` -> string of the format date-time, `strng` -> string; undefined where nothing is near. */
export function typeMeant(word: string): TypeMeant | undefined {
  const low = word.toLowerCase();
  const type = typeNames.find((name) => name === low) ?? keyOf(words, low);
  if (type) return { type };
  const format = keyOf(formats, low);
  if (format) return { type: 'string', format };
  const near = closest(word, typeNames);
  return near === undefined ? undefined : { type: near };
}
const keyOf = (table: Readonly<Record<string, readonly string[]>>, word: string): string | undefined =>
  Object.keys(table).find((key) => table[key]?.includes(word));
