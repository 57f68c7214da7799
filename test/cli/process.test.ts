import { describe, expect, it } from 'vitest';
import { cli, folder, shell } from './harness.ts';

describe('the program', () => {
  it('runs as a command of a shell', async () => {
    const ran = await shell('trackwright --version');
    expect(ran).toEqual({ code: 0, stdout: expect.stringMatching(/^trackwright \d+\.\d+\.\d+\n$/), stderr: '' });
  });

  it('keeps stdout for results and stderr for what went wrong', async () => {
    const ran = await cli(['lnt']);
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Unknown command "lnt"') });
    expect(await cli(['help', 'hlp'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Did you mean "help"?'),
    });
  });

  it('has no colours in a pipe', async () => {
    expect((await cli(['--help'])).stdout).not.toContain('\u001b');
    expect((await cli(['lnt'])).stderr).not.toContain('\u001b');
  });

  it('is quiet when its reader has read enough', async () =>
    expect(await shell('trackwright completion zsh | head -n 1; trackwright completion zsh | true')).toEqual({
      code: 0,
      stdout: '#compdef trackwright\n',
      stderr: '',
    }));

  it('works in a folder whose name is hostile', async () => {
    const cwd = await folder({ "a 'b' $(c) é/x": '' });
    expect((await cli(['--help'], { cwd: `${cwd}/a 'b' $(c) é` })).code).toBe(0);
  });

  it('helps even in a folder that is gone', async () => {
    const ran = await shell('mkdir gone && cd gone && rmdir ../gone && trackwright --help');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });
});
