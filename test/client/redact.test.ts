// A problem report tells nothing of the machine: every spelling of a path is its base name.
import { describe, expect, it } from 'vitest';
import { redact } from '../../client/redact.ts';

const person = 'jane.roe';
const posix = `/homes/${person}`;
const windows = `D:\\Profiles\\Jane Roe`;
const places = [posix, windows, '/srv/secret project'];
const secrets = /jane|roe|homes|profiles|secret project|secret%20project|fileserver|customers/i;

describe.each([
  [
    'a call of a module',
    `    at ask (file://${posix}/.vscode/extensions/trackwright-0.1.0/dist/lsp.mjs:12:34)`,
    '    at ask (lsp.mjs:12:34)',
  ],
  ['a call without a name', `    at ${posix}/x/lsp.mjs:12:34`, '    at lsp.mjs:12:34'],
  ['a call on Windows', `    at ask (${windows}\\x\\lsp.mjs:12:34)`, '    at ask (lsp.mjs:12:34)'],
  [
    'a call in Program Files',
    '    at new Ask (C:\\Program Files (x86)\\customers\\a.js:1:2)',
    '    at new Ask (a.js:1:2)',
  ],
  ['a call by an address', '    at async file:///d%3A/Profiles/Jane%20Roe/lsp.mjs:1:2', '    at lsp.mjs:1:2'],
  [
    'a call of the workbench',
    '    at o.ask (vscode-file://vscode-app/customers/out/main.js:1:2)',
    '    at o.ask (main.js:1:2)',
  ],
  [
    'a call of Node',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
    '    at process.processTicksAndRejections (task_queues:95:5)',
  ],
  ['quotes', `Error: ENOENT: no such file, open '${posix}/a.yml'`, "Error: ENOENT: no such file, open '…'"],
  ['no quotes', `Error: cannot read ${posix}/plans/a.yml`, 'Error: cannot read a.yml'],
  ['blanks', 'cannot read /srv/secret project/plans/a.yml', 'cannot read a.yml'],
  ['blanks of another folder', 'cannot read /opt/my customers/a.yml', 'cannot read a.yml'],
  ['two paths', 'from /opt/customers/a.yml to /opt/customers/b.yml', 'from b.yml'],
  ['a drive', 'open C:\\customers\\a.yml', 'open a.yml'],
  ['slashes on Windows', 'open d:/profiles/jane roe/a.yml', 'open a.yml'],
  ['what JSON escaped', 'open D:\\\\Profiles\\\\Jane Roe\\\\a.yml', 'open a.yml'],
  ['a share', 'open \\\\fileserver\\customers\\a.yml', 'open a.yml'],
  ['an address', `open file://${posix}/a.yml`, 'open a.yml'],
  ['an address of a drive', 'open file:///d%3A/Profiles/Jane%20Roe/a.yml', 'open a.yml'],
  ['an encoded address', 'open file%3A%2F%2F%2Fhomes%2Fjane.roe%2Fa.yml', 'open a.yml'],
  ['an encoded folder', 'open /srv/secret%20project/a.yml', 'open a.yml'],
  ['the home by its sign', 'open ~/customers/a.yml', 'open a.yml'],
  ['a folder alone', `cwd ${posix}`, 'cwd '],
])('%s', (_, given, told) => {
  it('is a base name', () => expect(redact(given, places)).toBe(told));
  it('tells nothing, a line among others', () => expect(redact(`x\n${given}\ny`, places)).not.toMatch(secrets));
});

it('leaves what is no path', () => {
  const text = 'TypeError: Cannot read properties of undefined (reading …) in 1/2 of 3 and/or 4';
  expect(redact(text, places)).toBe(text);
});
