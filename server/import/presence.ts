// Whether a property must be sent, as tables say it: `Yes`, `✓`, `optional`, `M`, `0`.
import { isNothing } from './empty-value.ts';
import { withoutAccents } from './words.ts';

/** Undefined where it says something else, such as `if logged in`. */
export function readPresence(text: string): boolean | undefined {
  const word = plain(text);
  if (isNothing(text) || no.has(word)) return false;
  return yes.has(word) ? true : undefined;
}

/** A cell with several words whose first one decides: `Yes, always`, `Optional (web only)`. The rest is given back. */
export function readPresenceFirst(text: string): { readonly required: boolean; readonly rest: string } | undefined {
  const [, first = '', rest = ''] = /^\s*([^\s,;:(–—-]+)[\s,;:–—-]*(.*)$/s.exec(text) ?? [];
  const required = rest === '' ? readPresence(text) : readPresence(first);
  if (required === undefined || (rest !== '' && first.length < 2)) return undefined;
  return { required, rest: rest.trim() };
}

const plain = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[\uFE0F.!*?]/g, '')
    .trim();
const set = (words: string): ReadonlySet<string> => new Set(words.split('|').map(plain));
const yes = set(
  'yes|y|true|t|1|required|require|req|mandatory|must|must have|always|x|✓|✔|✅|☑|🟢|r|m|si|sim|oui|ja|da|да|是|必須|必填|obligatorio|obrigatorio|obligatoire|pflicht|requerido|requis|erforderlich|requirement|non-null|not null',
);
const no = set(
  'no|n|false|f|0|optional|opt|o|not required|never|✗|✘|✕|✖|❌|☐|🔴|non|nao|nein|nee|нет|否|opcional|optionnel|facultatif|nullable|not mandatory|nice to have',
);
