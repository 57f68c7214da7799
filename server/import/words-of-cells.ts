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
    draft: 'draft|idea|proposal|in discussion|tbd|borrador|rascunho|entwurf|brouillon|bozza|concept|下書き|草稿',
    planned:
      'planned|plan|todo|to do|backlog|proposed|pending|approved|ready|ready for dev|ready for implementation|not implemented|not started|in progress|in development|wip|planificado|planejado|geplant|pendiente|pendente|a venir|prevu|prevue|planifie|planifiee|en cours|in arbeit|in planung|previsto|pianificato|en desarrollo|em desenvolvimento|gepland|未実装|予定|計画中|開発中|未上线|待开发|开发中|计划中|예정|개발중',
    implemented:
      'implemented|live|done|active|shipped|released|in production|production|deployed|complete|completed|existing|current|tracked|yes|y|implementado|implementiert|activo|ativo|actif|en ligne|en production|implemente|aktiv|umgesetzt|live geschaltet|activo|en produccion|em producao|attivo|implementato|in produzione|actief|geimplementeerd|実装済み|実装済|公開中|稼働中|已上线|已上線|已实现|已埋点|구현됨|운영중|wdrożone|реализовано',
    verified:
      'verified|validated|qa passed|qa done|qaed|tested|verificado|geprüft|valide|verifie|recette ok|verificato|gecontroleerd|確認済み|検証済み|已验证|已測試|검증됨',
    deprecated:
      'deprecated|legacy|obsolete|sunset|to be removed|obsoleto|veraltet|obsolete|deprecie|depreciee|deprecado|en desuso|verouderd|非推奨|廃止予定|已废弃|废弃|已廢棄',
    removed:
      'removed|deleted|archived|retired|eliminado|removido|entfernt|supprime|supprimee|geloscht|rimosso|eliminato|verwijderd|削除済み|廃止|已删除|已下线|삭제됨',
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
