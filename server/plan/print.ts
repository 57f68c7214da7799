// Parts of a plan as the text of a plan file, written to be read by people: short things on one line, the rest below each other.
import { isRecord } from '../base/record.ts';
import { literalBlock } from '../yaml/block.ts';
import { renderScalar } from '../yaml/render.ts';
import type { Plain } from './plan.ts';
import { isSection, type Section, sections } from './sections.ts';

/** An item of a section; keys stand in the order in which they are printed. */
export type PrintedItem = Readonly<Record<string, Plain>>;
/** What is printed of a plan: sections in the order of the language, empty ones left out. */
export type PlanParts = { readonly plan?: PrintedItem } & { readonly [S in Section]?: readonly PrintedItem[] };

/** Where a line in flow style ends at the latest. */
const WIDTH = 160;

/** The whole plan file. Stable: the same parts give the same bytes, ending in one line break. */
export function printPlan(parts: PlanParts): string {
  const plan = parts.plan ? [printMap('plan', parts.plan)] : [];
  const printed = Object.keys(sections)
    .filter(isSection)
    .flatMap((section) => (parts[section]?.length ? [printSection(section, parts[section])] : []));
  return `${[...plan, ...printed].join('\n')}\n`;
}

function printMap(key: string, item: PrintedItem): string {
  const line = `${key}: ${flow(item)}`;
  if (line.length <= WIDTH) return line;
  return [`${key}:`, indent(printPairs(item))].join('\n');
}

/** One section with its items, without a line break at the end. */
export function printSection(section: Section, items: readonly PrintedItem[]): string {
  const [only] = items;
  const line = only && items.length === 1 && section !== 'events' ? `${section}: [${flow(only)}]` : undefined;
  if (line && line.length <= WIDTH) return line;
  return [`${section}:`, ...items.map((item) => indent(printItem(section, item)))].join('\n');
}

/** `- name: …`: one item as it stands in the list of its section; lines after the first are indented by two. */
export function printItem(section: Section, item: PrintedItem): string {
  const line = `- ${flow(item)}`;
  return section !== 'events' && line.length + 2 <= WIDTH ? line : printEntry(item);
}

const printEntry = (item: PrintedItem): string => `- ${indent(printPairs(item)).slice(2)}`;
const printPairs = (item: PrintedItem): string =>
  Object.entries(item)
    .map(([key, value]) => pair(renderScalar(key), value))
    .join('\n');

/** `key: value` at the beginning of a line of its own; how far that stands in is not known here, and told as four columns. */
function pair(key: string, value: Plain): string {
  if (typeof value === 'string') return `${key}: ${literalBlock(value, '  ') ?? renderScalar(value)}`;
  const line = `${key}: ${flow(value)}`;
  if (isRecord(value) && line.length + 4 > WIDTH) return `${key}:\n${indent(printPairs(value))}`;
  if (!isList(value)) return line;
  const maps = value.filter((each) => typeof each === 'object').length;
  if (maps < 2 && line.length + 4 <= WIDTH) return line;
  return `${key}:\n${value.map((each) => indent(printElement(each))).join('\n')}`;
}

function printElement(value: Plain): string {
  if (typeof value === 'string') return `- ${renderScalar(value)}`;
  const line = `- ${flow(value)}`;
  return isRecord(value) && line.length + 6 > WIDTH ? printEntry(value) : line;
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');
const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** Sentences: quoted inside brackets, where a comma would cut them. */
const prose = new Set(['description', 'text', 'trigger', 'where', 'expect']);

function flow(value: Plain, key = ''): string {
  if (typeof value === 'string') return renderScalar(value, prose.has(key) ? 'double' : 'plain', true);
  if (isList(value)) return `[${value.map((each) => flow(each)).join(', ')}]`;
  if (!isRecord(value)) return String(value);
  const pairs = Object.entries(value).map(
    ([name, inner]) => `${renderScalar(name, 'plain', true)}: ${flow(inner, name)}`,
  );
  return `{${pairs.join(', ')}}`;
}
