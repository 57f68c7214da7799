// Writes what is made from the code: the rules' index first, then pages, schemas, references. `--check` only says what is stale.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const stale = [];

async function put(file, text) {
  const full = path.join(root, file);
  if (existsSync(full) && readFileSync(full, 'utf8') === text) return;
  stale.push(file);
  if (check) return;
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, text);
}

function rulesIndex() {
  const folder = path.join(root, 'server/lint/rules');
  // Rules by language; those of the plan in a folder for each group, with the helpers of the group beside them.
  const ids = ['plan', 'dbt', 'link'].flatMap((language) =>
    readdirSync(path.join(folder, language), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .filter((file) => /^export default /m.test(readFileSync(file, 'utf8')))
      .map((file) => ({
        group: path.relative(folder, path.dirname(file)).split(path.sep).join('/'),
        id: path.basename(file, '.ts'),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const camel = (id) => id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const imports = [...ids].sort((a, b) => (`${a.group}/${a.id}` < `${b.group}/${b.id}` ? -1 : 1));
  return [
    '// Written by `npm run gen`: every rule, by folder and name.',
    "import type { Rule } from '../engine/rule.ts';",
    ...imports.map(({ group, id }) => `import ${camel(id)} from './${group}/${id}.ts';`),
    '',
    'export const rules: readonly Rule[] = [',
    ...ids.map(({ id }) => `  ${camel(id)},`),
    '];',
    '',
  ].join('\n');
}

async function load(script) {
  const outfile = path.join(root, 'out', script.replace(/ts$/, 'mjs'));
  await build({
    entryPoints: [path.join(root, 'scripts', script)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
    external: ['@duckdb/node-api'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return import(pathToFileURL(outfile).href);
}

/** Asking the library takes half a minute: only where anything that the table is made of has changed. */
async function wordTable(file) {
  const parts = ['scripts/common-words.txt', 'scripts/known-words.ts', 'server/base/lexicon/library.ts'].map((part) =>
    readFileSync(path.join(root, part), 'utf8'),
  );
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/compromise/package.json'), 'utf8'));
  const hash = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
  const stamp = `Made by compromise ${version} of ${hash}.`;
  const now = readFileSync(path.join(root, file), 'utf8');
  if (now.includes(stamp)) return now;
  if (check) return '';
  const words = parts[0].replace(/^#.*/gm, '').trim().split(/\s+/);
  return (await load('known-words.ts')).knownWordsModule(words, stamp);
}

await put('server/lint/rules/index.ts', rulesIndex());
await put('server/base/lexicon/word-table.ts', await wordTable('server/base/lexicon/word-table.ts'));
const files = (await load('generated.ts')).generated();
for (const { path: file, text } of files) await put(file, text);

const known = new Set(files.map((file) => file.path));
const pages = path.join(root, 'docs/rules');
for (const name of existsSync(pages) ? readdirSync(pages) : []) {
  if (known.has(`docs/rules/${name}`)) continue;
  stale.push(`docs/rules/${name} (of no rule)`);
  if (!check) await rm(path.join(pages, name));
}
if (stale.length) console.log(`${check ? 'stale, run "npm run gen"' : 'written'}:\n  ${stale.join('\n  ')}`);
if (check && stale.length) process.exitCode = 1;
