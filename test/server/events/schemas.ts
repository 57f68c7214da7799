// Random property schemas that can be met, for fast-check.
import fc from 'fast-check';
import type { PlanProperty, PlanSchema, TypeName } from '../../../server/plan/plan.ts';

const nullable = (types: readonly TypeName[]) => fc.constantFrom(types, [...types, 'null' as const]);

const numbers = fc
  .record({
    type: fc.constantFrom('integer' as const, 'number' as const),
    low: fc.option(fc.integer({ min: -10_000, max: 10_000 }), { nil: undefined }),
    span: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
    tenths: fc.boolean(),
    exclusive: fc.boolean(),
    multiple: fc.constantFrom(undefined, undefined, 1, 5, 0.5, 0.01, 7),
    unit: fc.constantFrom(undefined, undefined, 'currency', 'ms', 'percent', 'ratio', 'count', 'bytes', 'furlongs'),
    orNull: fc.boolean(),
  })
  .map(({ type, low, span, tenths, exclusive, multiple, unit, orNull }): PlanSchema => {
    const minimum = low === undefined ? undefined : tenths && type === 'number' ? low / 10 : low;
    // Room for at least one multiple and one value between exclusive bounds.
    const maximum = span === undefined ? undefined : (minimum ?? 0) + span + 8;
    const bounds = exclusive ? { exclusiveMinimum: minimum, exclusiveMaximum: maximum } : { minimum, maximum };
    const types: TypeName[] = orNull ? [type, 'null'] : [type];
    return clean({
      types,
      ...bounds,
      multipleOf: type === 'integer' && multiple === 0.01 ? undefined : multiple,
      unit,
    });
  });

const texts: fc.Arbitrary<PlanSchema> = fc.oneof(
  nullable(['string']).map((types) => ({ types })),
  fc.record({
    types: nullable(['string']),
    format: fc.constantFrom(
      ...['date-time', 'date', 'time', 'duration', 'email', 'uri', 'uuid', 'hostname', 'ipv4', 'ipv6'],
      ...['currency', 'country', 'locale', 'semver'],
    ),
  }),
  fc.record({
    types: nullable(['string']),
    pattern: fc.constantFrom(
      ...[
        '^[A-Z]{3}$',
        '^ORD-\\d{6}$',
        '^(free|pro)(-\\w+)?$',
        '^/[a-z]+(/[a-z0-9-]+)*$',
        '[aeiou]',
        '^[^,"]{2,5}$',
        '^v\\d+(?:\\.\\d+){1,2}$',
      ],
    ),
  }),
  fc.record({ low: fc.integer({ min: 0, max: 40 }), span: fc.integer({ min: 0, max: 40 }) }).map(
    ({ low, span }): PlanSchema => ({
      types: ['string'],
      minLength: low,
      maxLength: low + span,
    }),
  ),
  fc
    .record({ pattern: fc.constantFrom('^[a-z]+$', '^\\w*$'), maxLength: fc.integer({ min: 2, max: 6 }) })
    .map((said): PlanSchema => ({ types: ['string'], ...said })),
  fc
    .record({ examples: fc.array(fc.string(), { minLength: 1, maxLength: 4 }) })
    .map((said): PlanSchema => ({ types: ['string'], ...said })),
);

const values: fc.Arbitrary<PlanSchema> = fc.oneof(
  fc
    .uniqueArray(fc.string(), { minLength: 1, maxLength: 6 })
    .map((list) => ({ types: ['string'] as const, enum: list.map((value) => ({ value })) })),
  fc
    .uniqueArray(fc.integer(), { minLength: 1, maxLength: 6 })
    .map((list) => ({ types: ['integer'] as const, enum: list.map((value) => ({ value })) })),
  fc.oneof(fc.string(), fc.integer(), fc.boolean()).map((only) => ({ types: [], const: only })),
  nullable(['boolean']).map((types) => ({ types })),
  fc.constant({ types: ['any'] as const }),
  fc.constant({ types: [] }),
);

export const schemas: fc.Arbitrary<PlanSchema> = fc.letrec<{
  schema: PlanSchema;
  list: PlanSchema;
  object: PlanSchema;
}>((tie) => ({
  schema: fc.oneof({ depthSize: 'small', withCrossShrink: true }, numbers, texts, values, tie('list'), tie('object')),
  list: fc
    .record({
      items: tie('schema'),
      minItems: fc.integer({ min: 0, max: 3 }),
      more: fc.integer({ min: 0, max: 4 }),
      unique: fc.boolean(),
    })
    .map(({ items, minItems, more, unique }): PlanSchema => {
      // What may have one value only cannot differ.
      const few =
        items.const !== undefined || items.enum !== undefined || /boolean|object|array/.test(items.types.join());
      const short = items.maxLength !== undefined && items.maxLength < 4;
      const uniqueItems = unique && !few && !short && !items.examples;
      return clean({
        types: ['array'],
        items,
        minItems,
        maxItems: minItems + more,
        uniqueItems: uniqueItems || undefined,
      });
    }),
  object: fc
    .record({ members: fc.array(tie('schema'), { maxLength: 3 }), required: fc.boolean(), closed: fc.boolean() })
    .map(
      ({ members, required, closed }): PlanSchema => ({
        types: ['object'],
        properties: members.map(
          (schema, i): PlanProperty => ({ name: `member${i}`, as: `member-${i}`, ...schema, required }),
        ),
        ...(closed && { additionalProperties: false }),
      }),
    ),
})).schema;

export const properties: fc.Arbitrary<readonly PlanProperty[]> = fc
  .array(fc.record({ schema: schemas, required: fc.boolean() }), { minLength: 1, maxLength: 6 })
  .map((list) =>
    list.map(({ schema, required }, i): PlanProperty => ({ name: `p${i}`, as: `p${i}`, ...schema, required })),
  );

function clean(schema: PlanSchema): PlanSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as unknown as PlanSchema;
}
