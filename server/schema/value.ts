// A node -> a value of the kind its key wants. What does not fit is a fault beside what does; nothing is thrown.

import { namesIn } from '../expressions/names.ts';
import { parseCondition } from '../expressions/parse.ts';
import { chunkOf } from '../yaml/chunk.ts';
import { spansWithin } from '../yaml/document.ts';
import { isAbsent, isNull, type Node, type Scalar } from '../yaml/node.ts';
import { type Container, handle, type Located, type Ref, type Rename, type Text } from './item.ts';
import type { Kind, TextForm } from './kinds.ts';
import { follow, type ReaderContext } from './reader-context.ts';
import { typeNames } from './type-names.ts';

/** What messages call a node that is not what was wanted. */
export function describeNode(node: Node): string {
  if (node.kind === 'map') return 'a mapping';
  if (node.kind === 'seq') return node.items.length ? 'a list' : 'an empty list';
  if (node.kind === 'alias') return 'an alias';
  return isAbsent(node) ? 'nothing' : `"${node.text}"`;
}

/** `key` and `owner` are for faults; `undefined` where the value is absent or does not fit. */
export function readValue(
  written: Node,
  kind: Kind,
  key: string,
  container: Container,
  context: ReaderContext,
): unknown {
  if (isAbsent(written)) return undefined;
  const followed = follow(written, context);
  if (!followed) return undefined;
  const { node } = followed;
  if (isNull(node) && !takesNull(kind)) return undefined;
  const here = followed.on;
  const value = <T>(v: T, text: string): Located<T> => ({ value: v, text, span: written.span, node: handle(written) });
  const wrong = (wants: string, near: readonly string[] = [], meant?: string) => {
    const found = describeNode(node);
    context.faults.push({
      fault: 'wrong-value-kind',
      at: value(undefined, node.kind === 'scalar' ? node.text : found),
      key,
      container: container,
      wants,
      found,
      near,
      ...(meant === undefined ? {} : { meant }),
    });
    return undefined;
  };
  switch (kind.is) {
    case 'any':
      return value(plainOfNode(node, here), node.kind === 'scalar' ? node.text : '');
    case 'either': {
      const fitting = kind.of.find((k) => admits(k, node)) ?? kind.of[0];
      return fitting && readValue(written, fitting, key, container, context);
    }
    case 'list': {
      const at = value(null, '');
      if (kind.filled && ((node.kind === 'seq' && !node.items.length) || (node.kind === 'scalar' && !node.text.trim())))
        return wrong('a list of at least one item');
      if (kind.lines && node.kind === 'scalar')
        return listOf(
          linesIn(node).map((line) => readValue(line, kind.of, key, container, context)),
          at,
        );
      if (node.kind === 'seq')
        return listOf(
          node.items.map((n) => readValue(n, kind.of, key, container, here)),
          at,
        );
      if (kind.lone && (node.kind === 'scalar' || (kind.of.is === 'ref' && isRefMap(node))))
        return listOf([readValue(written, kind.of, key, container, context)], at);
      return wrong(
        kind.lone
          ? `${wanted(kind.of)}, or a list`
          : kind.lines
            ? 'a list, or a text with one a line'
            : listWanted(node),
      );
    }
    case 'item':
      return context.item(node, kind.of, kind.short, container, here, key);
    case 'renames': {
      if (node.kind !== 'map') return wrong('a mapping of property to name');
      return listOf(
        node.pairs.map((pair) => rename(pair.key, pair.value, container, here)),
        value(null, ''),
      );
    }
    case 'map': {
      if (node.kind !== 'map') return wrong('a mapping');
      if (kind.of !== undefined && here.language.table[kind.of])
        context.item(node, kind.of, undefined, container, { ...here, items: [] }, key);
      return listOf(
        node.pairs.map((pair) => ({
          key: keyText(pair.key),
          value: {
            ...keyText(pair.key),
            value: plainOfNode(pair.value, here),
            span: pair.value.span,
            node: handle(pair.value),
          },
        })),
        value(null, ''),
      );
    }
    default:
  }
  if (node.kind === 'map' && kind.is === 'ref')
    return refInMap(node, kind.to, key, container, here) ?? wrong(`the name of ${article(kind.to)}`);
  if (node.kind !== 'scalar') return wrong(wanted(kind));
  switch (kind.is) {
    case 'text': {
      const unfit = kind.form && unfitFor(kind.form, node);
      return unfit ? wrong(unfit.wants, kind.form?.offers?.(), unfit.meant) : value(node.text, node.text);
    }
    case 'name':
      return node.text.trim() ? value(node.text, node.text) : wrong('a name');
    case 'condition':
      return readCondition(node, here.refs);
    case 'type': {
      if (isNull(node)) return value('null', node.text);
      if (!(typeNames as readonly string[]).includes(node.text))
        context.refs.push({ ...value(node.text, node.text), to: 'type' });
      return value(node.text, node.text);
    }
    case 'ref': {
      const ref: Ref = { ...value(node.text, node.text), to: kind.to, ...(kind.open ? { open: true } : {}) };
      context.refs.push(ref);
      return ref;
    }
    case 'boolean':
      return typeof node.value === 'boolean' ? value(node.value, node.text) : wrong(wanted(kind));
    case 'number':
    case 'integer': {
      const read = typeof node.value === 'bigint' ? Number(node.value) : node.value;
      const fits = typeof read === 'number' && Number.isFinite(read) && (kind.is === 'number' || isWithin(kind, read));
      return fits
        ? value(read, node.text)
        : wrong(wanted(kind), [], kind.is === 'integer' ? meantNumber(kind, node.text) : undefined);
    }
    case 'oneOf': {
      const text = node.value === false && kind.of.includes('off') ? 'off' : node.text;
      return kind.of.includes(text) ? value(text, node.text) : wrong(wanted(kind), kind.of);
    }
  }
}

