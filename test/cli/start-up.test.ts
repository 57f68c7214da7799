// What a process loads and builds before its first answer, counted: who starts it waits for all of that.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cliFile, folder, type Ran, start } from './harness.ts';
import { message } from './message.ts';

const entry = (name: string): string => path.join(path.dirname(cliFile()), name);

/** What is loaded before the entry runs: itself and all that it imports, and that these import, at once. */
function loadedWith(name: string): { readonly files: number; readonly bytes: number } {
  const seen = new Map<string, number>();
  const queue = [entry(name)];
  for (const file of queue) {
    if (seen.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    seen.set(file, text.length);
    for (const [, piece = ''] of text.matchAll(/(?:\bfrom|\bimport) ?"(\.[\w./-]+\.mjs)"/g))
      queue.push(path.resolve(path.dirname(file), piece));
  }
  return { files: seen.size, bytes: [...seen.values()].reduce((sum, size) => sum + size, 0) };
}

/** Says at the end what was built of what takes long: patterns with classes of Unicode, segmenters. */
const counting = `
import { writeSync } from 'node:fs';
const built = { patterns: 0, emoji: 0, segmenters: 0 };
RegExp = new Proxy(RegExp, { construct(real, [source, flags = ''], self) {
  if (/[uv]/.test(flags) && /\\\\p\\{/.test(source)) built.patterns++;
  if (/Emoji/.test(source)) built.emoji++;
  return Reflect.construct(real, [source, flags], self === RegExp ? real : self);
} });
Intl.Segmenter = new Proxy(Intl.Segmenter, { construct(real, given) { built.segmenters++; return new real(...given); } });
process.on('exit', () => writeSync(2, '\\nbuilt ' + JSON.stringify(built)));
`;
async function builtBy(name: string, words: readonly string[], around: Parameters<typeof start>[2]) {
  const preload = path.join(await folder({ 'counting.mjs': counting }), 'counting.mjs');
  const ran: Ran = await start(process.execPath, ['--import', preload, entry(name), ...words], around);
  expect(ran.code).toBe(0);
  const told = /\nbuilt (.*)$/.exec(ran.stderr)?.[1];
  return JSON.parse(told ?? 'null') as { patterns: number; emoji: number; segmenters: number } | null;
}

describe('the language server, until initialize is answered', () => {
  test('loads few files, and no megabyte', () => {
    const { files, bytes } = loadedWith('lsp.mjs');
    expect(files).toBeGreaterThan(1);
    expect(files).toBeLessThanOrEqual(24);
    expect(bytes).toBeLessThanOrEqual(1_000_000);
  });
  test('builds no segmenter, and few patterns', async () => {
    const built = await builtBy('lsp.mjs', ['--stdio'], {
      stdin: null,
      meanwhile: ({ stdin }) =>
        stdin?.write(
          message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }) +
            message({ id: 2, method: 'shutdown' }) +
            message({ method: 'exit' }),
        ),
    });
    expect(built).toMatchObject({ emoji: 0, segmenters: 0 });
    expect(built?.patterns).toBeLessThanOrEqual(8);
  });
  test('copies the names of the protocol once', () => {
    // What the bundler puts where a module imports from CommonJS: a function that is called with a wrapped package.
    const text = readFileSync(entry('lsp.mjs'), 'utf8');
    expect([...text.matchAll(/=\w+\(\w+\(\),1\)/g)].length).toBe(1);
  });
});

describe('the command line', () => {
  test('loads no more than its own table for its version', () => {
    const { files, bytes } = loadedWith('cli.mjs');
    expect(files).toBeLessThanOrEqual(22);
    expect(bytes).toBeLessThanOrEqual(90_000);
  });
  test('builds no segmenter to lint a plan in plain English', async () => {
    const cwd = await folder({
      'trackwright.yml': '',
      'a.plan.yml': 'events:\n  - name: order_viewed\n    description: The user looks at an order.\n',
    });
    expect(await builtBy('cli.mjs', ['lint'], { cwd })).toMatchObject({ emoji: 0, segmenters: 0 });
  });
});
