// What a condition asks of one property, and the property that keeps it.
import { like } from '../../expressions/values.ts';
import { conforms, nullable } from '../../plan/conforms.ts';
import type { Plain, PlanEnumValue, PlanProperty, PlanSchema, TypeName } from '../../plan/plan.ts';
import { same } from '../../plan/validate.ts';

export interface Demand {
  /** True: a value is sent; false: none, or null. */
  readonly present?: boolean;
  readonly schema?: PlanSchema;
  /** Values it may not have. */
  readonly not?: readonly Plain[];
  readonly like?: { readonly pattern: string; readonly escape: string | undefined; readonly not: boolean };
}

/** Undefined when they contradict each other. */
export function joinDemands(a: Demand, b: Demand): Demand | undefined {
  if (a.present !== undefined && b.present !== undefined && a.present !== b.present) return undefined;
  const schema = a.schema && b.schema ? joinSchemas(a.schema, b.schema) : (a.schema ?? b.schema);
  if (schema?.enum?.length === 0) return undefined;
  const present = a.present ?? b.present;
  const text = a.like ?? b.like;
  return {
    ...(present !== undefined && { present }),
    ...(schema && { schema }),
    ...((a.not || b.not) && { not: [...(a.not ?? []), ...(b.not ?? [])] }),
    ...(text && { like: text }),
  };
}

/** Whether a given value meets the demand. */
export function accepts(demand: Demand | undefined, value: Plain): boolean {
  if (!demand) return true;
  if (value === null || demand.present === false) return value === null && demand.present !== true;
  return isAllowed(demand, value) && conforms(demand.schema ?? { types: [] }, value);
}

/** The property as the demand needs it; undefined when it cannot be. */
export function demanded(property: PlanProperty, demand: Demand): PlanProperty | undefined {
  if (demand.present === false) {
    if (!property.required) return { ...property, status: 'removed' };
    return nullable(property) ? { ...property, types: ['null'], enum: undefined, const: undefined } : undefined;
  }
  const joined = demand.schema ? joinSchemas(property, demand.schema) : property;
  const narrowed = narrowedBy(joined, demand);
  const { enum: values, const: only } = narrowed;
  if (
    values &&
    !values.some(
      ({ value }) => value !== null && conforms({ ...narrowed, types: property.types, enum: undefined }, value),
    )
  ) {
    return undefined;
  }
  if (only !== undefined && !conforms(narrowed, only)) return undefined;
  if (demand.present !== true) return { ...property, ...narrowed };
  const types = narrowed.types.filter((type) => type !== 'null');
  return { ...property, ...narrowed, required: true, types };
}

/** Both schemas at once, as far as one schema can say it. */
export function joinSchemas(a: PlanSchema, b: PlanSchema): PlanSchema {
  const most = pick(a, b, Math.min);
  const least = pick(a, b, Math.max);
  const bounds = {
    ...least('minimum'),
    ...least('exclusiveMinimum'),
    ...least('minLength'),
    ...least('minItems'),
    ...most('maximum'),
    ...most('exclusiveMaximum'),
    ...most('maxLength'),
    ...most('maxItems'),
  };
  const values = a.enum && b.enum ? common(a.enum, b.enum) : (a.enum ?? b.enum);
  return { ...a, ...b, types: commonTypes(a.types, b.types), ...(values && { enum: values }), ...bounds };
}

type Bound = { [K in keyof PlanSchema]-?: NonNullable<PlanSchema[K]> extends number ? K : never }[keyof PlanSchema];

const pick = (a: PlanSchema, b: PlanSchema, stricter: (x: number, y: number) => number) => (key: Bound) => {
  const [x, y] = [a[key], b[key]];
  if (x === undefined && y === undefined) return {};
  return { [key]: x === undefined ? y : y === undefined ? x : stricter(x, y) };
};

const common = (a: readonly PlanEnumValue[], b: readonly PlanEnumValue[]): readonly PlanEnumValue[] =>
  a.filter((entry) => b.some((other) => same(entry.value, other.value)));

function commonTypes(a: readonly TypeName[], b: readonly TypeName[]): readonly TypeName[] {
  if (!a.length || a.includes('any')) return b.length ? b : a;
  if (!b.length || b.includes('any')) return a;
  const types = a.filter((type) => b.includes(type));
  if (a.includes('integer') && b.includes('number') && !types.includes('integer')) types.push('integer');
  if (b.includes('integer') && a.includes('number') && !types.includes('integer')) types.push('integer');
  return types;
}

function narrowedBy(schema: PlanSchema, demand: Demand): PlanSchema {
  const allowed = (value: Plain) => isAllowed(demand, value);
  if (!demand.not && !demand.like) return schema;
  if (schema.enum) return { ...schema, enum: schema.enum.filter(({ value }) => allowed(value)) };
  if (schema.types.includes('boolean')) {
    return { ...schema, enum: [true, false].filter(allowed).map((value) => ({ value })) };
  }
  if (!demand.like || demand.like.not) return schema;
  const texts = textsLike(demand.like.pattern, demand.like.escape).filter(
    (text) => allowed(text) && conforms(schema, text),
  );
  // A pattern or format that no plain spelling keeps is left to chance.
  return texts.length ? { ...schema, enum: texts.map((value) => ({ value })) } : schema;
}

function isAllowed({ not, like: asked }: Demand, value: Plain): boolean {
  if (not?.some((other) => same(other, value))) return false;
  return !asked || (typeof value === 'string' && like(value, asked.pattern, asked.escape) !== asked.not);
}

/** A few texts that a pattern of `like` matches. */
function textsLike(pattern: string, escaping: string | undefined): readonly string[] {
  return ['', ' harbor', '/harbor', '-meadow'].map((filling) => {
    let text = '';
    let kept = false;
    for (const sign of pattern) {
      if (!kept && sign === escaping) kept = true;
      else {
        text += kept ? sign : sign === '%' ? filling : sign === '_' ? 'a' : sign;
        kept = false;
      }
    }
    return text;
  });
}
