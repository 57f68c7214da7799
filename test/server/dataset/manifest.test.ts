// manifest.json as it is read again, whoever wrote it.
import { expect, test } from 'vitest';
import { parseManifest } from '../../../server/dataset/manifest.ts';

const schema = 'trackwright.events/1';
test.each([
  ['no JSON', '{'],
  ['nothing', 'null'],
  ['that of a web app', '{"name": "shop"}'],
  ['of another version', '{"schema": "trackwright.events/2", "files": 3}'],
])('%s is no manifest of generated events', (_, content) => expect(parseManifest(content)).toBeUndefined());

test('what a later version adds is passed over', () => {
  const said = {
    schema,
    files: [{ path: 'events.csv', codec: 'none' }],
    days: 3,
    counts: { groups: 1 },
    weather: 'dry',
  };
  expect(parseManifest(JSON.stringify(said))).toEqual({ manifest: said });
});

test.each([
  [{ days: '3' }, 'days must be a whole number, not "3".'],
  [{ files: {} }, 'files must be a list, not a mapping.'],
  [{ files: [{ path: 'events.csv' }, { table: 'events' }] }, 'files[1].path is missing.'],
  [{ files: [{ path: 7 }] }, 'files[0].path must be text, not 7.'],
  [{ counts: { users: null } }, 'counts.users must be a number, not null.'],
  [{ start: '2026-02-30' }, 'start must be a day, such as 2026-01-31, not "2026-02-30".'],
  [{ seed: 1.5 }, 'seed must be a whole number or text, not 1.5.'],
  [{ version: ['0.1'] }, 'version must be text, not a list.'],
])('%j: %s', (said, problem) => expect(parseManifest(JSON.stringify({ schema, ...said }))).toEqual({ problem }));
