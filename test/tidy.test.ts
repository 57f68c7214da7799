// The invariants of ARCHITECTURE.md, read from the imports of the sources themselves.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const sources = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(dir, entry.name);
    return entry.isDirectory() ? sources(file) : file.endsWith('.ts') ? [file] : [];
  });
const files = [...sources('server'), ...sources('client')];
const text = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}
const imports: readonly Import[] = files.flatMap((from) =>
  [...(text.get(from) ?? '').matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from '([^']+)';/gms)].map(
    ([, type, to = '']) => ({
      from,
      to: to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to,
      typeOnly: type !== undefined,
    }),
  ),
);
const violating = (broken: (one: Import) => boolean) =>
  imports.filter(broken).map(({ from, to }) => `${from} -> ${to}`);
const within = (file: string, ...rooms: readonly string[]) => rooms.some((room) => file.startsWith(`server/${room}/`));

test('sources were found', () => expect(imports.length).toBeGreaterThan(1000));
test.each([
  ['vscode', (file: string) => file.startsWith('client/')],
  ['yaml', (file: string) => within(file, 'read/yaml')],
  ['@duckdb/node-api', (file: string) => within(file, 'run/engine')],
  ['compromise', (file: string) => file === 'server/read/english.ts'],
  ['vscode-languageserver', (file: string) => within(file, 'lsp') || file === 'server/lsp.ts'],
])('only its own room knows %s', (name, allowed) => {
  expect(violating(({ from, to }) => (to === name || to.startsWith(`${name}/`)) && !allowed(from))).toEqual([]);
});
test('pure rooms import nothing of Node', () => {
  const pure = ['read', 'lint', 'make', 'card', 'assist'];
  expect(violating(({ from, to }) => within(from, ...pure) && to.startsWith('node:'))).toEqual([]);
});
test('pure rooms read no clock, locale or environment', () => {
  const found = files
    .filter((file) => within(file, 'read', 'lint', 'make', 'card', 'assist'))
    .filter((file) =>
      /\bDate\.now\(|new Date\(\)|process\.env|toLocale\w*\(|Math\.random\(/.test(text.get(file) ?? ''),
    );
  expect(found).toEqual([]);
});
test('reading and linting know no door, no maker of tasks, no database', () => {
  const outer = ['lsp', 'cli', 'worker', 'tasks', 'run', 'project'];
  expect(violating(({ from, to }) => within(from, 'read', 'lint', 'assist') && within(to, ...outer))).toEqual([]);
  expect(violating(({ from, to }) => within(from, 'read') && within(to, 'lint', 'make', 'assist'))).toEqual([]);
  expect(violating(({ from, to }) => within(from, 'card') && to.startsWith('server/') && !within(to, 'card'))).toEqual(
    [],
  );
});
test('the extension takes from the engine only what crosses a door', () => {
  const crossing = /^server\/(protocol\.ts|version\.ts|card\/)/;
  expect(
    violating(
      ({ from, to, typeOnly }) =>
        from.startsWith('client/') && to.startsWith('server/') && !typeOnly && !crossing.test(to),
    ),
  ).toEqual([]);
});
test('no import circles', () => {
  const to = new Map<string, string[]>();
  for (const one of imports)
    if (!one.typeOnly && text.has(one.to)) to.set(one.from, [...(to.get(one.from) ?? []), one.to]);
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
  const left = files.filter((file) => /\b(TODO|FIXME|XXX|HACK)\b|@ts-ignore|\bas any\b/.test(text.get(file) ?? ''));
  expect(left).toEqual([]);
});