/** Each line of a text that says something, as a text of its own. */
function linesIn(node: Scalar): readonly Scalar[] {
  const spanOf = spansWithin(node);
  return [...node.text.matchAll(/[^\r\n]*\S[^\r\n]*/g)].map((line) => ({
    ...node,
    text: line[0],
    value: line[0],
    span: spanOf(line.index, line.index + line[0].length),
  }));
}

const keyText = (key: Scalar): Located<string> => ({
  value: key.text,
  text: key.text,
  span: key.span,
  node: handle(key),
});
/** A list that knows where it stands; items that could not be read are left out. */
function listOf(read: readonly unknown[], here: Located<null>): readonly unknown[] {
  return Object.assign(
    read.filter((v) => v !== undefined),
    { here },
  );
}

function rename(key: Scalar, written: Node, container: Container, context: ReaderContext): Rename | undefined {
  const property: Ref<'property'> = {
    value: key.text,
    text: key.text,
    span: key.span,
    node: handle(key),
    to: 'property',
    open: true,
  };
  context.refs.push(property);
  if (isAbsent(written)) return undefined;
  const node = follow(written, context)?.node;
  if (!node) return undefined;
  const at = { text: node.kind === 'scalar' ? node.text : '', span: written.span, node: handle(written) };
  if (node.kind === 'scalar') return { property, to: { ...at, value: node.value === false ? false : node.text } };
  context.faults.push({
    fault: 'wrong-value-kind',
    at: { ...at, value: undefined },
    key: key.text,
    container: container,
    wants: 'a name, or false to drop it',
    found: describeNode(node),
    near: [],
  });
  return undefined;
}

/** `{ref: ios}` where a name was wanted. */
function refInMap(
  node: Extract<Node, { kind: 'map' }>,
  to: Ref['to'],
  key: string,
  container: Container,
  context: ReaderContext,
): unknown {
  const [inner] = node.pairs;
  return inner && isRefMap(node) ? readValue(inner.value, { is: 'ref', to }, key, container, context) : undefined;
}
const isRefMap = (node: Node): boolean =>
  node.kind === 'map' && node.pairs.length === 1 && node.pairs[0]?.key.text === 'ref';

/** As a value, or as the text that it is: a type may be null. */
const takesNull = (kind: Kind): boolean =>
  ['any', 'name', 'type', 'condition'].includes(kind.is) ||
  (kind.is === 'text' && !kind.form) ||
  (kind.is === 'list' && kind.of.is === 'type') ||
  (kind.is === 'item' && kind.short !== undefined);

