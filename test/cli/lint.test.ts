import { chmod, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, folder } from './harness.ts';

const plan = `events:
  - name: item_added
    descripton: Somebody added an item # kept
`;
const fixed = plan.replace('descripton', 'description');
const project = (files: Record<string, string> = {}) =>
  folder({ 'trackwright.yml': 'rules: {}\n', 'a.plan.yml': plan, ...files });
const unknownKeys = async (words: readonly string[], cwd: string) => {
  const { stdout } = await cli(['lint', '--format', 'json', ...words], { cwd });
  return (JSON.parse(stdout).problems as { rule: string; file: string }[])
    .filter(({ rule }) => rule === 'unknown-key')
    .map(({ file }) => file);
};

describe('lint', () => {
  it('says what is wrong, where, and exits with 1 for errors', async () => {
    const ran = await cli(['lint', '--rule', 'unknown-key=error'], { cwd: await project() });
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(ran.stdout).toContain(
      ' --> a.plan.yml:3:5\n3 |     descripton: Somebody added an item # kept\n  |     ^^^^^^^^^^\n',
    );
    expect(ran.stdout).toMatch(/\n\d+ errors?.* in 2 files; 1 can be fixed with --fix\n$/);
  });

  it('says in "help" what fixes it, whether --fix takes it or only an editor offers it', async () => {
    const cwd = await project({
      'trackwright.yml': 'conventions: {event_case: Title Case}\nrules: {trigger-missing: off, owner-missing: off}\n',
    });
    const { problems } = JSON.parse((await cli(['lint', '--format', 'json'], { cwd })).stdout);
    const told = (problems as Record<string, unknown>[]).map(({ rule, help, fixable }) => [rule, help, fixable]);
    expect(told).toEqual([
      ['event-description-missing', null, false],
      ['event-name-case', 'Rename to "Item Added"', false],
      ['unknown-key', 'Change to "description"', true],
    ]);
    expect((await cli(['lint'], { cwd })).stdout).toContain('\n  = help: Change to "description"\n');
  });

  it('looks only at what is named, with paths from the current folder', async () => {
    const cwd = await project({
      'sub/b.plan.yml': plan.replace('item', 'cart'),
      'other/c.plan.yml': plan.replace('item', 'user'),
    });
    expect(await unknownKeys([], cwd)).toEqual(['a.plan.yml', 'other/c.plan.yml', 'sub/b.plan.yml']);
    expect(await unknownKeys(['sub', './a.plan.yml'], cwd)).toEqual(['sub/b.plan.yml', 'a.plan.yml']);
    expect(await unknownKeys(['.'], path.join(cwd, 'sub'))).toEqual(['b.plan.yml']);
    expect(await unknownKeys(['--project', '..'], path.join(cwd, 'sub'))).toEqual([
      '../a.plan.yml',
      '../other/c.plan.yml',
      'b.plan.yml',
    ]);
  });

  it('--fix fixes, keeps comments, leaves nothing beside the file, and is done the second time', async () => {
    const cwd = await project();
    expect(await cli(['lint', '--fix', '-q'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(path.join(cwd, 'a.plan.yml'), 'utf8')).toBe(fixed);
    expect((await readdir(cwd)).sort()).toEqual(['a.plan.yml', 'trackwright.yml']);
    expect((await cli(['lint', '--fix'], { cwd })).stderr).toBe('No fixable problems.\n');
  });

  it('--fix --dry-run shows the difference and writes nothing', async () => {
    const cwd = await project();
    const ran = await cli(['lint', '--fix', '--dry-run'], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: 'Would fix: a.plan.yml\n' });
    expect(ran.stdout).toContain('--- a/a.plan.yml\n+++ b/a.plan.yml\n');
    expect(ran.stdout).toContain(
      '-    descripton: Somebody added an item # kept\n+    description: Somebody added an item # kept\n',
    );
    expect(await readFile(path.join(cwd, 'a.plan.yml'), 'utf8')).toBe(plan);
  });

  it.skipIf(process.getuid?.() === 0)('--fix in a read-only folder says so', async () => {
    const cwd = await project();
    await chmod(cwd, 0o555);
    const ran = await cli(['lint', '--fix'], { cwd });
    await chmod(cwd, 0o755);
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('"a.plan.yml" could not be written') });
  });

  it('reads a plan from stdin', async () => {
    const ran = await cli(['lint', '-', '--format', 'json'], { stdin: plan });
    expect(JSON.parse(ran.stdout)).toMatchObject({
      files: 1,
      problems: expect.arrayContaining([
        expect.objectContaining({ rule: 'unknown-key', file: '-', line: 3, column: 5 }),
      ]),
    });
  });

  it('counts warnings against --max-warnings', async () => {
    const cwd = await project();
    expect((await cli(['lint', '--rule', 'unknown-key=warning'], { cwd })).code).toBe(0);
    expect((await cli(['lint', '--rule', 'unknown-key=warning', '--max-warnings', '0'], { cwd })).code).toBe(1);
  });

  it('--baseline reports only what is new', async () => {
    const cwd = await project();
    const words = ['lint', '--baseline', 'known.json', '--rule', 'unknown-key=error'];
    expect(await cli(words, { cwd })).toMatchObject({ code: 0, stderr: expect.stringContaining('known.json') });
    expect(await cli(words, { cwd })).toMatchObject({ code: 0, stderr: '' });
    const later = await project({
      'known.json': await readFile(path.join(cwd, 'known.json'), 'utf8'),
      'a.plan.yml': `# moved down\n\n${plan}    triger: x\n`,
    });
    const ran = await cli(words, { cwd: later });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('"triger"');
    expect(ran.stdout).not.toContain('"descripton"');
  });

  it('--dbt-version judges dbt files as that dbt does', async () => {
    const cwd = await folder({
      'trackwright.yml': 'dbt: [{project: ., version: "1.10"}]\n',
      'dbt_project.yml': 'name: shop\n',
      'models/a.yml': 'models:\n  - {name: orders, owner: growth}\n',
    });
    const owner = async (...words: readonly string[]) => {
      const { stdout, code } = await cli(['lint', '--format', 'json', 'models', ...words], { cwd });
      const { severity } = JSON.parse(stdout).problems.find((one: { rule: string }) => one.rule === 'dbt-unknown-key');
      return [code, severity];
    };
    expect(await owner()).toEqual([0, 'information']);
    expect(await owner('--dbt-version', '1.12')).toEqual([0, 'warning']);
    expect(await owner('--dbt-version', '2.0')).toEqual([1, 'error']);
  });

  it.each<[string[], string]>([
    [['gone.plan.yml'], '"gone.plan.yml" does not exist.'],
    [['notes.txt'], '"notes.txt" holds no file'],
    [['--project', 'gone'], '"gone" is not a directory'],
    [['--rule', 'unknown-kye=off'], 'There is no rule "unknown-kye". Did you mean "unknown-key"?'],
    [['--rule', 'unknown-key=loud'], 'a severity is'],
    [['--dbt-version', '1.9'], '1.10, 1.11, 1.12, 1.13 or 2.0'],
    [['--profile', 'lax'], 'There is no profile "lax"'],
    [['--baseline', 'notes.txt'], 'This is not a Trackwright baseline'],
  ])('%j exits with 2', async (words, stderr) => {
    const ran = await cli(['lint', ...words], { cwd: await project({ 'notes.txt': 'x' }) });
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(stderr) });
    expect(ran.stderr).not.toMatch(/\n {4}at /);
  });
});
