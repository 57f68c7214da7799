// A scalar written anew so that it is of the type that is wanted: a number that was quoted, a yes that means true.

import type { TypeName } from '../../../../plan/plan.ts';
import type { Located } from '../../../../schema/item.ts';

const flags: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  on: 'true',
  false: 'false',
  no: 'false',
  off: 'false',
};

/** What to write plainly; undefined where nothing says the same. */
export function castTo(types: readonly TypeName[], { value, text }: Located<unknown>): string | undefined {
  if (typeof value === 'object' || typeof value === 'bigint') return undefined;
  const word = text.trim();
  // Zeros in front are digits of a code, not of a number.
  if (types.some((type) => type === 'integer' || type === 'number') && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(word))
    if (types.includes('number') || Number.isInteger(Number(word))) return word;
  return types.includes('boolean') ? flags[word.toLowerCase()] : undefined;
}
