// What is shipped of others comes with its licence, and only under licences that somebody has looked at.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledPackages, noticesOf, noticesText } from '../../scripts/notices.mjs';

const mit = 'Permission is hereby granted, free of charge, to any person\n';
const isc = 'Permission to use, copy, modify, and/or distribute this, provided that the\r\nabove copyright notice\n';
const bsd = 'Redistribution and use in source and binary forms … 3. Neither the name of';
let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'notices-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A package `x` of these files. */
async function packageOf(manifest: object, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(root, 'x-'));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0', ...manifest }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

describe('a licence that may be shipped', () => {
  test.each<[licence: string, file: string, text: string]>([
    ['MIT', 'LICENSE', mit],
    ['MIT', 'License.txt', `\uFEFF${mit}`],
    ['ISC', 'licence.md', isc],
    ['BSD-3-Clause', 'COPYING', bsd],
    ['BSD-2-Clause', 'LICENSE-BSD', 'Redistribution and use in source and binary forms'],
    ['Apache-2.0', 'LICENSE', '   Apache License\n   Version 2.0, January 2004'],
    ['BlueOak-1.0.0', 'LICENSE.md', '# Blue Oak Model License\n\nVersion 1.0.0'],
    ['(MIT OR GPL-3.0-only)', 'LICENSE', mit],
    ['WTFPL OR MIT', 'LICENSE-MIT', mit],
  ])('%s in %s', async (license, file, text) => {
    const [notice] = await noticesOf([await packageOf({ license }, { [file]: text })]);
    expect(notice).toMatchObject({ name: 'x', version: '1.0.0', licence: license });
    expect(noticesText('', [notice!])).toContain(text.replace(/[\uFEFF\r]/g, '').trim());
  });
});