function admits(kind: Kind, node: Node): boolean {
  if (kind.is === 'item') return node.kind === 'map' || (kind.short !== undefined && node.kind === 'scalar');
  if (kind.is === 'list') return node.kind === 'seq';
  if (kind.is === 'boolean') return node.kind === 'scalar' && typeof node.value === 'boolean';
  return node.kind === 'scalar';
}

/** A mapping stands where its keys were meant as the names of items. */
export const listWanted = (node: Node): string => (node.kind === 'map' ? 'a list, each item behind "- "' : 'a list');
const article = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);
function wanted(kind: Kind): string {
  if (kind.is === 'boolean') return 'true or false';
  if (kind.is === 'integer')
    return `a whole number${kind.from === undefined ? '' : ` from ${kind.from} to ${kind.to}`}`;
  if (kind.is === 'number') return 'a number';
  if (kind.is === 'ref') return `the name of ${article(kind.to)}`;
  if (kind.is === 'oneOf') return `one of ${kind.of.join(', ')}`;
  if (kind.is === 'type') return 'a type';
  if (kind.is === 'text' && kind.form) return kind.form.wants;
  return kind.is === 'condition' ? 'a condition' : 'text';
}

/** Plain data as YAML core reads it. A plain scalar keeps its text where YAML made a number or a date of it: see `At.text`. */
export function plainOfNode(written: Node, context: ReaderContext): unknown {
  const followed = follow(written, context);
  if (!followed) return null;
  const { node } = followed;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map((n) => plainOfNode(n, followed.on));
  // A null prototype: `__proto__` is a name like any other.
  const out: Record<string, unknown> = Object.create(null);
  for (const pair of node.pairs) out[pair.key.text] = plainOfNode(pair.value, followed.on);
  return out;
}
/** The file a node stands in. */
export const uriOfNode = (node: Node): string => chunkOf(node.span).uri;

// Whether a scalar is what its key wants, beyond its kind; and what was certainly meant where it is not.
/** Undefined where the text fits. */
export function unfitFor(
  form: TextForm,
  { text, value }: Scalar,
): { readonly wants: string; readonly meant?: string | undefined } | undefined {
  const wants = typeof value === 'string' || isNumberOf(form, value) ? unfitText(form, text) : form.wants;
  if (wants === undefined) return undefined;
  const meant = form.meant?.(text);
  return { wants, ...(meant !== undefined && meant !== text && unfitText(form, meant) === undefined ? { meant } : {}) };
}
const unfitText = (form: TextForm, text: string): string | undefined =>
  new RegExp(form.pattern, 'u').test(text) ? form.unfit?.(text) : form.wants;
const isNumberOf = ({ number }: TextForm, value: unknown): boolean =>
  number !== undefined &&
  typeof value === 'number' &&
  value >= number.minimum &&
  value < number.exclusiveMaximum &&
  (number.multipleOf === undefined || value % number.multipleOf === 0);

type Whole = Extract<Kind, { readonly is: 'integer' }>;
const isWithin = ({ from, to }: Whole, value: number): boolean =>
  Number.isInteger(value) && value >= (from ?? value) && value <= (to ?? value);
/** `"5"`, `Monday`, `mon` -> the number meant: one in quotes, or that of its place among the names. */
function meantNumber(kind: Whole, text: string): string | undefined {
  const { from = 0, names = [] } = kind;
  if (text.trim() !== '' && isWithin(kind, Number(text))) return String(Number(text));
  const at = text.trim().length < 3 ? -1 : names.findIndex((name) => name.startsWith(text.trim().toLowerCase()));
  return at < 0 ? undefined : String(from + at);
}

// A condition as a value of the plan: its text, and the names it uses. What is wrong with it, the rule condition-invalid says.
function readCondition(node: Scalar, refs: Ref[]): Text {
  const { tree } = parseCondition(node.text);
  const spanOf = spansWithin(node);
  for (const { path, parts } of tree ? namesIn(tree) : [])
    for (const [index, part] of parts.entries())
      refs.push({
        value: path[index] ?? '',
        text: node.text.slice(part.start, part.end),
        span: spanOf(part.start, part.end),
        node: handle(node),
        // The first name of a dotted path may be an entity or an object; the rest only counts behind an entity.
        to: 'property',
        open: true,
        inside: { path, index },
      });
  return { value: node.text, text: node.text, span: node.span, node: handle(node) };
}
