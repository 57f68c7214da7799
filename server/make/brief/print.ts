// A proposal as the text of a plan file, written to be read by people: short things on one line, the rest below each other.
import type { Plain } from '../../read/plan/plan.ts';
import { renderScalar } from '../../read/yaml/render.ts';
import { type Item, type Proposal, type Section, sections } from './proposal.ts';

/** Where a line in flow style ends at the latest. */
const WIDTH = 160;

/** The whole plan file. Stable: the same proposal gives the same bytes, ending in one line break. */
export function printPlan(proposal: Proposal): string {
  const plan = proposal.plan ? [printMap('plan', proposal.plan)] : [];
  const parts = sections
    .filter((section) => proposal[section].length > 0)
    .map((section) => printSection(section, proposal[section]));
  return `${[...plan, ...parts].join('\n')}\n`;
}

function printMap(key: string, item: Item): string {
  const line = `${key}: ${flow(item)}`;
  if (line.length <= WIDTH) return line;
  return [`${key}:`, ...Object.entries(item).map(([name, value]) => `  ${pair(name, value)}`)].join('\n');
}

/** One section with its items, without a line break at the end. */
export function printSection(section: Section, items: readonly Item[]): string {
  const [only] = items;
  const line = only && items.length === 1 && section !== 'events' ? `${section}: [${flow(only)}]` : undefined;
  if (line && line.length <= WIDTH) return line;
  return [`${section}:`, ...items.map((item) => indent(printItem(section, item), '  '))].join('\n');
}

/** `- name: …`: one item as it stands in the list of its section; lines after the first are indented by two. */
export function printItem(section: Section, item: Item): string {
  const line = `- ${flow(item)}`;
  if (section !== 'events' && line.length + 2 <= WIDTH) return line;
  return Object.entries(item)
    .map(([key, value], index) => `${index ? '  ' : '- '}${pair(key, value)}`)
    .join('\n');
}

/** `key: value` inside an item that stands four columns in. */
function pair(key: string, value: Plain): string {
  if (typeof value === 'string') return `${key}: ${renderScalar(value)}`;
  if (!isList(value)) return `${key}: ${flow(value)}`;
  const line = `${key}: ${flow(value)}`;
  const maps = value.filter((each) => typeof each === 'object').length;
  if (maps < 2 && line.length + 4 <= WIDTH) return line;
  return `${key}:\n${value.map((each) => `    - ${typeof each === 'string' ? renderScalar(each) : flow(each)}`).join('\n')}`;
}

const indent = (text: string, by: string): string => text.replace(/^/gm, by);
const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** Sentences: quoted inside brackets, where a comma would cut them. */
const prose = new Set(['description', 'text', 'trigger', 'where', 'expect']);

function flow(value: Plain, key = ''): string {
  if (typeof value === 'string') return renderScalar(value, prose.has(key) ? 'double' : 'plain', true);
  if (isList(value)) return `[${value.map((each) => flow(each)).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  const pairs = Object.entries(value).map(
    ([name, inner]) => `${renderScalar(name, 'plain', true)}: ${flow(inner, name)}`,
  );
  return `{${pairs.join(', ')}}`;
}
