// Values that may not repeat: keys of entities, and what an event's `unique_key` rests on.

import { conforms } from '../../plan/conforms.ts';
import type { PlanSchema } from '../../plan/plan.ts';
import { below } from '../draws/choice.ts';
import type { GeneratorContext } from './make.ts';
import { generatorOf } from './make.ts';
import { patternTextAt, positionsOf, readPattern, roomOf } from './pattern.ts';
import type { ValueGenerator } from './value-generator.ts';

/** Random texts are taken for unique where there are this many: a million of them meet with odds of 1 in 20,000. */
const wide = 2 ** 53;

/**
 * A maker whose values differ: random where there is room for chance, else `numbered`. Undefined when the schema leaves too little
 * to tell things apart (an enum, a boolean, nested values).
 */
export function keyMaker(
  schema: PlanSchema,
  path: string,
  generatorContext: GeneratorContext,
): ValueGenerator | undefined {
  if (schema.enum || schema.const !== undefined) return undefined;
  const type = schema.types.find((one) => one !== 'null' && one !== 'any') ?? 'string';
  if (type === 'integer' || type === 'number') return numbers(schema);
  if (type !== 'string') return undefined;
  if (schema.pattern === undefined && (schema.format === undefined || schema.format === 'uuid')) {
    const generator = generatorOf({ ...schema, faker: undefined } as PlanSchema, 'id', path, generatorContext);
    if (generator?.kind === 'uuid' || generator?.kind === 'text') return generator;
  }
  return texts(schema);
}

/** u00000042, or what the schema makes of it: the user of a number. */
export function userKeyMaker(
  schema: PlanSchema | undefined,
  path: string,
  generatorContext: GeneratorContext,
): ValueGenerator {
  const usual: ValueGenerator = { kind: 'numbered', room: 2 ** 32, of: (n) => `u${String(n).padStart(8, '0')}` };
  if (!schema || conforms(schema, usual.of(0))) return usual;
  return keyMaker(schema, path, generatorContext) ?? generatorOf(schema, 'user_id', path, generatorContext) ?? usual;
}

/** Whole numbers from the lowest allowed one on. */
function numbers(schema: PlanSchema): ValueGenerator | undefined {
  const step = Math.max(1, Math.ceil(schema.multipleOf ?? 1));
  if (schema.multipleOf && !Number.isInteger(step / schema.multipleOf)) return undefined;
  const low = Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1, -(2 ** 52));
  const high = Math.min(schema.maximum ?? 2 ** 40, (schema.exclusiveMaximum ?? 2 ** 40) - 1, 2 ** 52);
  const first = Math.ceil(low / step);
  const room = Math.floor(high / step) - first + 1;
  return room > 1 ? { kind: 'numbered', room, of: (n) => (first + n) * step } : undefined;
}

function texts(schema: PlanSchema): ValueGenerator | undefined {
  for (const positions of spellings(schema)) {
    const room = roomOf(positions);
    const fits = [0, 1, room >> 1, room - 1].every((n) => conforms(schema, patternTextAt(positions, Math.max(0, n))));
    if (room < 2 || !fits) continue;
    if (room < wide) return { kind: 'numbered', room, of: (n) => patternTextAt(positions, n) };
    return { kind: 'text', of: (next) => positions.map((signs) => signs[below(signs.length, next())]).join('') };
  }
  return undefined;
}

function* spellings(schema: PlanSchema): Generator<readonly (readonly string[])[]> {
  const part = schema.pattern === undefined ? undefined : readPattern(schema.pattern);
  if (part) yield positionsOf(part);
  const digits = (count: number) => Array.from({ length: count }, () => [...'0123456789']);
  const literal = (text: string) => [...text].map((sign) => [sign]);
  if (schema.format === 'email') yield [...literal('u'), ...digits(8), ...literal('@example.com')];
  if (schema.format === 'uri') yield [...literal('https://example.com/'), ...digits(10)];
  if (schema.format === 'hostname') yield [...literal('h'), ...digits(8), ...literal('.example.com')];
  const length = Math.min(schema.maxLength ?? 12, Math.max(schema.minLength ?? 0, 12));
  if (schema.format === undefined) yield Array.from({ length }, () => [...'0123456789abcdef']);
}
