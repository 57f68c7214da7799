// Whether a scalar is what its key wants, beyond its kind; and what was certainly meant where it is not.
import type { Scalar } from '../yaml/node.ts';
import type { TextForm, Kind } from './kinds.ts';

/** Undefined where the text fits. */
export function unfitFor(
  form: TextForm,
  { text, value }: Scalar,
): { readonly wants: string; readonly meant?: string | undefined } | undefined {
  const wants = typeof value === 'string' || isNumberOf(form, value) ? unfitText(form, text) : form.wants;
  if (wants === undefined) return undefined;
  const meant = form.meant?.(text);
  return { wants, ...(meant !== undefined && meant !== text && unfitText(form, meant) === undefined ? { meant } : {}) };
}
const unfitText = (form: TextForm, text: string): string | undefined =>
  new RegExp(form.pattern, 'u').test(text) ? form.unfit?.(text) : form.wants;
const isNumberOf = ({ number }: TextForm, value: unknown): boolean =>
  number !== undefined &&
  typeof value === 'number' &&
  value >= number.minimum &&
  value < number.exclusiveMaximum &&
  (number.multipleOf === undefined || value % number.multipleOf === 0);

type Whole = Extract<Kind, { readonly is: 'integer' }>;
export const isWithin = ({ from, to }: Whole, value: number): boolean =>
  Number.isInteger(value) && value >= (from ?? value) && value <= (to ?? value);
/** `"5"`, `Monday`, `mon` -> the number meant: one in quotes, or that of its place among the names. */
export function meantNumber(kind: Whole, text: string): string | undefined {
  const { from = 0, names = [] } = kind;
  if (text.trim() !== '' && isWithin(kind, Number(text))) return String(Number(text));
  const at = text.trim().length < 3 ? -1 : names.findIndex((name) => name.startsWith(text.trim().toLowerCase()));
  return at < 0 ? undefined : String(from + at);
}
