// What a user installs, packaged from what is built: everything that the manifest names, nothing that only a checkout needs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundledPackages } from '../scripts/notices.mjs';
import { packageExtension } from '../scripts/package.mjs';
import { type ZipEntry, zipEntries } from './zip.ts';

const root = path.resolve(import.meta.dirname, '..');
const shipped = [
  /^(package\.json|readme\.md|changelog\.md|LICENSE\.txt|ThirdPartyNotices\.txt)$/,
  /^dist\/(extension|lexicon)\.cjs$/,
  /^dist\/(cli|lsp|worker|markdown-it)\.mjs$/,
  /^dist\/(cli|lsp|worker)\/[\w-]+\.mjs$/,
  /^dist\/views\/[a-z-]+\.(js|css)$/,
  /^docs\/(rules\/([a-z-]+|README)\.md|images\/[\w-]+\.(png|svg))$/,
  /^(examples|schemas|snippets|syntaxes|media)\//,
];
const duckdb = /^dist\/node_modules\/(@duckdb\/node-(api|bindings|bindings-linux-x64)|detect-libc)\//;
const never = [
  /\.map$/,
  /\.ts$/,
  /\.vsix$/,
  /(^|\/)tests?\//,
  /\.trackwright(\/|$)/,
  /\.duckdb$/,
  /tsconfig|biome|vitest/,
];

describe.each(['universal', 'linux-x64'] as const)('the VSIX for %s', (target) => {
  let entries: readonly ZipEntry[];
  let names: readonly string[];

  beforeAll(async () => {
    entries = zipEntries(readFileSync(await packageExtension(target)))
      .filter((entry) => entry.name.startsWith('extension/'))
      .map((entry) => ({ ...entry, name: entry.name.slice('extension/'.length) }));
    names = entries.map((entry) => entry.name);
  });

  test('holds what is shipped and nothing else', () => {
    const allowed = target === 'universal' ? shipped : [...shipped, duckdb];
    expect(names.filter((name) => !allowed.some((pattern) => pattern.test(name)))).toEqual([]);
    expect(names.filter((name) => never.some((pattern) => pattern.test(name)))).toEqual([]);
  });

  test('holds every file that the manifest names', () => {
    const manifest = JSON.parse(entries.find((entry) => entry.name === 'package.json')?.text() ?? '{}');
    const named = filesNamedIn({
      main: manifest.main,
      bin: manifest.bin,
      icon: manifest.icon,
      contributes: manifest.contributes,
    });
    expect(named).toContain('dist/extension.cjs');
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.keys(manifest).filter((key) => /scripts|ependencies|files/.test(key))).toEqual([]);
  });

  test('holds the entry points', () => {
    const entryPoints = ['dist/extension.cjs', 'dist/lsp.mjs', 'dist/worker.mjs', 'dist/cli.mjs'];
    expect([...entryPoints, 'readme.md', 'LICENSE.txt'].filter((name) => !names.includes(name))).toEqual([]);
  });

  test('holds the licence of every package in it', () => {
    const notices = entries.find((entry) => entry.name === 'ThirdPartyNotices.txt')?.text() ?? '';
    const meta = JSON.parse(readFileSync(path.join(root, 'dist/meta.json'), 'utf8'));
    const native = names.filter((name) => duckdb.test(name) && name.endsWith('/package.json'));
    const manifests = [
      ...bundledPackages(meta).map((folder) => readFileSync(path.join(root, folder, 'package.json'), 'utf8')),
      ...entries.filter(({ name }) => native.includes(name)).map((entry) => entry.text()),
    ].map((text) => JSON.parse(text));
    expect(native.length).toBe(target === 'universal' ? 0 : 4);
    expect(manifests.length).toBeGreaterThan(20);
    for (const { name, version, license } of manifests)
      expect(notices).toContain(`\n${name} ${version}\nLicence: ${license}\n`);
    expect(notices).not.toContain(root);
  });

  test('holds DuckDB for its platform only', () => {
    const bindings = names.filter((name) => name.endsWith('duckdb.node'));
    const expected = target === 'universal' ? [] : [`dist/node_modules/@duckdb/node-bindings-${target}/duckdb.node`];
    expect(bindings).toEqual(expected);
  });

  test('says nothing of the machine it was made on', () => {
    const bundles = entries.filter((entry) => /^dist\/[\w-]+\.\w+$/.test(entry.name));
    expect(bundles.length).toBeGreaterThan(0);
    for (const entry of bundles) {
      expect(entry.text(), entry.name).not.toContain('sourceMappingURL=');
      expect(entry.text(), entry.name).not.toContain(root);
    }
  });
});

/** Every string of the manifest that is a path: what starts with "./" or stands under a key that holds paths. */
function filesNamedIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') {
    const isPath = value.startsWith('./') || /^(main|icon|path|markdown|svg|image|light|dark|trackwright)$/.test(key);
    return isPath && /\.\w+$/.test(value) ? [value.replace(/^\.\//, '')] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => filesNamedIn(each, Array.isArray(value) ? key : name));
}
