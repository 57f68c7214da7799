// A brief written as Markdown: the heading is the feature, the items below it are the actions.
import type { Brief } from './brief.ts';
import { featureOf, headingOf, type Opens, openedBy } from './headings.ts';
import { type Line, linesOfBrief } from './markdown-lines.ts';

type Found = Record<Opens, string[]>;

/** The brief, or what the page lacks for one. */
export type MarkdownBrief =
  | { readonly brief: Brief; readonly lacks: readonly [] }
  | { readonly brief?: undefined; readonly lacks: readonly ('feature' | 'actions')[] };

/**
 * Reads a Markdown text or selection: a page of requirements, a ticket, a list. Text between heading and items is the
 * description, `Owner: x` the owner. Of scenarios the "when" is the action; what stands under headings such as
 * "Out of scope" or "Open questions" is left out.
 */
export function briefFromMarkdown(text: string): MarkdownBrief {
  const found: Found = { actions: [], success: [], roles: [], platforms: [], fields: [], aside: [] };
  const fields = new Fields();
  const prose: string[] = [];
  let feature: string | undefined;
  let owner: string | undefined;
  let into: Opens = 'actions';
  let level = 0;
  for (const line of linesOfBrief(text)) {
    const heading = headingOf(line);
    const pair = /^\s*\**(owner|roles|platforms|success)\**\s*:\**\s*(.+)$/i.exec(line.text);
    if (heading) {
      fields.end();
      const what = openedBy(heading);
      // A heading of its own below "Out of scope" is out of scope as well.
      if (what || heading.level <= level || into === 'actions') {
        into = what ?? 'actions';
        level = heading.level;
      }
      if (!what) feature ??= featureOf(heading) || undefined;
    } else if (pair?.[1] && pair[2] && line.kind !== 'row') {
      const key = pair[1].toLowerCase();
      if (key === 'owner') owner = pair[2].trim();
      else found[key as 'roles'].push(...(key === 'success' ? [pair[2]] : pair[2].split(/\s*,\s*/)));
    } else if (into !== 'aside' && line.kind !== 'row' && fields.take(line, found.actions.length)) continue;
    else if (line.kind === 'row') found[into].push(...cellOf(line, into));
    else if (into === 'fields' && line.kind === 'item') fields.add(line.text, found.actions.length);
    else if (line.kind !== 'text') found[into].push(line.text);
    else if (feature && into !== 'aside' && !found.actions.length && !isLabel(line.text)) prose.push(line.text.trim());
  }
  const description = prose.join(' ');
  const { aside: _, fields: __, ...lists } = found;
  const title = feature?.trim();
  if (!title || !lists.actions.length)
    return { lacks: [...(title ? [] : ['feature' as const]), ...(lists.actions.length ? [] : ['actions' as const])] };
  const said = (texts: readonly string[]) => texts.map((one) => one.trim()).filter((one) => one !== '');
  const brief: Brief = {
    feature: title,
    page: true,
    actions: lists.actions.map((phrase, i) => ({ phrase, properties: fields.of(i) })),
    ...(description.trim() ? { description: description.trim() } : {}),
    ...(owner ? { owner } : {}),
    platforms: said(lists.platforms),
    roles: said(lists.roles),
    success: said(lists.success),
  };
  return { brief, lacks: [] };
}

/** What a form or a thing should hold, listed below a line that says so: properties of the action above. */
class Fields {
  readonly #byAction = new Map<number, string[]>();
  #column: number | undefined;
  end(): void {
    this.#column = undefined;
  }
  of(action: number): readonly string[] {
    return this.#byAction.get(action) ?? [];
  }
  /** `actions`: how many stand above. Says whether the line was one of a list of fields, or announced one. */
  take({ kind, text, column = 0 }: Line, actions: number): boolean {
    const announces = announcing.exec(text);
    if (announces) {
      this.#column = kind === 'item' ? column : -1;
      for (const one of (announces[1] ?? '').split(/,| and | or /)) this.add(one, actions);
      return true;
    }
    if (this.#column === undefined) return false;
    if (kind === 'item' && column > this.#column) {
      this.add(text, actions);
      return true;
    }
    this.end();
    return false;
  }
  add(text: string, actions: number): void {
    const words = text
      .replace(/\([^)]*\)|[*_`[\]]/g, ' ')
      .replace(/\s*(?::|\s[–—-]\s).*$/, '')
      .trim()
      .replace(/^(?:an?|the) /i, '');
    const name = words
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
    if (actions === 0 || !/^[a-z]/.test(name) || words.split(/\s+/).length > 4) return;
    const listed = this.#byAction.get(actions - 1) ?? [];
    if (!listed.includes(name)) this.#byAction.set(actions - 1, [...listed, name]);
  }
}
const announcing =
  /^(?:[^:]{0,80}\b(?:should|must|shall|will|to) (?:include|contain|capture|hold|collect)s?\b|[^:]{0,80}\b(?:includes|contains|captures|holds) the following\b|[^:]{0,80}\bfields(?= *:)|(?:required |form |data )?(?:fields|data)(?= *:))(?: the following)?(?: \w+)?(?:\s*:\s*|\s+(?=\S)|$)(.*)$/i;

/** "**Author:** Product", "Status: Draft": about the page, not about the feature. */
const isLabel = (line: string): boolean =>
  /^\s*(?:\*\*[^*]{1,30}\*\*\s*:|\*\*[^*]{1,30}:\*\*|[A-Z][\w ]{1,20}:\s)/.test(line);

const storyColumn = /stor|action|requirement|scenario|description|use case|feature|what/i;

/** Of a table's row its story; of success the whole row: "Week-4 retention", "35 %". */
function cellOf({ cells = [], head = [] }: Line, into: Opens): readonly string[] {
  if (into !== 'actions') return [cells.filter((cell) => cell !== '').join(' ')].filter((cell) => cell !== '');
  const story = cells.find((cell) => /^as an? /i.test(cell)) ?? cells[head.findIndex((name) => storyColumn.test(name))];
  return story ? [story] : [];
}
