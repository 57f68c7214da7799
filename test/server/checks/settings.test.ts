import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../server/checks/settings.ts';
import { plan } from '../events/build.ts';

const one = plan({ checks: [{ name: 'my_check', expect: 'true', severity: 'error' }] });

describe('checks: of trackwright.yml', () => {
  it.each<[string, unknown, object]>([
    ['enum', 'off', { off: true }],
    ['enum', false, { off: true }],
    ['enum', 'warning', { off: false, severity: 'warning' }],
    ['freshness', { after: '36h' }, { off: false, after: 129_600 }],
    ['freshness', { after: '90s', severity: 'error' }, { off: false, severity: 'error', after: 90 }],
    ['freshness', { severity: 'off' }, { off: true }],
    ['my_check', 'information', { off: false, severity: 'information' }],
    ['enum', null, { off: false }],
    ['enum', true, { off: false }],
  ])('%s: %j', (name, entry, expected) => {
    const settings = checkSettings({ [name]: entry }, one);
    expect([settings.of(name), settings.notes]).toEqual([expected, []]);
  });

  it.each<[Record<string, unknown>, string]>([
    [
      { enum: 'fatal' },
      'trackwright.yml, checks: enum: fatal is not a severity. Say error, warning, information or off.',
    ],
    [{ freshness: { after: 'soon' } }, 'trackwright.yml, checks: freshness: after is a duration, such as 24h or 30m.'],
    [{ freshness: { later: '2h' } }, 'trackwright.yml, checks: freshness: it has no option later.'],
    [
      { enums: 'off' },
      'trackwright.yml sets the check "enums", which this version does not have. Did you mean "enum"?',
    ],
    [{ funnel_sanity: 'off' }, 'trackwright.yml sets the check "funnel_sanity", which this version does not have.'],
  ])('%j is told', (entries, note) => expect(checkSettings(entries, one).notes).toEqual([note]));

  it('what is not named is on', () => expect(checkSettings({}, one).of('enum')).toEqual({ off: false }));
});
