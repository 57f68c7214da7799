// The keys of a language as a Markdown page, from its key table.

import { ANY_NAME, type KeyTable, type Kind } from './kinds.ts';
import { documented, type Language, nounOf } from './language.ts';

export interface ReferencePage {
  /** Of the page. */
  readonly title: string;
  /** What is said of every key. */
  readonly intro: string;
  /** What the top level is called there; left out where it is no table of its own. */
  readonly top?: string;
  /** Shape -> the key that lists its items. */
  readonly sectionOf?: ReadonlyMap<string, string>;
}

/** One table a shape, in the order of the key table. */
export function keyReference(language: Language, { title, intro, top, sectionOf }: ReferencePage): string {
  const { table, root } = language;
  const shapes = Object.entries(table).flatMap(([shape, keys]) => {
    if (shape === root && top === undefined) return [];
    const section = sectionOf?.get(shape);
    const lines = Object.entries(keys).map(([key, row]) => {
      const need = row.required ? (row.instead ? ` (or \`${row.instead}\`)` : ' \\*') : '';
      const called = key === ANY_NAME ? `any ${row.names ? nounOf(row.names, language) : 'name'}` : `\`${key}\``;
      return `| ${called}${need} | ${short(row.kind, table)} | ${documented(row).replaceAll('|', '\\|')} |`;
    });
    const heading = shape === root ? top : shape;
    return `## ${heading}${section ? `\n\nAn item of \`${section}:\`.` : ''}\n\n| key | value | |\n|---|---|---|\n${lines.join('\n')}`;
  });
  return `# ${title}\n\n\\* is required. ${intro}\n\n${shapes.join('\n\n')}\n`;
}

function short(kind: Kind, table: KeyTable): string {
  const link = (shape: string): string => `[${shape}](#${shape.toLowerCase()})`;
  if (kind.is === 'oneOf') return kind.of.map((word) => `\`${word}\``).join(' ');
  if (kind.is === 'ref') return `→ ${kind.to}`;
  if (kind.is === 'list') {
    const one = short(kind.of, table);
    if (kind.lines) return `list of ${one}, or a text with one a line`;
    return kind.lone ? `${one}, or a list` : `list of ${one}`;
  }
  if (kind.is === 'item') return kind.short ? `${link(kind.of)} or its \`${kind.short}\`` : link(kind.of);
  if (kind.is === 'map' && kind.of !== undefined && table[kind.of]) return link(kind.of);
  if (kind.is === 'either') return kind.of.map((one) => short(one, table)).join(' or ');
  return kind.is === 'renames' ? 'property: name' : kind.is;
}
