// Data -> YAML that every dbt reads alike: block style, and quotes around whatever YAML 1.1 would not take for text.

export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml | undefined };

/** One document. Keys that hold `undefined` are left out; lists of scalars stand on one line while they fit. */
export function toYaml(value: Yaml): string {
  return `${block(value, '').replace(/^\n/, '')}\n`;
}

const WIDTH = 110;

/** What stands behind `key:` or `-`: ` scalar`, or lines of their own. */
function block(value: Yaml, indent: string): string {
  if (!isCollection(value)) return ` ${scalar(value, false)}`;
  if (isList(value)) {
    const line = value.every((item) => !isCollection(item))
      ? ` [${value.map((item) => scalar(item as string, true)).join(', ')}]`
      : undefined;
    if (line !== undefined && indent.length + line.length < WIDTH) return line;
    return value.map((item) => `\n${indent}-${hang(item, indent)}`).join('');
  }
  return Object.entries(value)
    .map(([key, inner]) => (inner === undefined ? '' : `\n${indent}${key}:${block(inner, `${indent}  `)}`))
    .join('');
}

/** A mapping begins on the line of its dash. */
function hang(item: Yaml, indent: string): string {
  const text = block(item, `${indent}  `);
  return text.startsWith('\n') ? text.replace(/^\n */, ' ') : text;
}

function isList(value: Yaml): value is readonly Yaml[] {
  return Array.isArray(value);
}
const isCollection = (value: Yaml): value is Exclude<Yaml, string | number | boolean> => typeof value === 'object';

function scalar(value: Exclude<Yaml, object>, inFlow: boolean): string {
  if (typeof value !== 'string') return String(value);
  const plain = inFlow ? /^[A-Za-z_][\w ./()+-]*$/ : /^[A-Za-z_][\w ./()+,;%'-]*$/;
  return plain.test(value) && !value.endsWith(' ') && !meansMore.test(value) ? value : quoted(value);
}
/** What YAML 1.1 or some reader of it takes for a boolean, null or number. */
const meansMore = /^(?:y|n|yes|no|on|off|true|false|null|e[+-]?\d+)$/i;

/** Double quotes; what PyYAML calls unprintable is escaped. */
function quoted(text: string): string {
  const sound = text.replace(/\p{Cs}/gu, '\uFFFD');
  return JSON.stringify(sound).replace(
    /[\x7f-\x9f\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
