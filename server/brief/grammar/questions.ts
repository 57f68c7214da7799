// What is asked when a phrase cannot be read, or not surely: what is wrong, and what to write instead.
import type { PhraseQuestion, QuestionCode } from './reading.ts';

/** In characters; user stories with their reasons stay well below. */
const MAX_PHRASE_LENGTH = 600;

const placeholder = /^(todo|tbd|tba|n\/?a|xxx+|asdf\w*|test|foo|bar|baz|lorem.*|\?+|-+|\.+|…)$/i;
/** Text of a template that nobody replaced: `<role>`, `[describe here]`, `{{feature}}`. */
const template =
  /<[a-z][a-z _/-]*>|\{\{[^}]*\}\}|\[(?:your|describe|insert|add|enter|fill|name|role|action|goal|feature|user|benefit|reason|placeholder|tbd|todo|something|list)\b[^\]]*\]/i;
const foreignWord = new RegExp(
  `(^|\\s)(${[
    'der|das|und|ein|eine|einen|mit|für|möchte|hochladen|herunterladen|erstellen|anlegen|löschen|anzeigen|bearbeiten|teilen|speichern|suchen|kaufen|bestellen|anmelden|abmelden|einladen|nutzer|benutzer|kunden|kunde',
    'le|les|une|des|pour|avec|creer|ajouter|supprimer|partager|envoyer|acheter|rechercher|telecharger|modifier|utilisateur',
    'el|los|una|para|con|crear|agregar|eliminar|compartir|enviar|subir|borrar|editar|mis|usuario|usuarios|cliente|clientes|um|uma|criar|adicionar|excluir',
    'il|gli|creare|caricare|condividere|eliminare|modificare|het|een|voor|gebruiker|toevoegen|verwijderen|bekijken|dodaj|dodaje|utworz|buat|tambah',
  ].join('|')})(\\s|$)`,
  'i',
);
const foreignLetter = /[äöüßñçéèêàâîôûãõąćęłńśźżøåæřšž]/i;
const englishWord = /(^|\s)(the|to|my|of|with|and|can|want|users?|for|from|by|an?(?= \S*[éèêñçöüä]))(\s|$)/i;

/** Letters that English does not have, but for a café in an English sentence. */
const isForeign = (text: string): boolean =>
  (foreignWord.test(text) && !/\b(?:the|my|of|with|want|can|from|to)\b/i.test(text)) ||
  (foreignLetter.test(text) &&
    !(englishWord.test(text) && text.split(' ').filter((word) => foreignLetter.test(word)).length === 1));

/** Lines of a ticket that say something about the work: "Priority: High", "Out of scope: refunds". */
const aside =
  /^(?:priority|estimate|estimation|effort|points|story points|size|owner|assignee|reporter|status|sprint|epic|label|labels|component|version|severity|due|due date|deadline|note|notes|tbd|todo|question|open question|assumption|risk|dependency|dependencies|depends on|blocked by|out of scope|non-goals?|nice to have|link|links|design|figma|background|context)s?\s*(?::|-\s).+|^so that\b|^given\b(?!.*\bwhen\b)/i;

/** What makes the whole phrase unreadable, before any grammar. */
export function questionFor(text: string): PhraseQuestion | undefined {
  if (text === '') return askAbout('empty', '');
  if (text.length > MAX_PHRASE_LENGTH)
    return { code: 'clause', text: 'This is longer than one action: make an action of each thing that somebody does.' };
  if (placeholder.test(text) || !/[\p{L}]/u.test(text)) return askAbout('placeholder', text);
  if (aside.test(text)) return askAbout('aside', text);
  if (!/[a-z]/i.test(text) || isForeign(text)) return askAbout('language', text);
  return undefined;
}

/** Asked of the phrase as it was written: marks of templates look like marks of links and lists. */
export const unreplaced = (phrase: string): PhraseQuestion | undefined =>
  template.test(phrase) ? askAbout('placeholder', phrase) : undefined;

/** `about`: the phrase, verb or doubt that the question names. */
export function askAbout(code: QuestionCode, about: string): PhraseQuestion {
  return { code, text: texts[code](about) };
}

const texts: Readonly<Record<QuestionCode, (about: string) => string>> = {
  empty: () => 'The action is empty: write what somebody does, such as "upload a file".',
  placeholder: (about) => `"${about}" is a placeholder: write what somebody does, such as "upload a file".`,
  'no-verb': (about) =>
    `No deed was found in "${about}": write a verb and a thing, such as "${about.split(' ').length < 4 ? `view ${about.toLowerCase()}` : 'open a report'}", or give the event a name.`,
  aside: (about) =>
    `"${about}" is about the action or the work on it, and no action: leave it out, or write what somebody does.`,
  'no-object': (about) => `"${about}" what? Name the thing, such as "${about} a report".`,
  clause: (about) =>
    `What follows "${about}" is a whole clause: name the thing in two or three words, or give the event a name.`,
  duplicate: (about) =>
    `${about} is named by an action above as well: is it one event, or which word tells the two apart?`,
  metric: (about) => `"${about}" is a number or a goal, not an action: it belongs under success.`,
  language: (about) => `"${about}" is not read: write the action in English, or give the event a name.`,
  negation: (about) =>
    `"${about}" says what must not happen; an event says what did. Write the attempt, such as "deletion is refused", or leave it out.`,
  vague: (about) => `"${about}" can mean many deeds: are created, updated and deleted the right ones?`,
  unsure: (about) => `${about}: is the name right? If not, give the event a name.`,
};
