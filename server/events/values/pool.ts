// Values kept in a pool: what is slow to make, or fits its constraints only sometimes, is made a few hundred times and chosen from.

import { conforms } from '../../plan/conforms.ts';
import { matchers } from '../../plan/pattern.ts';
import type { Plain, PlanSchema } from '../../plan/plan.ts';
import { byRank, choice } from '../draws/choice.ts';
import type { KeyOf } from '../draws/keys.ts';
import type { ValueGenerator } from './value-generator.ts';
import { makeValue, streamAt } from './value-generator.ts';

/** A choice among constants; by rank (the first the most frequent) or evenly. */
export function chooseFrom(values: readonly Plain[], how: 'rank' | 'even'): ValueGenerator {
  return { kind: 'choice', values, choice: choice(how === 'rank' ? byRank(values.length) : values.map(() => 1)) };
}

/** Up to 256 different values of `make(i)`, those that conform, in the order of i; undefined when there is none. */
export function poolOf(
  schema: PlanSchema,
  tries: number,
  make: (i: number) => Plain | undefined,
): ValueGenerator | undefined {
  const values = new Set<Plain>();
  const matcherOf = matchers();
  for (let i = 0; i < tries && values.size < 256; i++) {
    const value = make(i);
    if (value !== undefined && conforms(schema, value, matcherOf)) values.add(value);
  }
  return values.size ? chooseFrom([...values], 'even') : undefined;
}

/** The maker itself when its values conform, else a pool of those that do; undefined when a thousand draws give none. */
export function checked(
  generator: ValueGenerator,
  schema: PlanSchema,
  keyOf: KeyOf,
  path: string,
  time: number,
): ValueGenerator | undefined {
  const sample = (i: number) => {
    const at = { id: i, slot: 0, time };
    return makeValue(generator, streamAt(keyOf, `${path}#pool`, at), at);
  };
  const matcherOf = matchers();
  for (let i = 0; i < 64; i++) if (!conforms(schema, sample(i), matcherOf)) return poolOf(schema, 1000, sample);
  return generator;
}
