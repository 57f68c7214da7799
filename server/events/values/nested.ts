// Lists and objects, member by member.

import { evaluate } from '../../expressions/evaluate.ts';
import { namesIn } from '../../expressions/names.ts';
import { parseCondition } from '../../expressions/parse.ts';
import { nullable } from '../../plan/conforms.ts';
import type { Plain, PlanProperty, PlanSchema } from '../../plan/plan.ts';
import { canonicalJson } from '../../plan/validate.ts';
import { below } from '../draws/choice.ts';
import type { GeneratorContext } from './make.ts';
import { presenceAt, presencesOf } from './presence.ts';
import type { At, ValueGenerator } from './value-generator.ts';
import { makeValue, streamAt } from './value-generator.ts';

type MakerOf = (
  schema: PlanSchema,
  name: string,
  path: string,
  generatorContext: GeneratorContext,
) => ValueGenerator | undefined;

/** How many members a list has beyond its least: when the plan sets no most, and when it sets a large one. */
const usualMembers = 3;
const moreMembers = 10;
/** Nested values that hold more are not made: lists of lists of lists grow without end. */
const largest = 10_000;
const sizeOf = (generator: ValueGenerator | undefined): number => (generator?.kind === 'plain' ? generator.size : 1);

export function listMaker(
  schema: PlanSchema,
  name: string,
  path: string,
  generatorContext: GeneratorContext,
  makerOf: MakerOf,
): ValueGenerator | undefined {
  const items = schema.items ?? { types: ['string'] };
  const inner = `${path}[]`;
  const generator = makerOf(items, name, inner, generatorContext);
  const { minItems: least = 0, maxItems = Math.max(least, 1) + usualMembers, uniqueItems } = schema;
  const most = Math.min(maxItems, least + moreMembers);
  if (!generator) return least ? undefined : { kind: 'plain', size: 1, of: () => [] };
  const size = 1 + most * sizeOf(generator);
  if (most < least || size > largest) return undefined;
  const presences = presencesOf(items, true);
  const of = (a: number, at: At, element: string): Plain => {
    const wanted = least + below(most - least + 1, a);
    const members: Plain[] = [];
    const seen = new Set<string>();
    // Members that must differ are drawn again; a list that cannot be filled stays shorter.
    const tries = uniqueItems ? wanted * 20 + 200 : wanted;
    for (let k = 1; members.length < wanted && k <= tries; k++) {
      const draw = `${element}#${k}`;
      const stream = streamAt(generatorContext.keyOf, inner + draw, at);
      const isNull = presenceAt(presences, stream.b()) === 'null';
      const value = isNull ? null : makeValue(generator, stream, at, draw);
      if (uniqueItems && seen.size === seen.add(canonicalJson(value)).size) continue;
      members.push(value);
    }
    return members;
  };
  const sample = (i: number) => of(0, { id: i, slot: 0, time: generatorContext.time }, '#pool') as readonly Plain[];
  const short = uniqueItems && Array.from({ length: 16 }, (_, i) => sample(i)).some((list) => list.length < least);
  return short ? undefined : { kind: 'plain', size, of };
}

export function objectMaker(
  schema: PlanSchema,
  path: string,
  generatorContext: GeneratorContext,
  makerOf: MakerOf,
): ValueGenerator | undefined {
  const fields = (schema.properties ?? []).map((property) => {
    const inner = `${path}.${property.name}`;
    const generator = makerOf(property, property.as, inner, generatorContext);
    const needed = property.required ? () => true : neededWhen(property, schema.properties ?? []);
    return { property, inner, generator, needed, presences: presencesOf(property, property.required) };
  });
  if (fields.some(({ property, generator }) => property.required && !generator && !nullable(property)))
    return undefined;
  const size = fields.reduce((sum, { generator }) => sum + sizeOf(generator), 1);
  if (size > largest) return undefined;
  const of = (_: number, at: At, element: string): Plain => {
    const made: Record<string, Plain> = Object.create(null);
    const kept: Record<string, Plain> = Object.create(null);
    for (const { property, inner, generator, presences } of fields) {
      const stream = streamAt(generatorContext.keyOf, inner + element, at);
      const state = presenceAt(presences, stream.b());
      made[property.as] = generator ? makeValue(generator, stream, at, element) : null;
      if (state === 'value' && generator) kept[property.as] = made[property.as] as Plain;
      else if (nullable(property) && state !== 'absent') kept[property.as] = null;
    }
    for (const { property, needed, generator } of fields) {
      if (generator && (kept[property.as] ?? null) === null && !property.required && needed(kept)) {
        kept[property.as] = made[property.as] as Plain;
      }
    }
    return kept;
  };
  return { kind: 'plain', size, of };
}

/** Whether `required_when` asks for the key; one that looks beyond the object is taken for true, which sending always satisfies. */
function neededWhen(
  property: PlanProperty,
  siblings: readonly PlanProperty[],
): (made: Record<string, Plain>) => boolean {
  const tree = property.requiredWhen === undefined ? undefined : parseCondition(property.requiredWhen).tree;
  if (!tree) return () => false;
  const wire = new Map(siblings.map((sibling) => [sibling.name, sibling.as]));
  if (!namesIn(tree).every(({ path }) => path.length === 1 && wire.has(path[0] as string))) return () => true;
  return (made) => evaluate(tree, ([name]) => made[wire.get(name as string) as string] ?? null) === true;
}
