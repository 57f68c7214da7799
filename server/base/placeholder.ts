// Text that stands where text should be: what a template asked for, or a promise.

/** `No description provided`, `TBD: ask growth`, `n/a`, `[Owner]`, `<your team>`, `à définir`: true, too, for what is empty. */
export function isPlaceholder(text: string): boolean {
  const said = text.trim();
  if (/^[\p{P}\p{S}\s]*$/u.test(said)) return true;
  if (/^(?:\[[^[\]]*\]|<[^<>]*>|\{\{?[^{}]*\}?\}|\([^()]*\))$/.test(said)) return bracketed(said);
  const words = said
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/[.!…\s]+$/, '');
  return whole.test(words) || /^(?:to ?do|tbd|tba|tbc|fixme)\b(?:\s*[:(–—-]|$)/.test(words);
}
/** Round brackets may hold a remark, the others hold what somebody was to put there. */
const bracketed = (said: string): boolean => !said.startsWith('(') || isPlaceholder(said.slice(1, -1));

const thing =
  '(?:description|definition|trigger|owner|team|value|name|text|details?|info(?:rmation)?|comment|notes?|documentation)';
const whole = new RegExp(
  `^(?:${[
    'n/?a|n\\.a|none|nil|null|undefined|unknown|missing|empty|x{3,}|tk|wip|placeholder|coming soon|lorem ipsum.*',
    `(?:no|without|missing|empty) ${thing}(?: (?:provided|available|given|yet|added|set|found))*`,
    `(?:please )?(?:add|enter|insert|write|provide|fill in|put|describe) .{0,40}\\bhere`,
    `(?:please )?(?:add|enter|insert|provide) (?:a |an |the |your )?${thing}`,
    `(?:your |some )?${thing} (?:here|goes here|pending|missing|to follow|to come)`,
    'to be (?:defined|determined|decided|confirmed|added|done|announced|documented|completed|filled(?: in)?)(?: later)?',
    'not (?:yet )?(?:implemented|defined|documented|described|available|specified|provided|assigned|applicable|set|known)(?: yet)?',
    'unassigned|nobody|no ?one|unowned',
    'noch offen|offen|folgt|keine? (?:beschreibung|angaben?|definition)|nicht (?:definiert|zugewiesen|bekannt)|unbekannt',
    'a (?:definir|completer|determiner|venir|confirmer)|(?:aucune|pas de) description|non (?:defini|renseigne)e?|inconnue?',
    '(?:por|a) (?:definir|completar|confirmar|determinar)|sin (?:descripcion|definir|asignar)|pendiente|desconocido',
    'sem (?:descricao|definicao)|nao (?:definido|informado)|pendente|desconhecido',
    'da (?:definire|completare|confermare)|nessuna descrizione|senza descrizione|non definito|sconosciuto',
    'nader te bepalen|nog (?:te bepalen|invullen)|geen (?:beschrijving|omschrijving)|onbekend',
    '未定|未定義|未設定|要確認|確認中|後で記入|説明なし|なし|無し|待定|待补充|待補充|暂无(?:描述|说明)?|暫無(?:描述|說明)?|无|無|无描述|미정|없음|설명 없음',
  ].join('|')})$`,
);
