// What texts of trackwright.yml may look like: what fits, what does not, what was certainly meant; the pattern alone says nearly as much.
import { describe, expect, test } from 'vitest';
import {
  dbtVersion,
  duration,
  eventStructure,
  gitRef,
  glob,
  profile,
  requires,
  timeZone,
} from '../../../server/config/forms.ts';
import type { TextForm } from '../../../server/schema/kinds.ts';
import { unfitFor } from '../../../server/schema/value.ts';
import type { Scalar } from '../../../server/yaml/node.ts';

const unfit = (form: TextForm, value: string | number | boolean) =>
  unfitFor(form, { text: String(value), value } as Scalar);

const forms = { dbtVersion, duration, eventStructure, gitRef, glob, profile, requires, timeZone } satisfies Record<
  string,
  TextForm
>;

const table: readonly (readonly [name: keyof typeof forms, fits: (string | number)[], unfit: [unknown, string?][]])[] =
  [
    [
      'profile',
      ['minimal', 'recommended', 'strict', 'recommended@0.1', 'strict@0.1.0'],
      [
        ['recomended', 'recommended'],
        ['Strict', 'strict'],
        ['recommended@v0.1', 'recommended@0.1'],
        ['recommended@latest'],
        ['recommended@'],
        ['recommended@99.0'],
        ['pedantic'],
        [1],
      ],
    ],
    [
      'requires',
      ['>=0.1', '0.1', '=0.1.0', '>=0.1, <1', '>=0.1 <1', '<=0.1', 0.1],
      [['latest'], ['^0.1'], ['>=99'], ['<0.1'], ['>0.1.0'], ['0.2'], [true]],
    ],
    [
      'dbtVersion',
      ['1.10', '1.12', '2.0', 'v1.11', '1.12.3', '2.0.0-alpha.1', '1.13.0rc1', '2', 1.11, 2],
      [['latest'], ['3.0'], ['0.21'], ['>=1.11.0', '1.11.0'], ['dbt 1.12', '1.12'], [3.5], [true]],
    ],
    [
      'gitRef',
      ['main', 'origin/main', 'v1.2', 'HEAD~3', 'HEAD^', 'feature/a-b', '3f2a1c9', '@{u}'],
      [
        ['origin main'],
        ['main..next'],
        ['a//b'],
        ['-d'],
        ['main/'],
        ['main.lock'],
        ['HEAD:a.yml'],
        ['feature/*'],
        [' main ', 'main'],
        [''],
      ],
    ],
    [
      'glob',
      ['tracking/**/*.plan.yml', 'legacy', 'a b/*.yml', '[slug]/x.yml', '**/x?.yml', '.config/*.yml'],
      [
        ['./legacy/**', 'legacy/**'],
        ['/legacy/**', 'legacy/**'],
        ['legacy\\**', 'legacy/**'],
        ['../shared/*.yml'],
        ['{a,b}/*.yml'],
        ['!legacy/**'],
        ['C:/x/*.yml'],
        [''],
        [5],
      ],
    ],
    [
      'eventStructure',
      ['{object}_{action}', '{action} {object}'],
      [
        ['object_action', '{object}_{action}'],
        ['<Object> <Action>', '{object} {action}'],
        ['{object}'],
        ['past tense'],
      ],
    ],
    ['duration', ['24h', '30 m', '1.5d'], [['soon'], ['24'], ['1 month'], [24]]],
    [
      'timeZone',
      ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'],
      [
        ['Berlin', 'Europe/Berlin'],
        ['new york', 'America/New_York'],
        ['Europe/Berln', 'Europe/Berlin'],
        ['Middle/Earth'],
        ['+02:00'],
        [2],
      ],
    ],
  ];

describe.each(table)('%s', (name, fits, wrong) => {
  const form: TextForm = forms[name];
  test.each(fits)('takes %s', (text) => expect(unfit(form, text)).toBeUndefined());
  test.each(wrong)('does not take %s', (value, meant) => {
    const found = unfit(form, value as string);
    expect(found?.wants).toBeTruthy();
    expect(found?.meant).toBe(meant);
  });
  test('what was meant, and what is offered, fits', () => {
    for (const meant of [...wrong.flatMap(([, one]) => one ?? []), ...(form.offers?.() ?? [])])
      expect(unfit(form, meant)).toBeUndefined();
  });
});

test('a range or a pin that this version is not in says so', () => {
  expect(unfit(forms.requires, '>=99')?.wants).toContain('update');
  expect(unfit(forms.profile, 'strict@99.0')?.wants).toContain('the Trackwright that reads it');
});
