// Cells of few words: life cycle, owners, platforms.
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
