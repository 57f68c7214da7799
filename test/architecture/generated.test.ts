// What is made from the code is what the code makes now.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('rules, pages, schemas and references are fresh', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/gen.mjs', '--check'], { encoding: 'utf8' });
  expect(stdout + stderr).toBe('');
  expect(status).toBe(0);
});