describe('what stops the build', () => {
  test.each<[what: string, manifest: object, files: Readonly<Record<string, string>>, why: RegExp]>([
    ['an unknown licence', { license: 'GPL-3.0-only' }, { LICENSE: mit }, /x 1\.0\.0: its licence is GPL-3\.0-only/],
    ['two licences at once', { license: 'MIT AND Zlib' }, { LICENSE: mit }, /its licence is MIT AND Zlib/],
    ['an exception', { license: 'Apache-2.0 WITH LLVM-exception' }, { LICENSE: mit }, /which is none of/],
    ['a name of every object', { license: 'constructor' }, { LICENSE: mit }, /its licence is constructor/],
    ['another case', { license: 'mit' }, { LICENSE: mit }, /its licence is mit/],
    ['a file instead of a name', { license: 'SEE LICENSE IN EULA.txt' }, { LICENSE: mit }, /SEE LICENSE IN/],
    ['no right at all', { license: 'UNLICENSED' }, { LICENSE: mit }, /its licence is UNLICENSED/],
    ['no licence', {}, { LICENSE: mit }, /its package\.json names no licence/],
    ['an empty one', { license: '' }, { LICENSE: mit }, /names no licence/],
    ['the old form', { licenses: [{ type: 'MIT' }] }, { LICENSE: mit }, /names no licence/],
    ['the older form', { license: { type: 'MIT' } }, { LICENSE: mit }, /names no licence/],
    ['no text', { license: 'MIT' }, {}, /holds the text of the licence that it names, MIT/],
    ['a text elsewhere', { license: 'MIT' }, { 'docs/LICENSE': mit }, /holds the text/],
    ['an empty text', { license: 'MIT' }, { LICENSE: '\n' }, /holds the text/],
    ['the text of another licence', { license: 'MIT' }, { LICENSE: isc }, /holds the text/],
    ['a clause too few', { license: 'BSD-3-Clause' }, { LICENSE: bsd.slice(0, 50) }, /holds the text/],
    ['the text of the other choice', { license: 'MIT OR WTFPL' }, { LICENSE: 'DO WHAT YOU WANT' }, /names, MIT\./],
    ['more than it names', { license: 'MIT' }, { LICENSE: `${mit}under the Commons Clause` }, /speaks of "Commons/],
    ['copyleft beside', { license: 'MIT' }, { LICENSE: mit, COPYING: 'GNU General Public License' }, /speaks of/],
  ])('%s', async (_, manifest, files, why) => {
    await expect(noticesOf([await packageOf(manifest, files)])).rejects.toThrow(why);
  });
  test('all that is wrong is told at once', async () => {
    const folders = [await packageOf({ name: 'a' }, {}), await packageOf({ name: 'b', license: 'MIT' }, {})];
    await expect(noticesOf(folders)).rejects.toThrow(/a 1\.0\.0: [\s\S]*b 1\.0\.0: [\s\S]*scripts\/notices\.mjs/);
  });
});

test('what a package copied is named beside it', async () => {
  const folder = await packageOf({ name: 'csv-parse', license: 'MIT' }, { LICENSE: mit });
  const names = (await noticesOf([folder])).map(({ name, licence }) => `${name}: ${licence}`);
  expect(names).toEqual([
    'base64-js, in csv-parse 1.0.0: MIT',
    'buffer, in csv-parse 1.0.0: MIT',
    'csv-parse: MIT',
    'ieee754, in csv-parse 1.0.0: BSD-3-Clause',
  ]);
});
test('further notices follow the licence', async () => {
  const files = { LICENSE: mit, NOTICE: 'Made by A.', 'thirdpartynotices.txt': 'Of B.' };
  const text = noticesText('', await noticesOf([await packageOf({ license: 'MIT' }, files)]));
  expect(text).toMatch(/Permission [\s\S]*Made by A\.\n[\s\S]*Of B\.\n/);
});
test('two copies of one version are one, two versions are two', async () => {
  const of = (version: string) => packageOf({ version, license: 'MIT' }, { LICENSE: mit });
  const notices = await noticesOf([await of('1.0.0'), await of('2.0.0'), await of('1.0.0')]);
  expect(notices.map(({ version }) => version)).toEqual(['1.0.0', '2.0.0']);
});

describe('the packages of a bundle', () => {
  const of = (...inputs: readonly string[]) =>
    bundledPackages({ outputs: { 'dist/a.js': { inputs: Object.fromEntries(inputs.map((input) => [input, {}])) } } });
  test.each<[input: string, folders: readonly string[]]>([
    ['node_modules/yaml/browser/index.js', ['node_modules/yaml']],
    ['node_modules/@a/b/c/d.js', ['node_modules/@a/b']],
    ['node_modules/a/node_modules/@b/c/d.js', ['node_modules/a/node_modules/@b/c']],
    ['(disabled):node_modules/a/b.js', ['node_modules/a']],
    ['../node_modules/a/b.css', ['../node_modules/a']],
    ['server/cli.ts', []],
  ])('%s', (input, folders) => expect(of(input)).toEqual(folders));
  test.each(['vendor/a.js', '../other/a.js', '<stdin>', 'node_modules.js', 'text:a.txt'])('%s is not known', (input) =>
    expect(() => of(input)).toThrow(/neither ours nor a package's/),
  );
});

describe('what is built', async () => {
  const meta = JSON.parse(await readFile('dist/meta.json', 'utf8'));
  const folders = bundledPackages(meta);
  test('every licence is known', async () => {
    const names = (await noticesOf(folders)).map(({ name, licence }) => `${licence}: ${name.replace(/ [\d.]+$/, '')}`);
    expect([...new Set(names)].sort()).toEqual([
      'BSD-2-Clause: entities',
      'BSD-3-Clause: diff',
      'BSD-3-Clause: ieee754, in csv-parse',
      'BlueOak-1.0.0: minimatch',
      'ISC: semver',
      'ISC: yaml',
      'MIT: @eslint-community/regexpp',
      'MIT: @faker-js/faker',
      'MIT: @noble/hashes',
      'MIT: ansi-regex',
      'MIT: balanced-match',
      'MIT: base64-js, in csv-parse',
      'MIT: brace-expansion',
      'MIT: buffer, in csv-parse',
      'MIT: compromise',
      'MIT: csv-parse',
      'MIT: efrt',
      'MIT: get-east-asian-width',
      'MIT: grad-school',
      'MIT: ignore',
      'MIT: linkify-it',
      'MIT: markdown-it',
      'MIT: mdurl',
      'MIT: punycode.js',
      'MIT: string-width',
      'MIT: strip-ansi',
      'MIT: suffix-thumb',
      'MIT: uc.micro',
      'MIT: vscode-jsonrpc',
      'MIT: vscode-languageclient',
      'MIT: vscode-languageserver',
      'MIT: vscode-languageserver-protocol',
      'MIT: vscode-languageserver-textdocument',
      'MIT: vscode-languageserver-types',
    ]);
  });
  test('no package holds code of others but what is listed', async () => {
    const inputs = Object.values<{ inputs: object }>(meta.outputs).flatMap((output) => Object.keys(output.inputs));
    const foreign = [...new Set(inputs)].filter((input) => input.includes('node_modules/') && /\.[cm]?js$/.test(input));
    expect(foreign.length).toBeGreaterThan(100);
    const found = new Set<string>();
    for (const input of foreign)
      for (const [line] of (await readFile(input, 'utf8')).matchAll(/^.*(licen[cs]e|lisence|copyright|©).*$/gim))
        if (/^\s*(\/\/|\/?\*)/.test(line)) found.add(line.replace(/^[\s/*]+/, '').trim());
    expect([...found].sort()).toEqual([
      '! markdown-it 15.0.3 https://github.com/markdown-it/markdown-it @license MIT */',
      'Copyright (c) Microsoft Corporation. All rights reserved.',
      'Copyright (c) TypeFox, Microsoft and others. All rights reserved.',
      // In mdurl, whose own licence names it.
      'Copyright Joyent, Inc. and other Node contributors.',
      'Licensed under the MIT License. See License.txt in the project root for license information.',
      'NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,',
      'The above copyright notice and this permission notice shall be included',
      'distribute, sublicense, and/or sell copies of the Software, and to permit',
      'the following is from is-buffer, also by Feross Aboukhadijeh and with same lisence',
    ]);
  });
});
