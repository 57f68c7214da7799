// Cells that name events: one, or several that share a row; and names made of a category and an action.
import { wordsOf } from '../base/naming.ts';
import { isNothing, readNamesIn, splitAtTop } from './cell-values.ts';
import type { SheetCell } from './sheet.ts';

export interface EventNames {
  readonly names: readonly string[];
  /** What stands beside a code span: a check mark, a remark. */
  readonly beside: string;
  /** A name that was broken over lines. */
  readonly broken: boolean;
  /** The cell speaks of events in a sentence or an arrow, and defines none. */
  readonly mentions: boolean;
}

export function readEventNames(cell: SheetCell): EventNames {
  const alike = alternativesIn(cell.text);
  if (alike) return { names: alike, beside: '', broken: false, mentions: false };
  const { names, beside, broken } = readNamesIn(cell);
  const spread = names.flatMap((name) => severalIn(name));
  if (spread.length < 2) return { ...oneName(spread[0], beside), broken, mentions: false };
  const mentions = beside !== '' && !connective.test(beside);
  return { names: spread, beside: mentions ? beside : '', broken, mentions };
}
/** What may stand between names. */
const connective = /^(?:[\s,;/|&+()]|\b(?:and|or|y|o|e|ou|und|oder|et)\b)*$/i;

/** A mark of a person beside a name is none of it: `cart_opened ✅`, `cart_opened (server)`. */
function oneName(name: string | undefined, beside: string): Pick<EventNames, 'names' | 'beside'> {
  if (name === undefined) return { names: [], beside };
  const [, own = '', remark = ''] =
    /^([\p{L}\p{N}]+(?:[_.:-][\p{L}\p{N}]+)+)\s+(\([^()]*\)|\p{Extended_Pictographic}\uFE0F?)$/u.exec(name) ?? [];
  return own ? { names: [own], beside: [beside, remark].filter(Boolean).join(' ') } : { names: [name], beside };
}

/** `cart_{opened,closed}`, `cart_(opened|closed)`. */
function alternativesIn(name: string): readonly string[] | undefined {
  if (name.length > 300) return undefined;
  const [, before = '', braces, round, square, after = ''] =
    /^([\w.:-]*)(?:\{([^{}]*[,|][^{}]*)\}|\(([^()]*\|[^()]*)\)|\[([^[\]]*[,|][^[\]]*)\])([\w.:-]*)$/.exec(name) ?? [];
  const parts = (braces ?? round ?? square ?? '').split(/[,|]/).map((part) => part.trim());
  return before + after !== '' && parts.length > 1 && parts.every((part) => /^[\w-]+$/.test(part))
    ? parts.map((part) => `${before}${part}${after}`)
    : undefined;
}

/** `a / b`, `a, b or c`, `note.created/updated`. */
function severalIn(name: string): readonly string[] {
  if (name.length > 300) return [name];
  const alike = alternativesIn(name);
  if (alike) return alike;
  const parts = splitAtTop(name.replace(/,?\s+(?:or|and|y|o|ou|und|oder|et)\s+/gi, ','), ',;/|\n+&').filter(Boolean);
  if (parts.length < 2) return [name];
  const [first = ''] = parts;
  if (parts.every((part) => identifier.test(part) && wordsOf(part).length > 1)) return parts;
  // `note.created/updated`: the others have the beginning of the first.
  const [, stem = ''] = /^(.*[_.:])[^_.:]+$/.exec(first) ?? [];
  if (stem && parts.slice(1).every((part) => /^[\p{Ll}\p{N}]+$/u.test(part)))
    return [first, ...parts.slice(1).map((part) => `${stem}${part}`)];
  const spaced = /\s[/|]\s|[,;\n]/.test(name);
  return spaced && parts.every((part) => /^\p{Lu}/u.test(part) && wordsOf(part).length > 1) ? parts : [name];
}
const identifier = /^[\p{L}_$][\p{L}\p{N}_.:$-]*$/u;

/** In the form that both have: `recording` and `started` are `recording_started`, `Loan Form` and `Sent` are `Loan Form Sent`. */
export function composedName(category: string, action: string): string {
  if (isNothing(category)) return action;
  const both = `${category}${action}`;
  const [last = '', first = ''] = [category.at(-1), action.at(0)];
  const joint =
    /[\s]/.test(both) || /^\p{Lu}/u.test(category) ? ' ' : both.includes('.') ? '.' : both.includes('-') ? '-' : '_';
  return `${category}${/\p{Lu}/u.test(first) && /\p{Ll}/u.test(last) && !/\s/.test(both) && /^\p{Ll}/u.test(category) ? '' : joint}${action}`;
}
