import { expect, test } from 'vitest';
import { keyMeant } from '../../../../../../server/lint/rules/plan/structure/key-words.ts';
import { rows } from '../../../../../../server/plan/plan.schema.ts';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'unknown-key';

test.each([
  ['event', 'props', 'properties'],
  ['event', 'mixins', 'use'],
  ['event', 'Team', 'owner'],
  ['event', 'descripton', 'description'],
  ['propertyUse', 'values', 'enum'],
  ['property', 'min', 'minimum'],
  ['property', 'min_length', 'minLength'],
  ['metric', 'aggregation', 'agg'],
  ['metric', 'filter', 'where'],
  ['funnel', 'conversion-window', 'window'],
  ['check', 'condition', 'expect'],
  ['property', 'maxValue', 'maximum'],
  ['property', 'minValue', 'minimum'],
  ['property', 'MaxLen', 'maxLength'],
  ['property', 'max_chars', 'maxLength'],
  ['property', 'choices', 'enum'],
  ['property', 'gte', 'minimum'],
  ['property', 'exclusive_max', 'exclusiveMaximum'],
  ['property', 'divisibleBy', 'multipleOf'],
  ['property', 'unique', 'uniqueItems'],
  ['property', 'regularExpression', 'pattern'],
  ['propertyUse', 'isRequired', 'required'],
  ['propertyUse', 'requiredIf', 'required_when'],
  ['propertyUse', 'elementType', 'items'],
  ['event', 'extra_keys', 'properties'],
  ['event', 'dedupeKey', 'unique_key'],
  ['event', 'sunset', 'expires'],
  ['event', 'values', undefined],
  ['event', 'zzz', undefined],
] as const)('%s: %s -> %s', (shape, written, meant) => {
  expect(keyMeant(written, Object.keys(rows[shape]))).toBe(meant);
});

test('a key that is there already is not proposed', () => {
  expect(told(id, 'metrics: [{name: m, where: a, filter: b}]')).toEqual([
    'Unknown key "filter" in metric "m". Own keys begin with "x-" or stand under "meta".',
  ]);
});

test.each([
  ['events: [{name: a, required: [b]}]', 'Write "required: true" at each property that is.'],
  ['properties: [{name: a, nullable: true}]', 'Add "null" to its type: [string, "null"].'],
  ['events:\n<<<<<<< HEAD\n  - {name: a}\n=======\n  - {name: b}\n>>>>>>> other', 'A merge left its conflict here'],
  ['x-a: &a {status: draft}\nevents: [{name: a, <<: *a}]', 'Merge keys are not read.'],
])('%s', (text, advice) => {
  expect(told(id, text)[0]).toContain(advice);
  expect(fixed(id, text)).toBe(text);
});

test('two texts that their commas tore apart are both quoted', () =>
  expect(fixed(id, 'events: [{name: a, description: pays, then leaves, trigger: paid, once, status: draft}]')).toBe(
    'events: [{name: a, description: "pays, then leaves", trigger: "paid, once", status: draft}]',
  ));
