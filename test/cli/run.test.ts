import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../server/base/user-error.ts';
import type { Args, ExitCode } from '../../server/cli/command.ts';
import { OutputClosed, UsageError } from '../../server/cli/errors.ts';
import type { Io } from '../../server/cli/io.ts';
import { progress, shownPath } from '../../server/cli/output.ts';
import type { Loaders } from '../../server/cli/registry.ts';

import { WriteError } from '../../server/workspace/write-error.ts';
import { inWorld } from './cli-world.ts';

type Lint = (args: Args<'lint'>, io: Io, signal: AbortSignal) => Promise<ExitCode>;
const lint = (run: Lint): Loaders => ({ lint: async () => ({ run }) });
const throwing = (error: unknown): Loaders => lint(() => Promise.reject(error));
const refused = (code: string, more: object) =>
  Object.assign(new Error(`${code}: refused`), { code, syscall: 'open', ...more });

describe('words to an exit code', () => {
  it.each<ExitCode>([0, 1, 2, 130])('is %d when the command says so', async (code) =>
    expect(await inWorld(['lint'], { loaders: lint(async () => code) })).toEqual({ code, stdout: '', stderr: '' }),
  );

  it('hands the command what was asked, and its world', async () => {
    const seen: unknown[] = [];
    const loaders = lint(async ({ names, options }, io) => {
      seen.push(
        names,
        options.fix,
        options.rule,
        options['max-warnings'],
        options.format,
        io.cwd,
        io.quiet,
        `${await io.stdin()}`,
      );
      await io.stdout.write('out');
      await io.stderr.write('err');
      return 0;
    });
    const words = ['lint', 'a', 'b', '--fix', '--rule', 'x=off', '--max-warnings', '3', '-q'];
    const ran = await inWorld(words, { loaders, stdin: 'text', cwd: '/somewhere' });
    expect(ran).toEqual({ code: 0, stdout: 'out', stderr: 'err' });
    expect(seen).toEqual([['a', 'b'], true, ['x=off'], 3, 'text', '/somewhere', true, 'text']);
  });

  it.each<[string[], ExitCode, RegExp, string]>([
    [[], 0, /^Trackwright: .*\n\nUsage: /, ''],
    [['--help'], 0, /^Trackwright: /, ''],
    [['-h'], 0, /^Trackwright: /, ''],
    [['--version'], 0, /^trackwright \d+\.\d+\.\d+\n$/, ''],
    [['lint', '--version'], 0, /^trackwright \d/, ''],
    [['lint', '--help'], 0, /^Find what is wrong in plan files and dbt YAML\.\n\nUsage: trackwright lint /, ''],
    [['lint', '--nonsense', '-h'], 0, /^Find what/, ''],
    [
      ['lnt'],
      2,
      /^$/,
      'error: Unknown command "lnt". Did you mean "lint"?\nRun "trackwright --help" to see what there is.\n',
    ],
    [['sql'], 2, /^$/, 'error: Unknown command "sql".\nRun "trackwright --help" to see what there is.\n'],
    [['\u001b[2J'], 2, /^$/, 'error: Unknown command "\\u{1b}[2J".\nRun "trackwright --help" to see what there is.\n'],
    [['__proto__'], 2, /^$/, 'error: Unknown command "__proto__".\nRun "trackwright --help" to see what there is.\n'],
    [
      ['--fix'],
      2,
      /^$/,
      'error: A command comes before "--fix": trackwright COMMAND [options].\nRun "trackwright --help" to see what there is.\n',
    ],
    [
      ['lint', '--fxi'],
      2,
      /^$/,
      'error: Unknown option "--fxi" of "trackwright lint". Did you mean "--fix"?\nRun "trackwright lint --help" to see what there is.\n',
    ],
  ])('%j', async (words, code, stdout, stderr) => {
    const ran = await inWorld(words, { loaders: lint(async () => 3) });
    expect(ran).toEqual({ code, stdout: expect.stringMatching(stdout), stderr });
  });

  it('lists no command without code', async () => {
    const { stdout } = await inWorld(['--help'], { loaders: lint(async () => 0) });
    expect(stdout).toContain('\n  lint  ');
    expect(stdout).not.toContain('\n  init');
  });
});

