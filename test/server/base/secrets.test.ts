// What is a secret in a settings file, and what only stands where one could.
import { describe, expect, test } from 'vitest';
import { masked, maskedLine, secretsIn } from '../../../server/base/secrets.ts';
import { secretFaults, withoutSecrets } from '../../../server/schema/secret-faults.ts';
import { Doc } from '../../../server/yaml/document.ts';

const faultsOf = (text: string) => secretFaults(Doc.of('f', text, 'whole', 'dbt'));
const found = (text: string) => faultsOf(text).map((fault) => ('secret' in fault ? fault.secret : ''));

/** As shells write a reference. */
const shell = (inside: string) => `$` + `{${inside}}`;

describe('a secret', () => {
  test.each([
    ['password: hunter2', 'hunter2'],
    ['password: 123456', '123456'],
    ['"pass": \'p\'', 'p'],
    ['PGPASSWORD: hunter2', 'hunter2'],
    ['dbPassword: hunter2', 'hunter2'],
    ['client-secret: abc', 'abc'],
    ['API_KEY: abc', 'abc'],
    ['apikey: abc', 'abc'],
    ['api key: abc', 'abc'],
    ['access_token: abc', 'abc'],
    ['private_key: abc', 'abc'],
    ['private_key_passphrase: abc', 'abc'],
    ['password: |\n  hunter2\n', 'hunter2\n'],
    ['password: [hunter2]', 'hunter2'],
    ['password: {value: hunter2}', 'hunter2'],
    ['env: [{name: DB_PASSWORD, value: hunter2}]', 'hunter2'],
    ['x: &p hunter2\npassword: *p', 'hunter2'],
    ["password: \"{{ env_var('PW', 'hunter2') }}\"", "{{ env_var('PW', 'hunter2') }}"],
    [`password: "${shell('PW:-hunter2')}"`, shell('PW:-hunter2')],
    ['url: postgres://u:pw@h/db', 'pw'],
    ['url: "postgres://u:p@ss@h/db"', 'p@ss'],
    ['- redis://:pw@h:6379', 'pw'],
    ['git: https://0123456789abcdef@git.local/a/b.git', '0123456789abcdef'],
    ['note: it is AKIAIOSFODNN7EXAMPLE here', 'AKIAIOSFODNN7EXAMPLE'],
    ['anything: ghp_0123456789abcdefghij0123', 'ghp_0123456789abcdefghij0123'],
    ['anything: sk-abc123def456ghi789', 'sk-abc123def456ghi789'],
    ['header: Bearer abcdef1234567890', 'abcdef1234567890'],
    ['dsn: host=h;pwd=hunter2;db=x', 'hunter2'],
    ['auth: 9f8a7b6c5d4e3f2a1b0c', '9f8a7b6c5d4e3f2a1b0c'],
  ])('%s', (text, secret) => {
    expect(found(text)).toContain(secret);
  });
  test('a private key', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----';
    expect(found(`x: |\n  ${key.replaceAll('\n', '\n  ')}\n`)).toEqual([key]);
  });
});

describe('no secret', () => {
  test.each([
    'password: "{{ env_var(\'PW\') }}"',
    `password: ${shell('PW')}`,
    'password: $PW',
    'password: "<your password>"',
    'password: "****"',
    'password:',
    'password: null',
    'password: true',
    'password_file: /run/secrets/pw',
    'secret_name: app/db',
    'token_uri: https://oauth2.googleapis.com/token',
    'max_tokens: 4096',
    'unique_key: order_id',
    'primary_key: [order_id, line_id]',
    'key: orders/2026/part-1.parquet',
    'url: postgres://reader@h/db',
    'url: https://example.com:8080/a@b',
    `url: "postgres://u:${shell('PW')}@h/db"`,
    'url: "postgres://u:{{ env_var(\'PW\') }}@h/db"',
    'columns: [{name: password, description: The hash of what they chose}]',
    'name: token',
    'description: A word for sk-8 or pk_1.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('masked', () => {
  test.each([
    ['# password: hunter2 x', '# password: ******* *'],
    ['{user: a, password: "hun ter2"', '{user: a, password: **** *****'],
    ['# postgres://u:pw@h', '# postgres://u:**@h'],
    ['# password: "{{ env_var(\'PW\') }}"', '# password: "{{ env_var(\'PW\') }}"'],
    ['# user: reader', '# user: reader'],
  ])('%s', (line, shown) => {
    expect(maskedLine(line)).toBe(shown);
    expect(maskedLine(line)).toHaveLength(line.length);
  });
  test('stretches may overlap and need no order', () => {
    const text = 'a bcd e';
    expect(
      masked(text, [
        { start: 4, end: 7 },
        { start: 2, end: 5 },
      ]),
    ).toBe('a *** *');
  });
  test('a message that repeats it', () => {
    expect(withoutSecrets('"hunter2" was found', faultsOf('password: hunter2'))).toBe('"***" was found');
    expect(withoutSecrets('"p" was put up', faultsOf('password: p'))).toBe('"***" was put up');
    expect(withoutSecrets('"postgres://u:pw@h" was found', [])).toBe('"postgres://u:***@h" was found');
    expect(secretsIn('nothing here')).toEqual([]);
  });
});
