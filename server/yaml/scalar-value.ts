// What a plain scalar means: YAML 1.2 core for plans, PyYAML's reading of YAML 1.1 for dbt.
import type { YamlDialect } from './chunk.ts';
import type { Scalar } from './node.ts';

type Value = Scalar['value'];

/** The value of a plain scalar. Whole numbers beyond 2^53 are bigints; dates stay text. */
export const meaningOf = (text: string, dialect: YamlDialect): Value => {
  if (!maybeSpecial.test(text)) return text === '' ? null : text;
  return dialect === 'dbt' ? loaderValue(text) : coreValue(text);
};

/** The value of a scalar with an explicit tag such as `!!str`; an unknown tag leaves the text. */
export function taggedValue(tag: string, text: string, dialect: YamlDialect): Value {
  const value = tag === 'tag:yaml.org,2002:str' ? text : meaningOf(text, dialect);
  switch (tag) {
    case 'tag:yaml.org,2002:null':
      return null;
    case 'tag:yaml.org,2002:bool':
      return typeof value === 'boolean' ? value : text;
    case 'tag:yaml.org,2002:int':
    case 'tag:yaml.org,2002:float':
      return typeof value === 'number' || typeof value === 'bigint' ? value : text;
    default:
      return text;
  }
}

/** Most scalars are words: only these first characters can begin anything else. */
const maybeSpecial = /^[-+.~0-9nNtTfFyYoO]/;

/** YAML 1.2.2, section 10.3.2. */
function coreValue(text: string): Value {
  if (/^(?:~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?[0-9]+$/.test(text)) return whole(text.replace(/^\+/, ''));
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return whole(text);
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text)) return Number(text);
  return odd(text) ?? text;
}

/** The implicit resolvers of PyYAML 6.0 (yaml/resolver.py) and its constructors, without dates. */
function loaderValue(text: string): Value {
  if (/^(?:~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/.test(text)) return true;
  if (/^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/.test(text)) return false;
  const bare = text.replaceAll('_', '').replace(/^\+/, '');
  if (/^[-+]?0b[01_]+$/.test(text)) return signed(bare, (digits) => whole(digits));
  if (/^[-+]?0x[0-9a-fA-F_]+$/.test(text)) return signed(bare, (digits) => whole(digits));
  if (/^[-+]?0[0-7_]+$/.test(text)) return signed(bare, (digits) => whole(`0o${digits}`));
  if (/^[-+]?(?:0|[1-9][0-9_]*)$/.test(text)) return whole(bare);
  if (/^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/.test(text)) return signed(bare, sixties);
  if (/^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$/.test(text)) return Number(bare);
  if (/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/.test(text)) return signed(bare, sixties);
  return odd(text) ?? text;
}

function odd(text: string): number | undefined {
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? Number.NaN : undefined;
}

function whole(digits: string): Value {
  const number = Number(digits);
  if (Number.isSafeInteger(number)) return number;
  return digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits);
}

function signed(text: string, read: (digits: string) => Value): Value {
  if (!text.startsWith('-')) return read(text);
  const value = read(text.slice(1));
  return typeof value === 'bigint' || typeof value === 'number' ? -value : value;
}

/** `1:30` is 90: YAML 1.1 counts in sixties. */
const sixties = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
