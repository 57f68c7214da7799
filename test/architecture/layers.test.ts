// The invariants of ARCHITECTURE.md, read from the imports of the sources themselves.
import path from 'node:path';
import { expect, test } from 'vitest';
import { exceptions, folderOf, folders, mayImport, pureFolders } from './layers.ts';
import { imports as all, type Import, product, textOf } from './tracked.ts';

const files = product.filter((file) => /^(server|client)\//.test(file));
const imports = all.filter(({ from }) => files.includes(from));
const shown = ({ from, to }: Import) => `${from} -> ${to}`;
const violating = (broken: (one: Import) => boolean) => imports.filter(broken).map(shown);
const within = (file: string, ...folders: readonly string[]) =>
  folders.some((folder) => file.startsWith(`server/${folder}/`));
const isPure = (file: string) => within(file, ...pureFolders);
/** Of a statement that also takes values, each name may be a type. */
const takesTypes = ({ how, clause }: Import) =>
  how === 'type' ||
  (clause.startsWith('{') &&
    clause
      .slice(1, -1)
      .split(',')
      .every((name) => /^\s*(type\s|$)/.test(name)));

test('sources were found', () => expect(imports.length).toBeGreaterThan(1000));
test.each([
  ['vscode', (file: string) => file.startsWith('client/')],
  ['yaml', (file: string) => within(file, 'yaml')],
  ['@duckdb/node-api', (file: string) => within(file, 'engines')],
  ['@eslint-community/regexpp', (file: string) => within(file, 'plan', 'base/regexp')],
  ['openai', (file: string) => within(file, 'models')],
  ['compromise', (file: string) => within(file, 'base/lexicon')],
  ['markdown-it', (file: string) => file === 'server/base/markdown.ts'],
  ['vscode-languageserver', (file: string) => within(file, 'lsp') || file === 'server/lsp.ts'],
])('only its own folder knows %s', (name, allowed) => {
  expect(violating(({ from, to }) => (to === name || to.startsWith(`${name}/`)) && !allowed(from))).toEqual([]);
});
test('everything below engines/ imports nothing of Node', () =>
  expect(violating(({ from, to }) => isPure(from) && to.startsWith('node:'))).toEqual([]));
/** Modules that read files beside `read-bytes.ts`: what was made here, or no more than a beginning. */
const readers = [
  'server/workspace/read-bytes.ts',
  'server/engines/duckdb/sniff.ts',
  'server/worker/jobs/generate.ts',
  'server/cli/commands/events.ts',
  // What says who holds a lock, a few bytes of our own making, and what a generated file begins with.
  'server/workspace/lock-file.ts',
  'server/workspace/process-mark.ts',
  'server/workspace/generated-set.ts',
];
test('files are read by one module, which stops at a limit', () => {
  const reading = /\b(readFile|readFileSync|readSync|createReadStream|openAsBlob|readv|readvSync)\b/;
  const found = files.filter((file) => file.startsWith('server/') && reading.test(textOf(file)));
  expect(found.sort()).toEqual([...readers].sort());
});
test('everything below engines/ reads no clock, locale or environment', () => {
  const found = files
    .filter(isPure)
    .filter((file) => /\bDate\.now\(|new Date\(\)|process\.env|toLocale\w*\(|Math\.random\(/.test(textOf(file)));
  expect(found).toEqual([]);
});

const against = imports.filter(({ from, to }) => {
  const [a, b] = [folderOf(from), folderOf(to)];
  return a !== undefined && b !== undefined && !mayImport(a, b);
});
const isExcepted = (one: Import) =>
  exceptions.some(({ from, to, how }) => from === one.from && to === one.to && (how === 'value' || takesTypes(one)));
test.each(folders)('%s imports only from the layers below it', (folder) => {
  expect(against.filter((one) => folderOf(one.from) === folder && !isExcepted(one)).map(shown)).toEqual([]);
});
test('no exception is without need', () =>
  expect(exceptions.filter(({ from, to }) => !against.some((one) => one.from === from && one.to === to))).toEqual([]));
test('every folder has a layer', () => {
  const entries = /^server\/[^/]+\.ts$/;
  expect(files.filter((file) => file.startsWith('server/') && !entries.test(file) && !folderOf(file))).toEqual([]);
});
test('the extension takes from the engine only what crosses a process', () => {
  const crossing = /^server\/(protocol\.ts|version\.ts|results\/|base\/user-error\.ts)/;
  expect(
    violating(
      ({ from, to, how }) =>
        from.startsWith('client/') && to.startsWith('server/') && how !== 'type' && !crossing.test(to),
    ),
  ).toEqual([]);
});

/** Groups of files that import each other, directly or by way of others (Tarjan's strongly connected components). */
function cyclesOf(edges: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) if (files.includes(to)) next.set(from, [...(next.get(from) ?? []), to]);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string) => {
    order.set(file, order.size);
    low.set(file, order.get(file) ?? 0);
    stack.push(file);
    for (const to of next.get(file) ?? []) {
      if (!order.has(to)) visit(to);
      if (stack.includes(to)) low.set(file, Math.min(low.get(file) ?? 0, low.get(to) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const cycle = stack.splice(stack.indexOf(file));
    if (cycle.length > 1 || next.get(file)?.includes(file)) cycles.push(cycle.sort());
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return cycles;
}
test('no import cycle by value', () =>
  expect(cyclesOf(imports.filter((one) => one.how === 'value' && !takesTypes(one)))).toEqual([]));

test('cycles of types stay inside one folder, and join at most three files', () => {
  const large = cyclesOf(imports.filter((one) => one.how !== 'later')).filter(
    (cycle) => cycle.length > 3 || new Set(cycle.map((file) => path.posix.dirname(file))).size > 1,
  );
  expect(large).toEqual([]);
});
test('nothing is left behind', () => {
  const left = files.filter((file) => /\b(TODO|FIXME|XXX|HACK)\b|@ts-ignore/.test(textOf(file)));
  expect(left).toEqual([]);
});
