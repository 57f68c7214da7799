import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config/read.ts';
import { defaults } from '../../../server/config/settings.ts';
import { starterConfig, starterPlan, withIgnored } from '../../../server/operations/starter.ts';
import { Doc } from '../../../server/yaml/document.ts';
import { problemsIn } from '../import/problems-in.ts';

const config = (text: string) => readConfig(Doc.of('file:///p/trackwright.yml', text, 'whole'));
/** Every line that is commented out, as it would be without the comment. */
const uncommented = (text: string) => text.replace(/^# (?=[a-z_]+:)/gm, '');

describe('trackwright.yml', () => {
  it.each([true, false])('is read without a fault, as it is and with all that it shows (%s)', (fresh) => {
    for (const text of [starterConfig(fresh), uncommented(starterConfig(fresh))])
      expect(config(text).fragment.faults).toEqual([]);
    expect(Object.keys(config(uncommented(starterConfig(fresh))).settings.connections)).toEqual(['dev']);
  });
  it('settles names for our example, and learns those of a plan that was read', () => {
    expect(config(starterConfig(true)).settings.conventions).toEqual({
      event_case: 'snake_case',
      property_case: 'snake_case',
      tense: 'past',
    });
    expect(config(starterConfig(false)).settings).toEqual(defaults);
  });
});

describe('the first plan', () => {
  it.each(['recommended', 'strict'])('has no problem under %s', (profile) => {
    const { settings } = config(starterConfig(true));
    const found = problemsIn(starterPlan('shop'), { ...settings, profile });
    expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

it.each([
  ['', '.trackwright/\n'],
  ['node_modules/\n', 'node_modules/\n.trackwright/\n'],
  ['node_modules/', 'node_modules/\n.trackwright/\n'],
  ['a\r\nb\r\n', 'a\r\nb\r\n.trackwright/\r\n'],
  ['.trackwright/\nx\n', '.trackwright/\nx\n'],
  ['x\n/.trackwright', 'x\n/.trackwright'],
  ['.trackwright-old/\n', '.trackwright-old/\n.trackwright/\n'],
])('%j ignores our folder, once', (before, after) => {
  expect(withIgnored(before)).toBe(after);
  expect(withIgnored(after)).toBe(after);
});
