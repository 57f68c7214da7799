// Cells of few words: life cycle, owners, platforms, names of events.
import { type Cell, CODE, EDOC, unmarked } from './sheet.ts';
import { withoutAccents } from './words.ts';

/** A status of the plan language; undefined for words that are none. */
export function readStatus(text: string): string | undefined {
  const word = withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return statuses.get(word) ?? (/^\s*[✅✔✓🟢]\uFE0F?\s*$/u.test(text) ? 'implemented' : undefined);
}
const statuses: ReadonlyMap<string, string> = new Map(
  Object.entries({
    draft: 'draft|idea|proposal|in discussion|tbd|borrador|rascunho|entwurf',
    planned:
      'planned|plan|todo|to do|backlog|proposed|pending|approved|ready|ready for dev|ready for implementation|not implemented|not started|in progress|in development|wip|planificado|planejado|geplant|pendiente|pendente',
    implemented:
      'implemented|live|done|active|shipped|released|in production|production|deployed|complete|completed|existing|current|tracked|yes|y|implementado|implementiert|activo|ativo',
    verified: 'verified|validated|qa passed|qa done|qaed|tested|verificado|geprüft',
    deprecated: 'deprecated|legacy|obsolete|sunset|to be removed|obsoleto|veraltet',
    removed: 'removed|deleted|archived|retired|eliminado|removido|entfernt',
  }).flatMap(([status, words]) => words.split('|').map((word) => [withoutAccents(word), status] as const)),
);

/** Names between commas, slashes, `and` … ; undefined where it reads like a sentence. */
export function readNames(text: string): readonly string[] | undefined {
  const names = text
    .split(/\s*(?:[,;/|+\n]|\s&\s|\s(?:and|y|und|et)\s)\s*/i)
    .map((name) => name.replace(/^[-*•]\s+/, '').trim())
    .filter(Boolean);
  return names.some((name) => name.length > 40 || name.split(/\s+/).length > 4) ? undefined : names;
}

/** Platforms that mean every one there is. */
export const isEverywhere = (name: string): boolean =>
  /^(?:all|any|both|every|everywhere|all platforms|cross[- ]?platform|\*|global|todos|todas|ambos|alle|beide|tous)$/i.test(
    name,
  );

/** What a source's name says of its platform. */
export function platformOf(source: string): string | undefined {
  const word = source.toLowerCase().replace(/[^a-z]/g, '');
  return [...platforms].find(([, words]) => words.has(word))?.[0];
}
const platforms: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    web: 'web website site webapp browser frontend client mobileweb desktopweb',
    ios: 'ios iphone ipad iosapp',
    android: 'android androidapp',
    server: 'server backend api serverside node cloud',
  }).map(([platform, words]) => [platform, new Set(words.split(' '))]),
);

/** The name in a cell: its code span where it has one, else all of it; `rest` is what stands beside the span, `names` what several spans say. */
export function readEventName(cell: Cell): { readonly names: readonly string[]; readonly rest: string } {
  const spans = [...cell.marked.matchAll(/\uE000([^\uE001]*)\uE001/g)].map((match) => (match[1] ?? '').trim());
  if (!spans.length) return { names: cell.text === '' ? [] : [cell.text.replace(/\s+/g, ' ')], rest: '' };
  const rest = unmarked(cell.marked.replaceAll(new RegExp(`${CODE}[^${EDOC}]*${EDOC}`, 'g'), ' '));
  return { names: spans.filter(Boolean), rest: rest.replace(/\s+/g, ' ').trim() };
}
