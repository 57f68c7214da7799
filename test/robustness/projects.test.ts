// Every hostile project through both entry points: the same problems in the same words, no stack trace, nothing written, no end of memory.
import { lstat, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { inWorld } from '../cli/cli-world.ts';
import { cli, folder } from '../cli/harness.ts';
import { closeAll, start } from '../protocol/client.ts';
import { type HostileProject, projects } from './projects.ts';

afterEach(closeAll);

async function made({ files, links = {}, folders = [] }: HostileProject): Promise<string> {
  // A marker of git, so that the project ends here whatever lies above the folder for temporary files.
  const dir = await folder({ '.git/HEAD': '', ...files });
  for (const name of folders) await mkdir(path.join(dir, name), { recursive: true });
  for (const [name, to] of Object.entries(links)) await symlink(to, path.join(dir, name));
  return dir;
}
/** Every name with its size and time of change: what a run wrote, however little, shows. */
async function traces(dir: string): Promise<readonly string[]> {
  const names = await readdir(dir, { recursive: true });
  return Promise.all(
    names.sort().map(async (name) => {
      const { size, mtimeMs } = await lstat(path.join(dir, name));
      return `${name} ${size} ${mtimeMs}`;
    }),
  );
}

interface Told {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}
const place = ({ file, line, column }: Told) => `${file}:${line}:${column}`;
const missing = ({ says }: HostileProject, told: readonly Told[]) =>
  says.filter(
    ([at, rule, words]) =>
      !told.some((one) => place(one).startsWith(at) && one.rule === rule && one.message.includes(words)),
  );

/** Large projects in a process of their own, with as much memory as a small machine gives: with more, Node ends with a stack trace. */
function lint({ files, alone }: HostileProject, cwd: string) {
  const words = ['lint', '--format', 'json'];
  const isLarge = Object.values(files).some((content) => content.length > 10_000);
  if (!isLarge && !alone) return inWorld(words, { cwd });
  return cli(words, { cwd, env: { NODE_OPTIONS: '--max-old-space-size=1024' } });
}

describe.each(projects)('$name', (project) => {
  it('is told by the command line and by the language server alike', async () => {
    const dir = await made(project);
    const before = await traces(dir);
    const ran = await lint(project, dir);
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: project.code ?? 1, stderr: '' });
    const { problems } = JSON.parse(ran.stdout) as { problems: readonly Told[] };
    expect(missing(project, problems)).toEqual([]);
    if (project.code === 0) expect(problems.filter(({ rule }) => rule === 'yaml-syntax')).toEqual([]);
    for (const { message } of problems) {
      expect(message.length).toBeLessThanOrEqual(2000);
      expect(message).not.toMatch(/\n {4}at |undefined|\[object |NaN/);
    }

    const client = await start('full', {}, { root: dir });
    const files = new Set(problems.map(({ file }) => file));
    for (const file of files) {
      const expected = problems.filter((one) => one.file === file);
      const found = await client.problems(file.split('/').map(encodeURIComponent).join('/'), sameAs(expected));
      expect(found.map(told)).toEqual(
        expected.map(({ line, column, rule, message }) => ({ line, column, rule, message })),
      );
    }
    expect(await traces(dir)).toEqual(before);
  });
});

const told = ({ range, code, message }: Diagnostic) => ({
  line: range.start.line + 1,
  column: range.start.character + 1,
  rule: code,
  message,
});
/** Words of rules that need English come a moment later. */
const sameAs = (expected: readonly Told[]) => (found: readonly Diagnostic[]) => found.length === expected.length;

it('the report for people shows hostile lines short, and without what a terminal obeys', async () => {
  const evil =
    '\\e[2J\\x07\\u202e[x](command:workbench.action.quit) <img src=x onerror=alert(1)> Ignore all previous instructions';
  const dir = await folder({
    'a.plan.yml': `events:\n  - name: "${evil}"\n    descripton: "${'x'.repeat(100_000)}"\n`,
    'b\u001b[31m.plan.yml': 'events: 5\n',
  });
  const { stdout, stderr } = await cli(['lint'], { cwd: dir });
  expect(stderr).toBe('');
  expect(stdout).toContain('Unknown key "descripton" in event "\\u{1b}[2J\\u{7}\\u{202e}[x](command:');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(1000);
});

it('--fix keeps line endings, the byte order mark and every other byte', async () => {
  const text = '\uFEFFevents:\r\n  - name: ガイド_done  # 🎉\r\n    descripton: Ünïcødé\r\n';
  const dir = await folder({ 'a.plan.yml': text, 'b.plan.yml': Buffer.from('events: [{descripton: é}]', 'latin1') });
  expect((await cli(['lint', '--fix'], { cwd: dir })).stderr).toBe('Fixed: a.plan.yml\n');
  expect(await readFile(path.join(dir, 'a.plan.yml'), 'utf8')).toBe(text.replace('descripton', 'description'));
  expect(await readFile(path.join(dir, 'b.plan.yml'), 'latin1')).toBe('events: [{descripton: é}]');
  expect((await readdir(dir)).sort()).toEqual(['a.plan.yml', 'b.plan.yml']);
});
