// The invariants of ARCHITECTURE.md, read from the imports of the sources themselves.
import { expect, test } from 'vitest';
import { imports as all, type Import, product, textOf } from './tracked.ts';

const files = product.filter((file) => /^(server|client)\//.test(file));
const imports = all.filter(({ from }) => files.includes(from));
const violating = (broken: (one: Import) => boolean) =>
  imports.filter(broken).map(({ from, to }) => `${from} -> ${to}`);
const within = (file: string, ...rooms: readonly string[]) => rooms.some((room) => file.startsWith(`server/${room}/`));

test('sources were found', () => expect(imports.length).toBeGreaterThan(1000));
test.each([
  ['vscode', (file: string) => file.startsWith('client/')],
  ['yaml', (file: string) => within(file, 'read/yaml')],
  ['@duckdb/node-api', (file: string) => within(file, 'run/engine')],
  ['@eslint-community/regexpp', (file: string) => within(file, 'read/plan', 'read/regexp')],
  ['compromise', (file: string) => file === 'server/read/english.ts'],
  ['vscode-languageserver', (file: string) => within(file, 'lsp') || file === 'server/lsp.ts'],
])('only its own room knows %s', (name, allowed) => {
  expect(violating(({ from, to }) => (to === name || to.startsWith(`${name}/`)) && !allowed(from))).toEqual([]);
});
test('pure rooms import nothing of Node', () => {
  const pure = ['read', 'lint', 'make', 'card', 'assist'];
  expect(violating(({ from, to }) => within(from, ...pure) && to.startsWith('node:'))).toEqual([]);
});
/** Whoever reads elsewhere reads what was made here, or looks at no more than a beginning. */
const readers = [
  'server/project/read-bytes.ts',
  'server/run/engine/head.ts',
  'server/worker/generate.ts',
  'server/cli/events.ts',
  // What says who holds a lock, a few bytes of our own making, and what a generated file begins with.
  'server/project/lock-file.ts',
  'server/project/process-mark.ts',
  'server/project/generated-set.ts',
];
test('files are read by one door, which stops at a limit', () => {
  const reading = /\b(readFile|readFileSync|readSync|createReadStream|openAsBlob|readv|readvSync)\b/;
  const found = files.filter((file) => file.startsWith('server/') && reading.test(textOf(file)));
  expect(found.sort()).toEqual([...readers].sort());
});
test('pure rooms read no clock, locale or environment', () => {
  const found = files
    .filter((file) => within(file, 'read', 'lint', 'make', 'card', 'assist'))
    .filter((file) => /\bDate\.now\(|new Date\(\)|process\.env|toLocale\w*\(|Math\.random\(/.test(textOf(file)));
  expect(found).toEqual([]);
});
/** What each room may use of the others; types may come from further up, but never from behind a door. */
const uses: Readonly<Record<string, readonly string[]>> = {
  read: [],
  card: [],
  lint: ['read'],
  assist: ['read', 'lint', 'card'],
  make: ['read', 'lint', 'card'],
  project: ['read', 'lint'],
  run: ['read', 'make', 'project', 'card'],
  tasks: ['read', 'lint', 'make', 'project', 'run', 'card'],
  worker: ['read', 'make', 'project', 'run'],
  cli: ['read', 'lint', 'assist', 'make', 'project', 'run', 'tasks', 'card'],
  lsp: ['read', 'lint', 'assist', 'make', 'project', 'run', 'tasks', 'card'],
};
test.each(Object.entries(uses))('%s uses no room but %j', (room, allowed) => {
  const rooms = Object.keys(uses).filter((other) => other !== room && !allowed.includes(other));
  const behindDoors = rooms.filter((other) => other === 'cli' || other === 'lsp');
  expect(
    violating(
      ({ from, to, how }) =>
        within(from, room) && (within(to, ...behindDoors) || (how !== 'type' && within(to, ...rooms))),
    ),
  ).toEqual([]);
});
test('every room is in the table', () => {
  const rooms = new Set(files.flatMap((file) => /^server\/([^/.]+)\//.exec(file)?.slice(1) ?? []));
  expect([...rooms].sort()).toEqual(Object.keys(uses).sort());
});
test('the extension takes from the engine only what crosses a door', () => {
  const crossing = /^server\/(protocol\.ts|version\.ts|card\/)/;
  expect(
    violating(
      ({ from, to, how }) =>
        from.startsWith('client/') && to.startsWith('server/') && how !== 'type' && !crossing.test(to),
    ),
  ).toEqual([]);
});
test('no import circles', () => {
  const to = new Map<string, string[]>();
  for (const one of imports)
    if (one.how === 'value' && files.includes(one.to)) to.set(one.from, [...(to.get(one.from) ?? []), one.to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, above: readonly string[]) => {
    if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' -> '));
    else if (!done.has(file)) {
      for (const next of to.get(file) ?? []) visit(next, [...above, file]);
      done.add(file);
    }
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
test('nothing is left behind', () => {
  const left = files.filter((file) => /\b(TODO|FIXME|XXX|HACK)\b|@ts-ignore/.test(textOf(file)));
  expect(left).toEqual([]);
});
