// The maker of a property: what kind of value its type, constraints, format, examples ask for.

import { conforms, nullable } from '../../plan/conforms.ts';
import type { Plain, PlanSchema, TypeName } from '../../plan/plan.ts';
import { below } from '../draws/choice.ts';
import type { KeyOf } from '../draws/keys.ts';
import { valueFormats } from './formats.ts';
import { listMaker, objectMaker } from './nested.ts';
import { numberMaker } from './number.ts';
import { makeText, readPattern } from './pattern.ts';
import { checked, chooseFrom, poolOf } from './pool.ts';
import type { ValueGenerator } from './value-generator.ts';
import { makeValue, streamAt } from './value-generator.ts';
import type { Vocabulary } from './vocabulary.ts';
import { codeWords } from './words.ts';

/** What making values needs to know beside the property. */
export interface GeneratorContext {
  readonly keyOf: KeyOf;
  /** Milliseconds since 1970: what stands for now where no row is at hand. */
  readonly time: number;
  readonly vocabulary: Vocabulary | undefined;
  /** Told when a property's words cannot be kept as said. */
  readonly note: (path: string, message: string) => void;
}

/**
 * @param name what the property is called: names of identifiers get identifiers
 * @param path the path its draws are keyed by
 * @returns undefined when no value fits, which has been noted then
 */
export function generatorOf(
  schema: PlanSchema,
  name: string,
  path: string,
  generatorContext: GeneratorContext,
): ValueGenerator | undefined {
  const generator = constants(schema) ?? typed(schema, name, path, generatorContext);
  if (!generator && !nullable(schema))
    generatorContext.note(path, 'No value fits everything that the plan says of it, so it is never sent.');
  return generator;
}

/** `const`, then the values of `enum` that are still sent, by rank. */
function constants(schema: PlanSchema): ValueGenerator | undefined {
  if (schema.const !== undefined)
    return conforms(schema, schema.const) ? chooseFrom([schema.const], 'even') : undefined;
  if (!schema.enum) return undefined;
  const open = { ...schema, enum: undefined };
  const fitting = schema.enum.filter((entry) => entry.value !== null && conforms(open, entry.value));
  const sent = fitting.filter((entry) => entry.status !== 'deprecated' && entry.status !== 'removed');
  const values = (sent.length ? sent : fitting).map((entry) => entry.value);
  return values.length ? chooseFrom(values, 'rank') : undefined;
}

function typed(
  schema: PlanSchema,
  name: string,
  path: string,
  generatorContext: GeneratorContext,
): ValueGenerator | undefined {
  if (schema.enum || schema.const !== undefined) return undefined;
  const type = typeToMake(schema);
  if (schema.faker !== undefined) {
    const generator = fromVocabulary(schema, schema.faker, type, path, generatorContext);
    if (generator) return generator;
  }
  switch (type) {
    case 'boolean':
      return chooseFrom([true, false], 'even');
    case 'integer':
    case 'number':
      return numberMaker(schema, type === 'integer');
    case 'object':
      return objectMaker(schema, path, generatorContext, generatorOf);
    case 'array':
      return listMaker(schema, name, path, generatorContext, generatorOf);
    case 'null':
      return undefined;
    default:
      return textMaker(schema, name, path, generatorContext);
  }
}

/** The first type that says something; without any, what the keywords are about. */
function typeToMake(schema: PlanSchema): TypeName {
  const said = schema.types.find((type) => type !== 'null' && type !== 'any');
  if (said) return said;
  if (schema.types.length && !schema.types.includes('any')) return 'null';
  if (schema.properties) return 'object';
  if (schema.items || schema.minItems !== undefined) return 'array';
  const bounds = [schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum, schema.multipleOf];
  return bounds.some((bound) => bound !== undefined) ? 'number' : 'string';
}

