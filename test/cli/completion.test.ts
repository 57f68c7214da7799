import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../server/cli/command.ts';
import { bashCompletion } from '../../server/cli/completion/bash.ts';
import { fishCompletion } from '../../server/cli/completion/fish.ts';
import { zshCompletion } from '../../server/cli/completion/zsh.ts';
import { commands } from '../../server/cli/table.ts';
import { folder } from './harness.ts';

const all: readonly CommandSpec[] = commands;
const has = (shell: string): boolean => {
  try {
    return execFileSync(shell, ['-c', 'echo yes'], { encoding: 'utf8' }).trim() === 'yes';
  } catch {
    return false;
  }
};
/** In `shell`, when it is installed: the test is skipped, saying so, where it is not. */
const inShell = (shell: string) => it.skipIf(!has(shell));

/** What bash offers for the last of these words. */
async function offered(words: readonly string[]): Promise<readonly string[]> {
  const file = path.join(await folder(), 'completion.bash');
  await writeFile(file, bashCompletion(all));
  const script = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _trackwright; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const said = execFileSync('bash', ['--norc', '-c', script, file, ...words], { encoding: 'utf8' });
  return said.split('\n').filter(Boolean);
}

describe('bash', () => {
  inShell('bash').each<[string[], string[]]>([
    [['trackwright', ''], commands.map(({ name }) => name)],
    [
      ['trackwright', 'l'],
      ['lint', 'lsp'],
    ],
    [['trackwright', 'lint', '--fo'], ['--format']],
    [
      ['trackwright', 'lint', '--format', ''],
      ['text', 'json', 'junit'],
    ],
    [['trackwright', 'lint', '--format', '=', 'js'], ['json']],
    [
      ['trackwright', 'lint', '--format', '='],
      ['text', 'json', 'junit'],
    ],
    [['trackwright', 'run', 'x', '--grain', 'm'], ['month']],
    [
      ['trackwright', 'completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['trackwright', 'completion', 'z'], ['zsh']],
    [['trackwright', 'completion', '--q'], ['--quiet']],
    // Readline offers files where nothing is offered here.
    [['trackwright', 'lint', ''], []],
    [['trackwright', 'lint', '--baseline', 'x'], []],
    [['trackwright', 'nonsense', '--'], []],
  ])('offers for %j: %j', async (words, expected) => expect(await offered(words)).toEqual(expected));

  inShell('bash')('offers every option of every verb', async () => {
    const [command] = all.filter(({ name }) => name === 'events');
    expect(await offered(['trackwright', 'events', '--'])).toEqual(
      expect.arrayContaining(command?.options.map(({ name }) => `--${name}`) ?? []),
    );
  });
});

describe('zsh', () => {
  inShell('zsh')('reads the file, as one of $fpath and by eval', async () => {
    const dir = await folder({ _trackwright: zshCompletion(all) });
    const script = `fpath=("$1" $fpath); autoload -Uz compinit; compinit -D -u; print -r -- "\${_comps[trackwright]}"; unset '_comps[trackwright]'; eval "$(<"$1"/_trackwright)"; print -r -- "\${_comps[trackwright]}"`;
    const said = execFileSync('zsh', ['-f', '-c', script, 'zsh', dir], { encoding: 'utf8' });
    expect(said).toBe('_trackwright\n_trackwright\n');
  });

  it('has each command, option and choice once where it belongs', () => {
    const script = zshCompletion(all);
    for (const { name, options } of all) {
      const part = script.slice(script.indexOf(`    ${name})\n`)).split('\n      ;;')[0] ?? '';
      for (const option of options) expect(part).toMatch(new RegExp(`'\\*?--${option.name}[=[]`));
    }
    expect(script).toContain(':FORMAT:(text json junit)');
  });
});

describe('fish', () => {
  inShell('fish')('offers verbs, options, choices', async () => {
    const dir = await folder({ 'trackwright.fish': fishCompletion(all) });
    const ask = (line: string) =>
      execFileSync('fish', ['--no-config', '-c', `source ${dir}/trackwright.fish; complete -C '${line}'`], {
        encoding: 'utf8',
        cwd: dir,
        env: { ...process.env, HOME: dir },
      })
        .split('\n')
        .filter(Boolean)
        .map((entry) => entry.split('\t')[0]);
    expect(ask('trackwright ')).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
    expect(ask('trackwright lint --format ').sort()).toEqual(['json', 'junit', 'text']);
    expect(ask('trackwright lint --fi')).toEqual(['--fix']);
    expect(ask('trackwright completion z')).toEqual(['zsh']);
    expect(ask('trackwright lint tr')).toEqual(['trackwright.fish']);
    expect(ask('trackwright show tr')).toEqual([]);
  });
});
