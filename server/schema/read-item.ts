// A mapping -> an item, by its shape in the key table.
import { isAbsent, isNull, type MapNode, type Node, pairOf, type Scalar } from '../yaml/node.ts';
import { tornAt } from '../yaml/split-scalar.ts';
import { type Container, handle, type Item, type Text } from './item.ts';
import { ANY_NAME, type KeySpec, type ShapeKeys } from './kinds.ts';
import { isKeyed, type Language, nounOf } from './language.ts';
import type { ItemReader, ReaderContext } from './reader-context.ts';
import { describeNode, readValue, uriOfNode } from './value.ts';

/** An item of `shape`; undefined where nothing of it could be read. `short` is the key that a lone scalar stands for. */
export const readItem: ItemReader = (node, shape, short, container, context, key) => {
  const { language } = context;
  const table = language.table[shape] ?? {};
  const at = {
    shape,
    span: node.span,
    node: handle(node),
    uri: uriOfNode(node),
    ...(container ? { container: container } : {}),
  };
  const slot = context.items.length;
  const keep = (name: Text, read: Readonly<Record<string, unknown>>): Item => {
    const thing = { ...at, ...read, name };
    context.items.splice(slot, 0, thing);
    return thing;
  };
  if (node.kind === 'scalar' && short) {
    const kind = table[short]?.kind;
    const self = containerOf(shape, node.text, container, language);
    const read = kind && readValue(node, kind, short, self, context);
    return read === undefined ? undefined : keep(textOf(node), { [short]: read });
  }
  if (node.kind !== 'map') {
    if (isNull(node)) return undefined;
    const text = node.kind === 'scalar' ? node.text : '';
    const written = context.from?.alias ?? node;
    (context.from ?? context).faults.push({
      fault: 'wrong-value-kind',
      at: { value: undefined, text, span: written.span, node: handle(written) },
      key,
      container: container ?? { noun: nounOf(language.root, language) },
      wants: short
        ? `${table[short]?.kind.is === 'text' ? 'text' : 'a name'} or a mapping`
        : text && table.name
          ? `a mapping such as {name: ${text}}`
          : 'a mapping',
      found: describeNode(node),
      near: [],
    });
    return undefined;
  }
  const named = nameNode(node, table, language);
  const self = containerOf(shape, isKeyed(shape, language) ? key : named?.text, container, language);
  return keep(named ? textOf(named) : emptyText(node), readPairs(node, table, self, context));
};

function readPairs(node: MapNode, table: ShapeKeys, self: Container, context: ReaderContext): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  const seen = new Map<string, Scalar>();
  let known: readonly string[] | undefined;
  for (const pair of node.pairs) {
    const key = pair.key.text;
    const first = seen.get(key);
    if (first) {
      context.faults.push({
        fault: 'duplicate-key',
        at: textOf(pair.key),
        container: self,
        first: first.span,
        owner: handle(node),
      });
      continue;
    }
    seen.set(key, pair.key);
    const row = rowOf(table, key);
    if (row) {
      if (row.names) context.refs.push({ ...textOf(pair.key), to: row.names });
      const value = readValue(pair.value, row.kind, key, self, context);
      if (value !== undefined) read[key] = value;
    } else if (!key.startsWith('x-') && key !== '') {
      known ??= notWritten(node, table);
      const torn = tornText(node, pair.key, table);
      context.faults.push({
        fault: 'unknown-key',
        at: textOf(pair.key),
        container: self,
        known,
        ...(torn ? { torn } : {}),
        owner: handle(node),
      });
    }
  }
  for (const [key, row] of Object.entries(table)) {
    if (!row.required || isWritten(node, key, row) || (row.instead && isWritten(node, row.instead, row))) continue;
    const at = pairOf(node, key)?.key.span ?? node.pairs[0]?.key.span ?? node.span;
    context.faults.push({ fault: 'missing-required-key', at, key, container: self, owner: handle(node) });
  }
  return read;
}
function rowOf(table: ShapeKeys, key: string): KeySpec | undefined {
  if (Object.hasOwn(table, key)) return table[key];
  const other = key.startsWith('x-') ? undefined : table[ANY_NAME];
  return other?.only && !other.only.includes(key) ? undefined : other;
}
/** A comma ends an unquoted text in { }: what stands behind it looks like a key. */
function tornText(node: MapNode, key: Scalar, table: ShapeKeys) {
  const torn = tornAt(node, key);
  const head = torn?.head.key.text ?? '';
  const kind = Object.hasOwn(table, head) ? table[head]?.kind : undefined;
  const isText = kind?.is === 'text' || (kind?.is === 'either' && kind.of.some((one) => one.is === 'text'));
  return torn && isText
    ? { key: head, at: torn.at, ...(torn.quoted === undefined ? {} : { quoted: torn.quoted }) }
    : undefined;
}
const notWritten = (node: MapNode, table: ShapeKeys): readonly string[] => {
  const keys = new Set(node.pairs.map((pair) => pair.key.text));
  return Object.keys(table).filter((key) => key !== ANY_NAME && !keys.has(key));
};
/** Null is a value where any may stand. */
const isWritten = (node: MapNode, key: string, { kind }: KeySpec): boolean => {
  const value = pairOf(node, key)?.value;
  return value !== undefined && !(kind.is === 'any' ? isAbsent(value) : isNull(value));
};

function nameNode(node: MapNode, table: ShapeKeys, { names }: Language): Scalar | undefined {
  for (const key of names) {
    // A description names what has no name of its own, such as a trigger.
    if (key === 'description' && names.some((other) => other !== key && table[other])) return undefined;
    const value = Object.hasOwn(table, key) ? pairOf(node, key)?.value : undefined;
    const scalar = value?.kind === 'seq' ? value.items[0] : value;
    if (scalar?.kind === 'scalar' && !isAbsent(scalar)) return scalar;
  }
  return undefined;
}
export const textOf = (node: Scalar): Text => ({
  value: node.text,
  text: node.text,
  span: node.span,
  node: handle(node),
});
const emptyText = (node: Node): Text => ({ value: '', text: '', span: node.span, node: handle(node) });

function containerOf(
  shape: string,
  name: string | undefined,
  of: Container | undefined,
  language: Language,
): Container {
  const noun = nounOf(shape, language);
  return {
    noun,
    ...(name !== undefined && !noun.startsWith('the ') ? { name } : {}),
    ...(of && !language.wholes.includes(of.noun) ? { of } : {}),
  };
}
