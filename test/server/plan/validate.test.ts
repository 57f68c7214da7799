// Why values do not fit: each keyword, the way to what is wrong, and the formats.
import { expect, test } from 'vitest';
import { isOfFormat } from '../../../server/plan/formats.ts';
import { formats } from '../../../server/plan/plan.schema.ts';
import type { Plain, PlanProperty, PlanSchema } from '../../../server/plan/plan.ts';
import { same, validate } from '../../../server/plan/validate.ts';

const property = (name: string, of: Partial<PlanProperty>): PlanProperty => ({
  name,
  as: name,
  types: [],
  required: false,
  ...of,
});

const cases: readonly [Partial<PlanSchema>, Plain, string | undefined][] = [
  [{}, { a: [1] }, undefined],
  [{ types: ['integer'] }, 1, undefined],
  [{ types: ['integer'] }, 1.5, 'is not of type integer'],
  [{ types: ['number', 'null'] }, null, undefined],
  [{ types: ['number', 'null'] }, '1', 'is not of type number or null'],
  [{ types: ['boolean'] }, 'true', 'is not of type boolean'],
  [{ types: ['object'] }, [], 'is not of type object'],
  [{ types: ['object'] }, null, 'is not of type object'],
  [{ types: ['array'] }, {}, 'is not of type array'],
  [{ types: ['any'] }, {}, undefined],
  [{ enum: [{ value: 'a' }] }, 'b', 'is not one of the values it may have'],
  [{ enum: [{ value: { a: 1, b: 2 } }] }, { b: 2, a: 1 }, undefined],
  [{ const: 3 }, 4, 'is not 3'],
  [{ minLength: 2 }, 'a', 'has fewer than 2 characters'],
  [{ maxLength: 1 }, '😀', undefined],
  [{ maxLength: 1 }, 'ab', 'has more than 1 character'],
  [{ pattern: '^[A-Z]{3}$' }, 'eur', 'does not match ^[A-Z]{3}$'],
  [{ pattern: '(' }, 'eur', undefined],
  [{ format: 'uuid' }, 'abc', 'is not in the format uuid'],
  [{ format: 'homemade' }, 'abc', undefined],
  [{ minimum: 1 }, 0, 'is less than 1'],
  [{ maximum: 1 }, 2, 'is greater than 1'],
  [{ exclusiveMinimum: 1 }, 1, 'is not greater than 1'],
  [{ exclusiveMaximum: 1 }, 1, 'is not less than 1'],
  [{ multipleOf: 0.01 }, 19.99, undefined],
  [{ multipleOf: 5 }, 7, 'is not a multiple of 5'],
  [{ minimum: 5 }, 'text', undefined],
  [{ minItems: 1 }, [], 'has fewer than 1 item'],
  [{ maxItems: 1 }, [1, 2], 'has more than 1 item'],
  [{ uniqueItems: true }, [{ a: 1 }, { a: 1 }], 'holds an item twice'],
  [{ properties: [property('a', { required: true })] }, {}, 'lacks "a"'],
  [{ additionalProperties: false }, { a: 1 }, 'a: is not among the properties'],
  [{ additionalProperties: { types: ['string'] } }, { a: 1 }, 'a: is not of type string'],
  [{ properties: [property('a', { as: 'A', types: ['string'] })] }, { A: 1 }, 'A: is not of type string'],
  [
    { items: { types: [], properties: [property('a', { types: ['string'] })] } },
    [{ a: 'x' }, { a: 1 }],
    '1 a: is not of type string',
  ],
];
test.each(cases)('%j %j', (schema, value, why) => {
  const [first] = validate({ types: [], ...schema }, value);
  expect(first && [...first.path, first.path.length ? ': ' : '', first.why].join(' ').replace(' : ', ':').trim()).toBe(
    why,
  );
});
test('every breach is told', () => {
  const schema: PlanSchema = {
    types: ['object'],
    properties: [property('a', { types: ['string'] }), property('b', { required: true })],
    additionalProperties: false,
  };
  expect(validate(schema, { a: 1, c: 2 }).map(({ keyword }) => keyword)).toEqual(['required', 'type', 'additional']);
});
test('values are the same whatever the order of their members', () => {
  expect(same({ a: 1, b: [null] }, { b: [null], a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(same('1', 1)).toBe(false);
});

const samples: Readonly<Record<(typeof formats)[number], readonly [string, string]>> = {
  'date-time': ['2026-02-28T10:00:00Z', '2026-02-30T10:00:00Z'],
  date: ['2026-02-28', '2026-2-28'],
  time: ['10:00:00+02:00', '25:00:00Z'],
  duration: ['PT5M', 'P'],
  email: ['ada@example.com', 'ada@'],
  uri: ['https://example.com/a', '/a'],
  uuid: ['0b0f3f3e-0000-4000-8000-000000000000', '0b0f'],
  hostname: ['www.example.com', '-www'],
  ipv4: ['192.0.2.1', '192.0.2.256'],
  ipv6: ['2001:db8::1', '2001:db8::1::2'],
  currency: ['EUR', 'eur'],
  country: ['SE', 'SWE'],
  locale: ['sv-SE', 'Swedish'],
  semver: ['1.2.3-rc.1', '1.2'],
};
test.each(formats)('format %s', (format) => {
  const [good, bad] = samples[format];
  expect(isOfFormat(format, good)).toBe(true);
  expect(isOfFormat(format, bad)).toBe(false);
});
