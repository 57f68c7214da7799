// What stands in a log or a report is read by more people than the file: no secret is printed, whatever is wrong beside it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cli, folder } from './harness.ts';

const secrets = ['hunter2', 'pa55w0rd', 'sk-abc123def456ghi789', 'MIIEow', 'tok3n', 'fr0m-a-comment'];
const project = () =>
  folder({
    'trackwright.yml': `unplaned: allow # password: fr0m-a-comment
profile: postgres://u:hunter2@h
connections:
  a: {type: postgres, password: hunter2}
  b: {password: pa55w0rd, password: pa55w0rd}
llm: {provider: sk-abc123def456ghi789, api_key: sk-abc123def456ghi789}
rules: {no-such: off} # hunter2? password=hunter2
semantics:
  timezone: |
    hunter2 is https://tok3n:tok3n@h
  key: |
    -----BEGIN PRIVATE KEY-----
    MIIEow
    -----END PRIVATE KEY-----
`,
    'dbt_project.yml': 'name: shop\n',
    'models/s.yml': 'models:\n  - {name: a, desciption: "postgres://u:hunter2@h", password: pa55w0rd}\n',
    'profiles.yml': 'shop:\n  outputs: {dev: {password: hunter2, token: tok3n}}\n  broken: [password: "hunter2\n',
  });

it.each(['text', 'json', 'junit'])('--format %s', async (format) => {
  const { stdout, stderr } = await cli(['lint', '--format', format], { cwd: await project() });
  for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  expect(stdout).toContain('secret-in-config');
  if (format === 'text') expect(stdout).toContain('  a: {type: postgres, password: *******}\n');
});

it('a diff', async () => {
  const cwd = await project();
  const { stdout, stderr } = await cli(['lint', '--fix', '--dry-run'], { cwd });
  for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  expect(stdout).toContain('+unplanned: allow # password: ');
  await cli(['lint', '--fix'], { cwd });
  expect(await readFile(path.join(cwd, 'trackwright.yml'), 'utf8')).toContain('password: hunter2');
});
