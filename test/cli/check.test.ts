// `trackwright check` as a person runs it: generated events, data of others, every format and exit code.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, folder } from './harness.ts';

const plan = `properties:
  - {name: method, type: string, enum: [card, paypal]}
events:
  - name: order_paid
    status: implemented
    unique_key: [order_id]
    properties:
      - {ref: method, required: true}
      - {name: order_id, type: string, format: uuid, required: true}
      - {name: total, type: number, minimum: 0, required: true}
      - {name: email, type: string, format: email, pii: contact}
  - name: page_viewed
    status: implemented
checks:
  - {name: paid_something, event: order_paid, expect: total > 0.001, severity: warning}
`;
const project = async (more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const cwd = await folder({
    'shop.plan.yml': plan,
    'trackwright.yml': 'checks: {missing_day: off, volume: off}\n',
    ...more,
  });
  const ran = await cli(['events', '--users', '60', '--days', '4', '--as', 'ndjson', '--quiet'], { cwd });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  return cwd;
};
/** Changes rows of the generated events. */
async function spoil(cwd: string, edit: (row: Record<string, unknown>, nth: number) => void): Promise<void> {
  const file = path.join(cwd, '.trackwright/events/events.ndjson');
  const rows = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  rows.filter((row) => row.event_name === 'order_paid').forEach(edit);
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

describe('check', () => {
  it('passes on what was generated, whatever the clock says', async () => {
    const cwd = await project();
    const ran = await cli(['check'], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^\d+ checks: \d+ passed\n$/);
  });

  it('names what fails with rows, line and exit code; personal data stay unseen', async () => {
    const cwd = await project();
    await spoil(cwd, (row, nth) => {
      if (nth < 2) row.method = 'Card';
      if (nth === 3) row.email = 'ann(at)example.com';
    });
    const ran = await cli(['check'], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('✘ enum order_paid.method: 2 of ');
    expect(ran.stdout).toContain('expected  one of "card" or "paypal"');
    expect(ran.stdout).toContain('actual    "Card", another spelling of "card" (2 times)');
    expect(ran.stdout).toContain('--> shop.plan.yml:8');
    expect(ran.stdout).toContain('✘ format order_paid.email: 1 of ');
    expect(ran.stdout).not.toContain('ann');
    expect(ran.stdout).toMatch(/\d+ checks: \d+ passed, 2 failed\n$/);
  });

  it('says it in JSON and JUnit', async () => {
    const cwd = await project();
    await spoil(cwd, (row, nth) => {
      if (nth < 3) row.total = -1;
    });
    const json = await cli(['check', 'range', '--format', 'json'], { cwd });
    const report = JSON.parse(json.stdout);
    expect(json.code).toBe(1);
    expect(report).toMatchObject({ schema: 'trackwright.check/1', counts: { pass: 0, fail: 1, error: 0, skip: 0 } });
    expect(report.results[0]).toMatchObject({
      ...{ check: 'range', event: 'order_paid', property: 'total', status: 'fail', failing: 3 },
      ...{ file: 'shop.plan.yml', line: 10, dimension: 'validity', severity: 'error' },
    });
    expect(report.results[0].sample).toHaveLength(3);
    expect(report.results[0].sql).toContain('as double) < 0');
    const junit = await cli(['check', 'order_paid', '--format', 'junit'], { cwd });
    expect(junit.code).toBe(1);
    expect(junit.stdout).toMatch(/<testcase name="range order_paid.total"[^>]*file="shop.plan.yml" line="10"><failure/);
  });

  it('a warning that fails is no failure', async () => {
    const cwd = await project();
    await spoil(cwd, (row, nth) => {
      if (nth === 0) row.total = 0;
    });
    const ran = await cli(['check', 'paid_something'], { cwd });
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('✘ paid_something order_paid: 1 of ') });
  });

  it.each<[string, readonly string[], string]>([
    [
      'a name that is near one',
      ['order_payed'],
      'There is no event and no check "order_payed". Did you mean "order_paid"?',
    ],
    ['a name like none', ['nothing_of_the_kind'], 'There is no event and no check "nothing_of_the_kind".'],
    ['data that are not there', ['--on', 'nowhere.csv'], 'There is no file or folder nowhere.csv.'],
  ])('%s exits with 2', async (_, words, message) => {
    const cwd = await project();
    const ran = await cli(['check', ...words], { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(message);
  });

  it('says what to do where there are no events yet', async () => {
    const cwd = await folder({ 'shop.plan.yml': plan });
    const ran = await cli(['check'], { cwd });
    expect(ran).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('has no generated events yet. Make some with "trackwright events"'),
    });
  });

  it('takes data of others, asks when they were looked at, and tells of settings that say nothing', async () => {
    const cwd = await folder({
      'shop.plan.yml': plan,
      'trackwright.yml': 'checks: {enmu: off, unseen_event: information}\n',
      'mine.csv':
        'event_id,event_name,event_time,received_at,method,order_id,total,secret\n' +
        '1,order_paid,2026-01-01T10:00:00Z,2026-01-01T10:00:01Z,card,00000000-0000-4000-8000-000000000000,5,\n' +
        '2,order_payed,2026-01-01T10:00:00Z,2026-01-01T10:00:01Z,card,,,x\n',
    });
    const ran = await cli(['check', '--on', 'mine.csv', '--today', '2026-01-02'], { cwd });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toBe(
      'trackwright.yml sets the check "enmu", which this version does not have. Did you mean "enum"?\n',
    );
    expect(ran.stdout).toContain('actual    "order_payed" (1 row, did you mean "order_paid"?)');
    expect(ran.stdout).toContain('✘ unplanned_property: 1 of ');
    expect(ran.stdout).not.toContain('✘ freshness');
    const later = await cli(['check', 'freshness', '--on', 'mine.csv', '--today', '2026-01-03'], { cwd });
    expect(later.stdout).toContain('✘ freshness: 1 of 1');
  });

  it('its SQL is printed by sql', async () => {
    const cwd = await folder({ 'shop.plan.yml': plan });
    const ran = await cli(['sql', 'paid_something'], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('and not (total > 0.001') });
    expect((await cli(['sql', 'paid_nothing'], { cwd })).code).toBe(2);
  });

  it('data that cannot be read are told in a sentence', async () => {
    const cwd = await folder({
      'shop.plan.yml': plan,
      'other.csv': 'a,b\n1,2\n',
      'broken.parquet': 'nothing of the kind',
    });
    const other = await cli(['check', '--on', 'other.csv'], { cwd });
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('has no column event_name. It has a, b.') });
    const broken = await cli(['check', '--on', 'broken.parquet'], { cwd });
    expect(broken.code).toBe(2);
    expect(broken.stderr).not.toMatch(/\n {4}at /);
  });
});
