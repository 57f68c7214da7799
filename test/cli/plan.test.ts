// `trackwright plan` and the settings of a first plan.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inWorld } from './cli-world.ts';
import { folder } from './harness.ts';

const brief = 'feature: Carts\nowner: growth\nactions: [add a product to the cart, place an order]\n';
const run = (cwd: string, words: readonly string[]) => inWorld(['plan', ...words], { cwd });
const listed = async (dir: string) => (await readdir(dir)).sort();

describe('the first plan of a project', () => {
  it('settles how names are made, so that the first wrong one shows', async () => {
    const cwd = await folder({ 'carts.brief.yml': brief });
    const ran = await run(cwd, ['carts.brief.yml']);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('Wrote carts.plan.yml and trackwright.yml.');
    expect(await readFile(path.join(cwd, 'trackwright.yml'), 'utf8')).toContain(
      '\nconventions: {event_case: snake_case, property_case: snake_case, tense: past}\n',
    );
    const plan = path.join(cwd, 'carts.plan.yml');
    expect(await inWorld(['lint'], { cwd })).toMatchObject({ code: 0 });
    await writeFile(plan, (await readFile(plan, 'utf8')).replaceAll('order_placed', 'OrderPlaced'));
    expect((await inWorld(['lint'], { cwd })).stdout).toContain('event-name-case');
  });
  it('names both files as data, and shows both without writing either', async () => {
    const cwd = await folder({ 'carts.brief.yml': brief });
    const tried = await run(cwd, ['carts.brief.yml', '--dry-run']);
    expect(tried.stdout).toContain('conventions: {event_case: snake_case');
    expect(await listed(cwd)).toEqual(['carts.brief.yml']);
    const { stdout } = await run(cwd, ['carts.brief.yml', '--format', 'json']);
    expect(JSON.parse(stdout).files).toEqual(['carts.plan.yml', 'trackwright.yml']);
  });
  it.each([
    ['settings that are there stay', { 'trackwright.yml': 'profile: strict\n' }, ['carts.brief.yml']],
    [
      'a project with events has names of its own',
      { 'a.plan.yml': 'events: [{name: Cart Opened}]\n' },
      ['carts.brief.yml'],
    ],
    ['a plan on standard output settles nothing', {}, ['carts.brief.yml', '--out', '-']],
  ])('%s', async (_, files, words) => {
    const cwd = await folder({ 'carts.brief.yml': brief, ...files });
    const before = (files as Record<string, string>)['trackwright.yml'];
    expect((await run(cwd, words)).code).toBe(0);
    const after = await readFile(path.join(cwd, 'trackwright.yml'), 'utf8').catch(() => undefined);
    expect(after).toBe(before);
  });
});
