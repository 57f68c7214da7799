// Which days generated events cover, on the calendar that questions are asked in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaults } from '../../../server/config/settings.ts';
import { coveredDays, projectDataSource } from '../../../server/operations/data-source.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'trackwright-place-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  // At midnight in UTC the day begins and ends there; elsewhere it is cut.
  ['UTC', '2026-01-01', '2026-01-30', '2026-01-01', '2026-01-30'],
  ['Europe/Berlin', '2026-01-01', '2026-01-31', '2026-01-02', '2026-01-30'],
  ['America/New_York', '2025-12-31', '2026-01-30', '2026-01-01', '2026-01-29'],
  ['Asia/Kathmandu', '2026-01-01', '2026-01-31', '2026-01-02', '2026-01-30'],
])('%s: %s to %s, whole from %s to %s', (zone, since, until, first, last) =>
  expect(coveredDays('2026-01-01', '2026-01-31', zone)).toEqual({
    since,
    until,
    whole: { first, last },
    end: '2026-01-31',
  }),
);

test('the manifest of a folder says it; without one, or one of others, nothing does', () => {
  const place = () =>
    projectDataSource('.', folder, folder, { ...defaults, semantics: { timezone: 'Asia/Tokyo', week_start: 1 } });
  const write = (manifest: unknown) => writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  expect(place().covers).toBeUndefined();
  write({ schema: 'somebody.else/1', start: '2026-01-01', end: '2026-01-03' });
  expect(place().covers).toBeUndefined();
  write({ schema: 'trackwright.events/1', start: '2026-01-01', end: '2026-01-03' });
  expect(place().covers).toMatchObject({ since: '2026-01-01', until: '2026-01-03', end: '2026-01-03' });
  write({ schema: 'trackwright.events/1', start: '2026-01-01', end: '2026-02-30' });
  expect(place).toThrow(
    'The manifest.json of generated events is damaged: end must be a day, such as 2026-01-31, not "2026-02-30". Generate the events again.',
  );
});