describe('what ends a command before its end', () => {
  it.each<[string, unknown, ExitCode, string]>([
    [
      'wrong usage',
      new UsageError('Not so.', 'lint'),
      2,
      'error: Not so.\nRun "trackwright lint --help" to see what there is.\n',
    ],
    ['input, somewhere', new InputError('"a" is a folder.'), 2, 'error: "a" is a folder.\n'],
    [
      'input, at a place',
      new InputError('Unknown key "x".', {
        place: { file: 'trackwright.yml', line: 3, column: 1 },
        help: 'Leave it out.',
      }),
      2,
      'error: Unknown key "x".\n  --> trackwright.yml:3:1\n  = help: Leave it out.\n',
    ],
    [
      'input, in a file',
      new InputError('It is empty.', { place: { file: 'a.csv' } }),
      2,
      'error: It is empty.\n  --> a.csv\n',
    ],
    [
      'input with controls',
      new InputError('a\u001b[2J\nb', { place: { file: 'x\u0007' } }),
      2,
      'error: a\\u{1b}[2J b\n  --> x\\u{7}\n',
    ],
    ['a missing file', refused('ENOENT', { path: '/home/me/a.yml' }), 2, 'error: "a.yml" does not exist.\n'],
    [
      'a full disk',
      refused('ENOSPC', { path: '/home/me/x/b' }),
      2,
      'error: "x/b" could not be written: the disk is full.\n',
    ],
    [
      'a read-only folder',
      refused('EACCES', { path: '/etc/x' }),
      2,
      'error: "/etc/x" may not be read or written by this user.\n',
    ],
    ['a full disk, nameless', refused('ENOSPC', {}), 2, 'error: A file could not be written: the disk is full.\n'],
    [
      'a current folder that is gone',
      refused('ENOENT', { syscall: 'uv_cwd' }),
      2,
      'error: The current folder no longer exists.\n',
    ],
    [
      'a file that could not be written',
      new WriteError('/home/me/a.yml', 'the disk is full.'),
      2,
      'error: "a.yml" could not be written: the disk is full.\n',
    ],
    [
      'a missing program',
      refused('ENOENT', { syscall: 'spawn git', path: 'git' }),
      2,
      'error: Program "git" was not found.\n',
    ],
    ['a reader that has gone', new OutputClosed(), 0, ''],
  ])('%s', async (_, error, code, stderr) =>
    expect(await inWorld(['lint'], { loaders: throwing(error) })).toEqual({ code, stdout: '', stderr }),
  );

  it.each<[string, unknown]>([
    ['an error', new TypeError("Cannot read properties of undefined (reading 'x')")],
    ['an error without words', new RangeError()],
    ['a text', 'oops'],
    ['nothing', undefined],
  ])('%s that is a bug is one paragraph, without a stack', async (_, error) => {
    const { code, stderr } = await inWorld(['lint'], { loaders: throwing(error) });
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^Trackwright \d+\.\d+\.\d+ stopped because of a bug of its own: .*TRACKWRIGHT_DEBUG=1.*\.\n$/,
    );
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('a bug has its stack when asked for', async () => {
    const { stderr } = await inWorld(['lint'], { loaders: throwing(new Error('x')), env: { TRACKWRIGHT_DEBUG: '1' } });
    expect(stderr).toMatch(/^Error: x\n {4}at [\s\S]*\nTrackwright /);
  });

  it.each<[string[], string]>([
    [['lint'], 'Cancelled.\n'],
    [['lint', '--quiet'], ''],
  ])('a cancelled one is 130, however it ended: %j', async (words, stderr) => {
    for (const end of [() => Promise.reject(new Error('stopped')), async () => 0 as const]) {
      const cancel = new AbortController();
      const loaders = lint((_args, _io, signal) => {
        cancel.abort();
        expect(signal.aborted).toBe(true);
        return end();
      });
      expect(await inWorld(words, { loaders, signal: cancel.signal })).toEqual({ code: 130, stdout: '', stderr });
    }
  });

  it.each(['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'])('stdout that breaks with %s is no failure', async (code) => {
    const ran = await inWorld(['--help'], { stdoutBreaks: Object.assign(new Error('broke'), { code }) });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });

  it('stdout on a full disk is one', async () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
    expect(await inWorld(['--help'], { stdoutBreaks: full })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('disk is full'),
    });
  });
});

