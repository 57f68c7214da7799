// The keys of the plan language as a Markdown page, from the key table.

import type { Kind } from '../schema/kinds.ts';
import { rows, type Shape, sections } from './plan.schema.ts';

/** One table a shape, in the order of the key table. */
export function keyReference(): string {
  const section = new Map(Object.entries(sections).map(([key, shape]) => [shape as Shape, key]));
  const shapes = (Object.keys(rows) as Shape[]).map((shape) => {
    const where = section.get(shape);
    const lines = Object.entries(rows[shape]).map(([key, row]) => {
      const need = row.required ? (row.instead ? ` (or \`${row.instead}\`)` : ' \\*') : '';
      return `| \`${key}\`${need} | ${short(row.kind)} | ${row.doc.replaceAll('|', '\\|')} |`;
    });
    return `## ${shape}${where ? `\n\nAn item of \`${where}:\`.` : ''}\n\n| key | value | |\n|---|---|---|\n${lines.join('\n')}`;
  });
  return `# Keys of the plan language\n\n\\* is required. Keys that begin with \`x-\`, and everything under \`meta\`, are never checked.\n\n${shapes.join('\n\n')}\n`;
}

function short(kind: Kind): string {
  if (kind.is === 'oneOf') return kind.of.map((word) => `\`${word}\``).join(' ');
  if (kind.is === 'ref') return `→ ${kind.to}`;
  if (kind.is === 'list') return kind.lone ? `${short(kind.of)}, or a list` : `list of ${short(kind.of)}`;
  if (kind.is === 'item')
    return kind.short
      ? `[${kind.of}](#${kind.of.toLowerCase()}) or its \`${kind.short}\``
      : `[${kind.of}](#${kind.of.toLowerCase()})`;
  if (kind.is === 'either') return kind.of.map(short).join(' or ');
  return kind.is === 'renames' ? 'property: name' : kind.is;
}
