import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { printItem, printPlan, printSection } from '../../../server/plan/print.ts';
import { fuzz } from '../../fuzz.ts';

const long =
  'A sentence that is long enough to push the whole line over the edge, for it goes on and on and on, comma after comma, until it ends';

it('one short item stands on the line of its section, several below each other', () => {
  expect(printSection('owners', [{ name: 'a' }])).toBe('owners: [{name: a}]');
  expect(printSection('owners', [{ name: 'a' }, { name: 'b' }])).toBe('owners:\n  - {name: a}\n  - {name: b}');
});

it('events are always spread out; their properties only where the line is full', () => {
  expect(
    printItem('events', { name: 'a', description: 'Seen, and done', properties: ['b', { name: 'c', type: 'string' }] }),
  ).toBe('- name: a\n  description: Seen, and done\n  properties: [b, {name: c, type: string}]');
  const two = [
    { name: 'b', type: 'string' },
    { name: 'c', type: 'string' },
  ];
  expect(printItem('events', { name: 'a', properties: two })).toBe(
    '- name: a\n  properties:\n    - {name: b, type: string}\n    - {name: c, type: string}',
  );
});

it('prose in brackets is quoted, prose on a line of its own only where it must be', () => {
  expect(printSection('properties', [{ name: 'a', description: 'After discount, before tax' }])).toBe(
    'properties: [{name: a, description: "After discount, before tax"}]',
  );
  expect(printItem('events', { name: 'a', description: 'Value: reached' })).toContain('description: "Value: reached"');
  expect(printItem('events', { name: 'a', description: '# no comment' })).toContain('description: "# no comment"');
});

it('what is too long for a line goes below, the plan too', () => {
  const text = printPlan({
    plan: { name: 'a', description: `${long}, ${long}` },
    properties: [{ name: 'b', description: long, examples: ['c'.repeat(40)] }],
  });
  expect(text.split('\n').filter((line) => line.length > 160 && !line.includes('description'))).toEqual([]);
  expect(parse(text)).toEqual({
    plan: { name: 'a', description: `${long}, ${long}` },
    properties: [{ name: 'b', description: long, examples: ['c'.repeat(40)] }],
  });
});

it('a property that is too long for a line is spread out, and so is a map', () => {
  const property = { name: 'b', type: 'string', description: `${long}, ${long}`, meta: { a: long, 'b c': long } };
  const text = printPlan({ events: [{ name: 'a', properties: ['x', property] }] });
  expect(text).toContain(
    '    properties:\n      - x\n      - name: b\n        type: string\n        description: "A sentence'.replace(
      '"',
      '',
    ),
  );
  expect(text).toContain(`\n        meta:\n          a: ${long}\n          b c: ${long}\n`);
  expect(parse(text)).toEqual({ events: [{ name: 'a', properties: ['x', property] }] });
});

it('a text of several lines keeps them', () => {
  const trigger = 'Sent on submit.\n\nNot on cancel: that is another event.\n  - indented';
  const text = printPlan({ events: [{ name: 'a', trigger }] });
  expect(text).toBe(
    'events:\n  - name: a\n    trigger: |-\n      Sent on submit.\n\n      Not on cancel: that is another event.\n        - indented\n',
  );
  expect(parse(text)).toEqual({ events: [{ name: 'a', trigger }] });
});

it('sections stand in the order of the language', () => {
  expect(printPlan({ events: [{ name: 'e' }], owners: [{ name: 'o' }], bundles: [], plan: { name: 'p' } })).toBe(
    'plan: {name: p}\nowners: [{name: o}]\nevents:\n  - name: e\n',
  );
});

describe('any text comes back', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'no',
      'null',
      '1.10',
      '*',
      '',
      ' a ',
      'a: b',
      '[x]',
      '- a',
      '2026-01-01',
      "it's",
      '"',
      'a\nb',
      'a\n\nb\n',
      '  a\nb',
      'a\n  b: c\n# d',
      '__proto__',
    ),
  );
  it('in every place', () => {
    fc.assert(
      fc.property(text, text, fc.array(text, { minLength: 1, maxLength: 4 }), (name, description, list) => {
        const items = [
          {
            name,
            description,
            trigger: description,
            properties: [...list, { name, description, enum: list, examples: list }],
          },
        ];
        for (const section of ['events', 'properties', 'metrics'] as const) {
          expect(parse(printPlan({ [section]: items }))).toEqual({ [section]: items });
          expect(parse(printPlan({ [section]: [...items, ...items] }))).toEqual({
            [section]: [...items, ...items],
          });
        }
      }),
      { numRuns: fuzz.runs(200) },
    );
  });
});
