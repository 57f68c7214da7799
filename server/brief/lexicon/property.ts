// A property of an event that a brief makes: by its row, or by what its name alone tells.
import type { Plain } from '../../plan/plan.ts';
import type { EntityNoun } from './entity-noun.ts';
import { propertyRows } from './property-rows.ts';

/** A property as an event uses it; keys stand in the order in which they are printed. */
export interface BriefProperty {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: string;
  readonly pii?: string;
  readonly description: string;
  readonly examples?: readonly Plain[];
  /** Without it the event says nothing. */
  readonly required?: true;
}

const formats = new Set(['date', 'date-time']);

const table: ReadonlyMap<string, BriefProperty> = new Map(
  propertyRows
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const property = rowOf(line);
      return [property.name, property] as const;
    }),
);

/** The property of a name; one that no row has is guessed. */
export const propertyNamed = (name: string): BriefProperty => table.get(name) ?? guessed(name);
export const hasRow = (name: string): boolean => table.has(name);

function rowOf(line: string): BriefProperty {
  const [head = '', description = '', shown = ''] = line.split('; ');
  const [name = '', spec = ''] = head.split(': ');
  const [type = 'string', ...more] = spec.split(' ');
  const range = more.find((part) => part.includes('..'))?.split('..');
  const word = more.find((part) => !part.includes('..'));
  const isFormat = word !== undefined && type === 'string';
  if (isFormat && !formats.has(word) && word !== 'currency') throw new Error(`No format is called "${word}": ${line}`);
  const [from = '', to = ''] = range ?? [];
  const examples = shown.split(', ').map((text) => exampleOf(text, type));
  return {
    name,
    type: type as BriefProperty['type'],
    ...(isFormat ? { format: word } : {}),
    ...(from === '' ? {} : { minimum: Number(from) }),
    ...(to === '' ? {} : { maximum: Number(to) }),
    ...(word !== undefined && !isFormat ? { unit: word } : {}),
    description,
    examples,
  };
}

function exampleOf(text: string, type: string): Plain {
  if (type === 'string') return text;
  return type === 'boolean' ? text === 'true' : Number(text);
}

export const asRequired = (property: BriefProperty): BriefProperty => ({ ...property, required: true });

/** The values that the brief names: now the list is closed. */
export function oneOfValues(property: BriefProperty, values: readonly string[]): BriefProperty {
  const { examples: _, ...rest } = property;
  return values.length ? { ...rest, enum: values } : property;
}

/** Values as enums hold them: `Admin User` -> `admin_user`; each once. */
export const propertyValues = (raw: readonly string[]): readonly string[] => [
  ...new Set(
    raw
      .map((value) =>
        value
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, '_')
          .replace(/^_+|_+$/g, ''),
      )
      .filter((value) => value !== ''),
  ),
];

const idNumbers = ['81', '42', '19', '64', '35', '58', '73', '26'];

/** `quiz_id`; `index` tells the examples of several apart. */
export function idOf(thing: EntityNoun, index: number, finished: boolean): BriefProperty {
  const words = thing.words.join(' ');
  const example = `${thing.words.at(-1)?.[0] ?? 'x'}_${idNumbers[index % idNumbers.length]}`;
  const more = thing.person ? ', no name and no address' : ', the same in every event';
  const description = finished && thing.words.length < 3 ? `Id of the finished ${words}` : `Id of the ${words}${more}`;
  const pii = thing.pii ? { pii: thing.pii } : {};
  return { name: `${thing.words.join('_')}_id`, type: 'string', ...pii, description, examples: [example] };
}

/** `question_count`: how many questions it took. */
export const tryCount = (name: string, of: string): BriefProperty => ({
  name,
  type: 'integer',
  minimum: 1,
  unit: 'count',
  description: `How many ${of} it took`,
  examples: [1],
  required: true,
});

/** Names of what is personal, or what people write: its class, so that somebody decides. */
const personalName: readonly (readonly [RegExp, string])[] = [
  [/(^|_)(email|phone|mobile|address|street|postcode|zip)($|_)/, 'contact'],
  [/(^|_)(first|last|full|user)_?name$|^name$|(^|_)(birthday|birth_date|passport|ssn)($|_)/, 'identifier'],
  [/(^|_)(iban|card_number|salary|income)($|_)/, 'financial'],
  [/(^|_)(diagnosis|symptom|medication|weight|blood)($|_)/, 'health'],
  [/(^|_)(latitude|longitude|gps)($|_)/, 'location'],
  [/(^|_)(message|comment|query|text|note|bio|prompt|answer|feedback)$/, 'free_text'],
];

/** What a name alone tells about a property that a brief lists by name. */
export function guessed(name: string): BriefProperty {
  const description = `${name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())}, as the brief asks for it`;
  const pii = personalName.find(([pattern]) => pattern.test(name))?.[1];
  if (pii) return { name, type: 'string', pii, description };
  if (/^(is|has|can)_/.test(name)) return { name, type: 'boolean', description, examples: [true] };
  if (/_(count|number|length|size|days|minutes|hours|seconds|ms|s)$|^(quantity|position|rank|age)$/.test(name))
    return { name, type: 'integer', minimum: 0, description, examples: [3] };
  if (/(amount|price|cost|total|value|revenue|fee|discount)$/.test(name))
    return { name, type: 'number', minimum: 0, unit: 'currency', description, examples: [19.9] };
  if (/(rate|ratio|share|percent|score)$/.test(name)) return { name, type: 'number', description, examples: [0.5] };
  if (/_at$/.test(name))
    return { name, type: 'string', format: 'date-time', description, examples: ['2026-01-31T09:30:00Z'] };
  if (/_(date|on)$|^date$/.test(name))
    return { name, type: 'string', format: 'date', description, examples: ['2026-01-31'] };
  if (/_id$/.test(name))
    return {
      name,
      type: 'string',
      description: `Id of the ${name.replace(/_id$/, '').replaceAll('_', ' ')}, the same in every event`,
      examples: [`${name[0]}_81`],
    };
  return { name, type: 'string', description, examples: [name.split('_').at(-1) ?? name] };
}
