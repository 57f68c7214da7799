// Layouts of tables: a file each, with the document, the plan that a person would read from it, and what the report must say.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PlanParts, PrintedItem } from '../../../server/plan/print.ts';

export interface Layout {
  readonly layout: string;
  /** The document's name and text. */
  readonly name: string;
  readonly text: string;
  readonly plan?: string;
  /** Part of the fault, where the document must be refused. */
  readonly refused?: string;
  /** A part of each loss, one for one; a part of each assumption. */
  readonly lost: readonly string[];
  readonly assumed: readonly string[];
}
const dir = path.join(import.meta.dirname, 'layouts');

/** `=== name.md`, the document; then `=== plan`, `=== lost`, `=== assumed` or `=== refused`. */
export const layouts: readonly Layout[] = readdirSync(dir)
  .filter((file) => file.endsWith('.txt'))
  .sort()
  .map((file) => {
    const [, ...parts] = readFileSync(path.join(dir, file), 'utf8').split(/^=== /m);
    const [[name = '', text = ''] = [], ...rest] = parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), part.slice(end + 1)];
    });
    const said = new Map(rest.map(([key = '', body = '']) => [key, body.replace(/\n$/, '')]));
    const lines = (key: string) => said.get(key)?.split('\n').filter(Boolean) ?? [];
    const [plan, refused] = [said.get('plan'), said.get('refused')];
    return {
      layout: file.replace(/\.txt$/, ''),
      name,
      text,
      ...(plan === undefined ? {} : { plan }),
      ...(refused === undefined ? {} : { refused }),
      lost: lines('lost'),
      assumed: lines('assumed'),
    };
  });

type Item = Readonly<Record<string, unknown>>;
const list = (value: unknown): readonly (string | Item)[] => (Array.isArray(value) ? value : []);

/** A plan in few lines: what the dictionary defines stands with each event that uses it. */
export function outline(parts: PlanParts): string {
  const dictionary = new Map((parts.properties ?? []).map((item) => [String(item.name), item]));
  const resolved = (one: string | Item): Item => {
    const own: Item = typeof one === 'string' ? { ref: one } : one;
    return { name: own.ref, ...dictionary.get(String(own.ref)), ...own };
  };
  const properties = (all: unknown, depth = 1): readonly string[] =>
    list(all).flatMap((one) => propertyLines(resolved(one), depth));
  function propertyLines(one: Item, depth: number): readonly string[] {
    const items = (one.items ?? {}) as Item;
    const values = list(one.enum ?? items.enum);
    const type =
      one.type === undefined
        ? ''
        : ` ${[one.type].flat().join('|')}${items.type && items.type !== 'object' ? `<${items.type}>` : ''}`;
    const words = [
      `${'  '.repeat(depth)}${one.name}${type}${one.required ? '!' : ''}`,
      ...(values.length ? [`(${values.join(', ')})`] : []),
      ...(one.examples
        ? [
            `=${list(one.examples)
              .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
              .join(',')}`,
          ]
        : []),
      ...(one.description ? [`: ${one.description}`] : []),
    ];
    return [words.join(' '), ...properties(one.properties ?? items.properties, depth + 1)];
  }
  const event = (item: PrintedItem): readonly string[] => {
    const names = (key: string) => [item[key] ?? []].flat().join(', ');
    const words = [
      String(item.name),
      ...(item.description ? [`: ${item.description}`] : []),
      ...(item.trigger ? [`@ ${item.trigger}`] : []),
      ...(item.owner ? [`(${names('owner')})`] : []),
      ...(item.sources ? [`<${names('sources')}>`] : []),
      ...list(item.tags).map((tag) => `#${tag}`),
    ];
    return [words.join(' '), ...list(item.use).map((name) => `  + ${name}`), ...properties(item.properties)];
  };
  const [every, bundles] = [
    (parts.bundles ?? []).filter(({ name }) => name === 'every_event'),
    (parts.bundles ?? []).filter(({ name }) => name !== 'every_event'),
  ];
  return [
    ...every.flatMap((item) => ['every event', ...properties(item.properties)]),
    ...(parts.entities ?? []).flatMap(({ traits }) => ['person', ...properties(traits)]),
    ...bundles.flatMap((item) => [
      `bundle ${item.name}${item.description ? ` : ${item.description}` : ''}`,
      ...properties(item.properties),
    ]),
    ...(parts.events ?? []).flatMap(event),
  ].join('\n');
}
