// Stands in for VS Code's log writer `@vscode/spdlog`, which must be compiled: without it the Output panel stays empty.
// Installed into VS Code's node_modules; only what VS Code calls.
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

export function setFlushOn() {}

/** @param {string} _name @param {string} file */
export async function createAsyncRotatingLogger(_name, file) {
  mkdirSync(path.dirname(file), { recursive: true });
  let lowest = 2;
  let plain = false;
  /** @param {number} level */
  const write = (level) => (/** @type {string} */ message) => {
    if (level < lowest) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(file, plain ? message : `${time} [${levels[level]}] ${message}\n`);
  };
  return {
    ...Object.fromEntries(levels.map((name, level) => [name, write(level)])),
    setLevel: (/** @type {number} */ level) => {
      lowest = level;
    },
    clearFormatters: () => {
      plain = true;
    },
    setPattern: () => {},
    flush: () => {},
    drop: () => {},
  };
}
