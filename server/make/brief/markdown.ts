// A brief written as Markdown: the heading is the feature, the items below it are the actions.
import { parseBrief } from './brief.ts';

/** Headings that open a list of their own. */
const lists: Readonly<Record<string, 'success' | 'roles' | 'platforms' | 'actions'>> = {
  success: 'success',
  'success metrics': 'success',
  'success criteria': 'success',
  metrics: 'success',
  goals: 'success',
  roles: 'roles',
  personas: 'roles',
  platforms: 'platforms',
  actions: 'actions',
  'user stories': 'actions',
};

/** Reads a Markdown text or selection; text between heading and items is the description, `Owner: x` the owner. */
export function briefFromMarkdown(text: string): ReturnType<typeof parseBrief> {
  const found: Record<'actions' | 'success' | 'roles' | 'platforms', string[]> = {
    actions: [],
    success: [],
    roles: [],
    platforms: [],
  };
  const prose: string[] = [];
  let feature: string | undefined;
  let owner: string | undefined;
  let into: keyof typeof found = 'actions';
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const heading = headingOf(line);
    const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)$/.exec(line)?.[1];
    const pair = /^\s*\**(owner|roles|platforms|success)\**\s*:\**\s*(.+)$/i.exec(item ?? line);
    if (heading) {
      const opens = listOf(heading);
      into = opens ?? 'actions';
      if (!opens) feature ??= heading;
    } else if (pair?.[1] && pair[2]) {
      const key = pair[1].toLowerCase();
      if (key === 'owner') owner = pair[2].trim();
      else found[key as 'roles'].push(...(key === 'success' ? [pair[2]] : pair[2].split(/\s*,\s*/)));
    } else if (item !== undefined) found[into].push(item);
    else if (line.trim() !== '' && feature && !found.actions.length) prose.push(line.trim());
  }
  const description = prose.join(' ');
  return parseBrief({
    ...(feature ? { feature } : {}),
    ...found,
    ...(owner ? { owner } : {}),
    ...(description ? { description } : {}),
  });
}

function listOf(heading: string): (typeof lists)[string] | undefined {
  const name = heading.toLowerCase().replace(/:$/, '');
  return Object.hasOwn(lists, name) ? lists[name] : undefined;
}

/** Without the marks before it and behind it. */
function headingOf(line: string): string | undefined {
  const marks = /^ {0,3}#{1,6}\s/.exec(line);
  if (!marks) return undefined;
  const text = line.slice(marks[0].length).trim();
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return text.slice(0, end).trimEnd();
}
