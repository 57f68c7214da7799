import { mkdirSync, symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesMatching, matchesName } from '../../../../server/engines/duckdb/glob.ts';
import { EngineError } from '../../../../server/engines/engine-error.ts';
import { fuzz } from '../../../fuzz.ts';
import { lab, never } from './lab.ts';

const room = lab();
beforeAll(async () => {
  for (const name of [
    'a.csv',
    'b.csv',
    'b.json',
    'one/a.csv',
    'one/two/a.csv',
    'one/two/three/c.csv',
    '.hidden/a.csv',
    'one/.a.csv',
  ])
    await room.write(`walk/${name}`, 'x\n');
  mkdirSync(room.path('walk/folder.csv'));
  symlinkSync(room.path('walk'), room.path('walk/one/loop'));
});

describe('filesMatching', () => {
  it.each([
    ['*.csv', ['a.csv', 'b.csv']],
    ['?.csv', ['a.csv', 'b.csv']],
    ['[b-z].*', ['b.csv', 'b.json']],
    ['**/a.csv', ['a.csv', 'one/a.csv', 'one/two/a.csv']],
    ['**/**/**/a.csv', ['a.csv', 'one/a.csv', 'one/two/a.csv']],
    ['one/**', ['one/a.csv', 'one/two/a.csv', 'one/two/three/c.csv']],
    ['*/*/*.csv', ['one/loop/a.csv', 'one/loop/b.csv', 'one/two/a.csv']],
    ['.h*/a.csv', ['.hidden/a.csv']],
    ['**/two/*/c.csv', ['one/two/three/c.csv']],
    ['none/*.csv', []],
    ['a.csv/*', []],
  ])('%s', async (pattern, files) => {
    const folder = room.path('walk');
    expect(await filesMatching(`${folder}/${pattern}`, never)).toEqual(files.map((file) => `${folder}/${file}`));
  });

  it('stops at what it may look at, and when it is aborted', async () => {
    const pattern = `${room.path('walk')}/**/*.csv`;
    await expect(filesMatching(pattern, never, 5)).rejects.toMatchObject({
      code: 'source',
      message: `${pattern} looks through more than 5 files and folders. Name a folder nearer to the data, or one without **.`,
    });
    const reason = new EngineError('limit', 'Late.');
    await expect(filesMatching(pattern, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

describe('matchesName', () => {
  it.each([
    ['*', '', true],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'aXbY', false],
    ['[!a]b', 'ab', false],
    ['[^a]b', 'cb', true],
    ['[]a]', ']', true],
    ['[', '[', true],
    ['😀?', '😀é', true],
    ['a.b', 'axb', false],
  ])('%s of %s', (glob, name, matches) => {
    expect(matchesName(glob, name)).toBe(matches);
  });

  it('agrees with a regular expression, and ends on patterns that would hang one', () => {
    const part = fc.constantFrom('a', 'b', '.', '*', '?', '[ab]');
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 7 }),
        fc.array(fc.constantFrom('a', 'b', '.'), { maxLength: 8 }),
        (parts, name) => {
          const spelled: Readonly<Record<string, string>> = { '*': '.*', '?': '.', '.': '\\.' };
          const expression = parts.map((one) => spelled[one] ?? one).join('');
          expect(matchesName(parts.join(''), name.join(''))).toBe(new RegExp(`^${expression}$`).test(name.join('')));
        },
      ),
      { numRuns: fuzz.runs(500) },
    );
    expect(matchesName(`${'*a'.repeat(200)}b`, 'a'.repeat(5000))).toBe(false);
  });
});