describe('terminals', () => {
  const says = (tell: (io: Io) => unknown) =>
    lint(async (_, io) => {
      await io.stdout.write(JSON.stringify(tell(io)));
      return 0;
    });
  it.each<[string, string[], Record<string, string>, number | undefined, boolean]>([
    ['a pipe', [], {}, undefined, false],
    ['a terminal', [], {}, 80, true],
    ['NO_COLOR', [], { NO_COLOR: '1' }, 80, false],
    ['an empty NO_COLOR', [], { NO_COLOR: '' }, 80, true],
    ['--no-color', ['--no-color'], {}, 80, false],
    ['a dumb terminal', [], { TERM: 'dumb' }, 80, false],
    ['a file called --no-color', ['--', '--no-color'], {}, 80, true],
  ])('%s has colours: %j', async (_, more, env, terminal, expected) => {
    const loaders = says(({ stdout, stderr }) => [stdout.colour, stderr.colour]);
    const world = { loaders, env, ...(terminal ? { terminal } : {}) };
    expect((await inWorld(['lint', ...more], world)).stdout).toBe(JSON.stringify([expected, expected]));
  });

  it('have a width, pipes have none', async () => {
    const loaders = says(({ stdout }) => [
      stdout.isTTY,
      stdout.width === Number.POSITIVE_INFINITY ? 'any' : stdout.width,
    ]);
    expect((await inWorld(['lint'], { loaders, terminal: 72 })).stdout).toBe('[true,72]');
    expect((await inWorld(['lint'], { loaders })).stdout).toBe('[false,"any"]');
  });

  it.each<[string, string[], number | undefined, string]>([
    ['on a terminal', [], 20, '\r\u001b[Kone\r\u001b[Ktwo, which is too …\r\u001b[K'],
    ['not in a pipe', [], undefined, ''],
    ['not when quiet', ['--quiet'], 20, ''],
  ])('progress %s', async (_, more, terminal, stderr) => {
    const loaders = lint(async (_args, io) => {
      const { say, done } = progress(io);
      await say('one');
      await say('one');
      await say('two, which is too long for it');
      await done();
      return 0;
    });
    expect((await inWorld(['lint', ...more], { loaders, ...(terminal ? { terminal } : {}) })).stderr).toBe(stderr);
  });

  it('errors are red on them', async () =>
    expect((await inWorld(['lnt'], { terminal: 80 })).stderr).toContain(
      '\u001b[31m\u001b[1merror\u001b[22m\u001b[39m: ',
    ));
});

describe('paths in reports', () => {
  it.each([
    ['/a/b', '/a/b/c.yml', 'c.yml'],
    ['/a/b', '/a/x/c.yml', '../x/c.yml'],
    ['/a/b', '/a/b', '.'],
    ['/a/b', '/z/c.yml', '/z/c.yml'],
    ['/', '/z/c.yml', 'z/c.yml'],
  ])('from %s, %s is %s', (cwd, file, shown) => expect(shownPath(cwd, file, path.posix)).toBe(shown));

  it.each([
    ['C:\\a\\b', 'C:\\a\\b\\d\\c.yml', 'd/c.yml'],
    ['C:\\a\\b', 'C:\\a\\x\\c.yml', '../x/c.yml'],
    ['C:\\a\\b', 'D:\\c.yml', 'D:/c.yml'],
  ])('on Windows, from %s, %s is %s', (cwd, file, shown) => expect(shownPath(cwd, file, path.win32)).toBe(shown));
});