function textMaker(
  schema: PlanSchema,
  name: string,
  path: string,
  generatorContext: GeneratorContext,
): ValueGenerator | undefined {
  const check = (generator: ValueGenerator) =>
    checked(generator, schema, generatorContext.keyOf, path, generatorContext.time);
  if (schema.pattern !== undefined) {
    const part = readPattern(schema.pattern);
    const generator = part && check({ kind: 'text', of: (next) => makeText(part, next) });
    if (generator) return generator;
  }
  const format = schema.format === undefined ? undefined : valueFormats.get(schema.format);
  if (format) {
    const second = generatorContext.keyOf(`${path}#2`);
    const generator = check(schema.format === 'uuid' ? { kind: 'uuid', second } : { kind: 'text', of: format.make });
    if (generator) return generator;
  }
  const told = (schema.examples ?? []).filter((value) => value !== null && conforms(schema, value));
  // One example of an identifier shows its shape, not the only one there is.
  const free = schema.pattern === undefined && !format;
  const identifier = free && isIdentifier(name) ? check(identifierLike(told)) : undefined;
  if (identifier) return identifier;
  if (schema.pattern !== undefined && told.length) {
    generatorContext.note(path, `Its pattern ${schema.pattern} cannot be made from, so its examples are sent.`);
  }
  if (told.length) return chooseFrom(told, 'even');
  return free ? freeText(schema, path, generatorContext) : undefined;
}

/** Texts that have to be longer are not made. */
const longest = 10_000;

/** Whether a name asks for identifiers: `quiz_id`, `quizId`, `access_token`, but not `paid`. */
export const isIdentifier = (name: string): boolean =>
  /(^|[_\s.-])(id|guid|key|token|hash)$/i.test(name) || /[a-z0-9](Id|ID|Key|Token)$/.test(name);

/** 64 random bits behind what stands before the separator in an example: `q_42` gives `q_` and 16 digits. */
function identifierLike(examples: readonly Plain[]): ValueGenerator {
  const example = examples.find((value) => typeof value === 'string');
  const prefix = /^[A-Za-z]{1,12}[-_:]/.exec(example ?? '')?.[0] ?? '';
  return { kind: 'text', of: (next) => prefix + hex(next()) + hex(next()) };
}

/** Words, cut or lengthened to the lengths allowed. */
function freeText(schema: PlanSchema, path: string, generatorContext: GeneratorContext): ValueGenerator | undefined {
  const { minLength = 0, maxLength = 1000 } = schema;
  if (minLength > longest) return undefined;
  const make = (i: number) => {
    const { a, next } = streamAt(generatorContext.keyOf, `${path}#pool`, { id: i, slot: 0, time: 0 });
    let text = `${word(a())} ${word(next())}`;
    while (text.length < minLength) text += ` ${word(next())}`;
    // A blank at the end is what careless tools cut off.
    return text.slice(0, Math.max(maxLength, 0)).replace(/ $/, 'y');
  };
  return poolOf(schema, 400, make);
}

const word = (draw: number): string => codeWords[below(codeWords.length, draw)] as string;
const hex = (draw: number): string => draw.toString(16).padStart(8, '0');

function fromVocabulary(
  schema: PlanSchema,
  method: string,
  type: TypeName,
  path: string,
  generatorContext: GeneratorContext,
): ValueGenerator | undefined {
  const { vocabulary, keyOf, note } = generatorContext;
  if (!vocabulary) {
    note(path, `The library behind the faker method ${method} is not loaded here, so values are made from its type.`);
    return undefined;
  }
  const generator = poolOf(schema, 1000, (i) => {
    const { a } = streamAt(keyOf, `${path}#pool`, { id: i, slot: 0, time: 0 });
    const value = vocabulary.value(method, a());
    return value === undefined ? undefined : cast(value, type);
  });
  if (!generator) note(path, `The faker method ${method} gives nothing that fits, so values are made from its type.`);
  return generator;
}

const cast = (value: Plain, type: TypeName): Plain => {
  if (type === 'string' && typeof value !== 'object') return String(value);
  if ((type === 'integer' || type === 'number') && typeof value === 'string' && value.trim() !== '') {
    return Number.isFinite(Number(value)) ? Number(value) : value;
  }
  return value;
};

/** One value outside any row, for what asks for a single one. */
export function oneValue(
  generator: ValueGenerator,
  path: string,
  generatorContext: GeneratorContext,
  id: number,
  slot: number,
): Plain {
  const at = { id, slot, time: generatorContext.time };
  return makeValue(generator, streamAt(generatorContext.keyOf, path, at), at);
}
