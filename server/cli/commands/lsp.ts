// `trackwright lsp`: the language server is a process of its own; it gets our stdin and stdout, and we its exit code.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { InputError } from '../../base/user-error.ts';
import type { RunCommand } from '../command.ts';

export const run: RunCommand<'lsp'> = ({ options: { stdio: _ } }, { binDir, env, cwd, shield }, signal) =>
  shield(
    () =>
      new Promise((resolve, reject) => {
        const words = [path.join(binDir, 'lsp.mjs'), '--stdio'];
        const child = spawn(process.execPath, words, { stdio: 'inherit', env, cwd, signal });
        child.on('error', (error) => reject(new InputError(`The language server did not start: ${error.message}.`)));
        child.on('exit', (code) => resolve(code === 0 ? 0 : 1));
      }),
  );
