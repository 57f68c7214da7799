// Plan and data in words: what a check expected, and what it found instead.
import { columnTypeOf } from '../dataset/column-type.ts';
import type { Plain, PlanSchema } from '../plan/plan.ts';
import type { SampleRow } from './kind.ts';

/** `"card"`, `12`, `null`; long ones are cut. */
export function valueWord(value: Plain): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** `"a", "b" or "c"`; of more than `most` only the first are named. */
export function listWords(words: readonly string[], most = 8): string {
  if (words.length > most) return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** The values of a column in failing rows, most frequent first; `such as` where not all rows are here. */
export function foundValues(
  sample: readonly SampleRow[],
  name: string,
  failing: number,
  hint: (value: Plain) => string | undefined = () => undefined,
): string | undefined {
  const counts = new Map<string, number>();
  for (const row of sample) {
    const value = row[name] ?? null;
    const more = hint(value);
    const word = `${valueWord(value)}${more ? `, ${more}` : ''}`;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const found = [...counts].sort(([, a], [, b]) => b - a);
  const few = found.slice(0, 5).map(([word, n]) => (n > 1 ? `${word} (${n} times)` : word));
  if (!few.length) return undefined;
  return `${sample.length < failing || found.length > few.length ? 'such as ' : ''}${few.join('; ')}`;
}

/** Why presence cannot be judged. */
export const absentOrNull = 'These data do not tell a key that is absent from one that is null, and null is allowed.';

/** Whether values may be text, so that what is said of texts applies. */
export const isTextual = (schema: PlanSchema): boolean =>
  ['string', 'json'].includes(columnTypeOf(schema)) &&
  (!schema.types.length || schema.types.some((type) => type === 'string' || type === 'any'));
