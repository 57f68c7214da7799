// Values -> YAML text that reads back as the same value, in either dialect.
import type { Style } from './node.ts';
import { meaningOf } from './scalar-value.ts';

/** Data as it can be written into a document. */
export type YamlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/**
 * A text as a scalar on one line that reads back as that text: in `style` where it can hold the text, else quoted.
 * Literal and folded texts are written in double quotes. `flow`: inside [ ] or { }, where a comma ends a plain text.
 */
export function renderScalar(text: string, style: Style = 'plain', flow = false): string {
  if (style === 'plain' && isPlain(text, flow)) return text;
  if (style === 'single' && !needsEscape(text)) return `'${text.replaceAll("'", "''")}'`;
  return doubleQuoted(text);
}

/** A value in flow style: `[a, {b: "c, d"}]`. */
export function renderFlow(value: YamlValue): string {
  if (typeof value === 'string') return renderScalar(value, 'plain', true);
  if (isList(value)) return `[${value.map(renderFlow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(flowPair).join(', ')}}`;
  return renderAtom(value);
}

/** A value as it stands behind `key: ` or `- ` in block style: a scalar, or a collection in flow style. */
export const renderValue = (value: YamlValue): string =>
  typeof value === 'string' ? renderScalar(value) : renderFlow(value);

const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);

const flowPair = ([key, value]: [string, YamlValue]): string =>
  `${renderScalar(key, 'plain', true)}: ${renderFlow(value)}`;

function renderAtom(value: number | bigint | boolean | null): string {
  if (typeof value !== 'number' || Number.isFinite(value)) {
    const text = String(value);
    return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text; // YAML 1.1 wants a dot in a float
  }
  return Number.isNaN(value) ? '.nan' : value < 0 ? '-.inf' : '.inf';
}

/**
 * Characters that only double quotes can hold: controls, line breaks of any kind, a byte order mark, half a pair. And those that
 * they hold where somebody can see them: soft hyphens, spaces of no width, what turns the direction of a text.
 */
const unprintable = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

const needsEscape = (text: string): boolean => text.search(unprintable) >= 0;

function isPlain(text: string, flow: boolean): boolean {
  if (text === '' || needsEscape(text)) return false;
  if (/^[-?:](?:$|[ \t,[\]{}])|^[,[\]{}#&*!|>'"%@`\s=]|^<<$|:$|[:\s]$|:[ \t]|[ \t]#/.test(text)) return false;
  if (/^(?:---|\.\.\.)/.test(text)) return false; // a document marker at the start of a line
  if (flow && /[,[\]{}?: ]/.test(text)) return false; // a comma ends it, and readers differ on `?` and `:`; prose is always quoted
  return readsAsText(text);
}

/** YAML 1.1 and 1.2 must both take it for a text, and so must the tools that read `y` as a truth and dates as dates. */
const readsAsText = (text: string): boolean =>
  typeof meaningOf(text, 'plan') === 'string' &&
  typeof meaningOf(text, 'dbt') === 'string' &&
  !/^(?:y|n|[-+]?[0-9_]*\.?[0-9_]*(?:e[-+]?[0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?)$/i.test(text);

const doubleQuoted = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(unprintable, (character) => escapes[character] ?? hex(character))}"`;

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' };

function hex(character: string): string {
  const code = character.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
