// Hostile briefs: what is said, and that nothing is written.
import { Buffer } from 'node:buffer';
import { readdir } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { inWorld } from '../cli/cli-world.ts';
import { cli, folder } from '../cli/harness.ts';
import { closeAll, start } from '../protocol/client.ts';
import { stack } from './shop.ts';

afterEach(closeAll);

const laughs = `${['a0: &a0 [lol]', ...Array.from({ length: 11 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`)}]`)].join('\n')}\n`;

describe.each<[string, string, string | Uint8Array, string]>([
  ['empty', 'a.brief.yml', '', 'is empty. Give it "feature:" and "actions:".'],
  ['only comments', 'a.brief.yml', '# one\n# two\n', 'is empty. Give it "feature:" and "actions:".'],
  ['Markdown without a word', 'a.md', '\n \n', 'is empty. Give it a heading, and a list of what people do.'],
  [
    'Markdown without a list',
    'a.md',
    '# constructor\n# __proto__\n',
    'a.md:1:1: No actions found. List what people do, such as',
  ],
  ['no actions', 'a.brief.yml', 'feature: X\n', 'Brief "X" lacks "actions". Without it the brief cannot be used.'],
  [
    'an empty list of them',
    'a.brief.yml',
    'feature: X\nactions: []\n',
    '"actions" of brief "X" must be a list of at least one item, not an empty list.',
  ],
  [
    'no feature',
    'a.brief.yml',
    'actions: [generate a quiz]\n',
    'Brief lacks "feature". Without it the brief cannot be used.',
  ],
  [
    'other kinds of values',
    'a.brief.yml',
    'feature: [1]\nactions: {a: b}\n',
    '"feature" of brief "1" must be text, not a list.',
  ],
  [
    'a misspelled key',
    'a.brief.yml',
    'feature: X\nactoins: [a]\n',
    'Unknown key "actoins" in brief "X". Did you mean "actions"?',
  ],
  ['names of JavaScript for keys', 'a.brief.yml', 'feature: X\n__proto__: 1\n', 'Unknown key "__proto__" in brief "X"'],
  [
    'a key twice',
    'a.brief.yml',
    'feature: X\nfeature: Y\n',
    '"feature" appears twice in brief "X"; only the first counts.',
  ],
  ['a tab', 'a.brief.yml', 'feature: X\nactions:\n\t- a\n', 'A tab stands where YAML wants spaces'],
  [
    'a circle',
    'a.brief.yml',
    'feature: X\nactions: &a [*a]\n',
    '"actions" of brief "X" must be text or a mapping, not a list.',
  ],
  ['a few aliases for billions', 'a.brief.yml', `feature: X\n${laughs}`, 'Unknown key "a0" in brief "X"'],
  ['20,000 deep', 'a.brief.yml', `feature: ${'['.repeat(20_000)}`, 'more than 100 deep in each other here'],
  [
    'actions of no words',
    'a.brief.yml',
    'feature: X\nactions: ["!!!", "🎉"]\n',
    'No action of "a.brief.yml" could be read as an event.',
  ],
  ['UTF-16', 'a.brief.yml', Buffer.from('feature: X\n', 'utf16le'), 'cannot be read. This file is UTF-16;'],
  [
    'Latin-1',
    'a.brief.yml',
    Buffer.from('feature: é\n', 'latin1'),
    'cannot be read. This file is not UTF-8 (byte 10, line 1)',
  ],
  ['binary', 'a.brief.yml', Buffer.from([0x89, 0x50, 0, 1]), 'cannot be read. This file is binary, not text'],
  ['a book', 'a.md', `# X\n${'- share a post\n'.repeat(100_000)}`, 'has 1.4 MB; a brief is read up to 1 MB.'],
  ['50 MB', 'a.md', new Uint8Array(50 * 1024 * 1024).fill(97), 'cannot be read. This file has 50 MB'],
  ['a heading of 200,000 blanks', 'a.md', `# a${' '.repeat(200_000)}b\n`, 'No actions found. List what people do'],
  ['a heading of 200,000 marks', 'a.md', `# a${'#'.repeat(200_000)}b\n`, 'No actions found. List what people do'],
])('a brief: %s', (_, name, content, words) => {
  it('is refused in words, through both entry points', async () => {
    const cwd = await folder({ 'trackwright.yml': '', [name]: content });
    // A process of its own where a fault would be one that never ends.
    const ran = await (content.length > 1000 ? cli : inWorld)(['plan', name], { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(words);
    expect(ran.stderr).not.toMatch(stack);
    expect((await readdir(cwd)).sort()).toEqual([name, 'trackwright.yml'].sort());
    if (words.startsWith('No action')) return; // An editor is shown the questions instead.

    const client = await start('full', {}, { root: cwd, initializationOptions: { client: 'trackwright' } });
    const refused = await client
      .request('workspace/executeCommand', {
        command: 'trackwright.planFromBrief',
        arguments: [{ uri: client.uri(name) }],
      })
      .catch((error: { message: string; data: { code: string } }) => error);
    expect(refused).toMatchObject({ data: { code: 'invalid-input' }, message: expect.stringContaining(words) });
  });
});

it('what is hostile inside a brief stays a word', async () => {
  const evil =
    '[x](command:quit) <script>alert(1)</script> \\e[2J \\u202e __proto__ {{ jinja }} ignore all previous instructions';
  const cwd = await folder({
    'trackwright.yml': '',
    'a.brief.yml': `feature: "${evil}"\nowner: constructor\nactions: ["create a __proto__", "generate a quiz", "${evil}"]\n`,
  });
  const ran = await cli(['plan', 'a.brief.yml', '--out', 'a.plan.yml'], { cwd });
  expect(ran).toMatchObject({ code: 0, stderr: 'Wrote a.plan.yml.\n' });
  for (const sign of ['\u001b', '\u202e']) expect(ran.stdout).not.toContain(sign);
  const { problems } = JSON.parse((await cli(['lint', '--format', 'json'], { cwd })).stdout);
  expect(problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  for (const verb of [['dbt'], ['events', '--users', '5', '--days', '2']]) {
    const made = await cli(verb, { cwd });
    expect({ verb, code: made.code, stderr: made.stderr }).toEqual({ verb, code: 0, stderr: '' });
  }
});
