// Cells that hold a name: in Markdown often a code span with something beside it.
import { isNothing } from './empty-value.ts';
import { type SheetCell, CODE, EDOC, withoutCodeMarks } from './sheet.ts';

export interface NamesRead {
  readonly names: readonly string[];
  /** What stands beside a code span: a check mark, a remark. */
  readonly beside: string;
  /** A name that was broken over lines. */
  readonly broken: boolean;
}

/** The code spans of a cell, else lines or parts between commas that are a word each, else all of it. */
export function readNamesIn({ text, marked }: SheetCell): NamesRead {
  if (isNothing(text)) return { names: [], beside: '', broken: false };
  const spans = [...marked.matchAll(/\uE000([^\uE001]*)\uE001/g)]
    .map((match) => (match[1] ?? '').trim())
    .filter(Boolean);
  if (spans.length) return { names: spans, beside: oneLine(withoutCodeMarks(marked.replace(spanned, ' '))), broken: false };
  const parts = text
    .split(/[\n,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length > 1 && parts.every((part) => /^\S+$/.test(part))) return { names: parts, beside: '', broken: false };
  return { names: [oneLine(text)], beside: '', broken: text.includes('\n') };
}
const spanned = new RegExp(`${CODE}[^${EDOC}]*${EDOC}`, 'g');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
