// A project inside an opened folder: its files are its own, also when its trackwright.yml comes, goes or moves while the server runs.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { type ClientKind, closeAll, start, type TestClient } from './client.ts';

afterEach(closeAll);
const only = (name: string) =>
  `conventions: {event_case: ${name}}\nprofile: minimal\nrules: {event-name-case: error}\n`;
const plan = 'events:\n  - {name: itemAdded}\n  - {name: cart_opened}\n';
const files = {
  'trackwright.yml': only('snake_case'),
  'a.plan.yml': 'events:\n  - {name: pageSeen}\n',
  'app/trackwright.yml': only('camelCase'),
  'app/b.plan.yml': plan,
};
const lines = (found: readonly Diagnostic[]) => found.map(({ range }) => range.start.line);

/** Lines with problems, by file, of the whole workspace; waits until they are as expected. */
const workspace = (client: TestClient, expected: Readonly<Record<string, readonly number[]>>) =>
  expect.poll(() => told(client), { interval: 5 }).toEqual(expected);
async function told(client: TestClient): Promise<Readonly<Record<string, readonly number[]>>> {
  const known = ['a.plan.yml', 'app/b.plan.yml', 'app2/b.plan.yml', 'trackwright.yml', 'app/trackwright.yml'];
  const all: [string, readonly number[]][] = [];
  if (client.capabilities.diagnosticProvider) {
    const { items } = await client.request<{ items: { uri: string; items: Diagnostic[] }[] }>('workspace/diagnostic', {
      previousResultIds: known.map((name) => ({ uri: client.uri(name), value: 'something else' })),
    });
    // Each file is told of once.
    expect(new Set(items.map((one) => one.uri)).size).toBe(items.length);
    for (const one of items) all.push([path.posix.relative(client.uri('.'), one.uri), lines(one.items)]);
  } else for (const [uri, found] of client.pushed) all.push([path.posix.relative(client.uri('.'), uri), lines(found)]);
  return Object.fromEntries(all.filter(([, found]) => found.length).sort(([a], [b]) => (a < b ? -1 : 1)));
}
const changed = (client: TestClient, ...names: readonly string[]) =>
  client.notify('workspace/didChangeWatchedFiles', {
    changes: names.map((name) => ({ uri: client.uri(name), type: 2 })),
  });
const put = async (client: TestClient, name: string, text: string) => {
  await mkdir(path.dirname(path.join(client.root, name)), { recursive: true });
  await writeFile(path.join(client.root, name), text);
  await changed(client, name);
};

const nested = { 'a.plan.yml': [1], 'app/b.plan.yml': [2] };
const flat = { 'a.plan.yml': [1], 'app/b.plan.yml': [1] };

describe.each<ClientKind>(['full', 'middle'])('a %s client', (kind) => {
  test('sees each file by its nearest project, opened or not', async () => {
    const client = await start(kind, files);
    await workspace(client, nested);
    await client.open('app/b.plan.yml', plan);
    expect(lines(await client.problems('app/b.plan.yml', (found) => found.length > 0))).toEqual([2]);
    await workspace(client, nested);
  });

  test('sees a nested project come and go', async () => {
    const { 'app/trackwright.yml': config, ...rest } = files;
    const client = await start(kind, rest);
    await workspace(client, flat);
    await put(client, 'app/trackwright.yml', config);
    await workspace(client, nested);
    await put(client, 'app/trackwright.yml', only('snake_case'));
    await workspace(client, flat);
    await put(client, 'app/trackwright.yml', config);
    await rm(path.join(client.root, 'app/trackwright.yml'));
    await changed(client, 'app/trackwright.yml');
    await workspace(client, flat);
  });

  test('keeps what is typed while projects come and go around it', async () => {
    const { 'app/trackwright.yml': config, ...rest } = files;
    const client = await start(kind, rest);
    await client.open('app/b.plan.yml', `${plan}  - {name: Typed}\n`);
    await client.open('app/notes.yml', 'a: 1\n');
    await workspace(client, { 'a.plan.yml': [1], 'app/b.plan.yml': [1, 3] });
    await put(client, 'app/trackwright.yml', config);
    await workspace(client, { 'a.plan.yml': [1], 'app/b.plan.yml': [2, 3] });
    const at = { line: 3, character: 11 };
    await client.notify('textDocument/didChange', {
      textDocument: { uri: client.uri('app/b.plan.yml'), version: 2 },
      contentChanges: [{ range: { start: at, end: { ...at, character: 12 } }, text: 't' }],
    });
    await workspace(client, nested);
    await rm(path.join(client.root, 'app/trackwright.yml'));
    await changed(client, 'app/trackwright.yml');
    await workspace(client, flat);
    await client.notify('textDocument/didClose', { textDocument: { uri: client.uri('app/b.plan.yml') } });
    await workspace(client, flat);
  });

  test('sees a folder with a project renamed, and deleted', async () => {
    const client = await start(kind, files);
    await workspace(client, nested);
    await rename(path.join(client.root, 'app'), path.join(client.root, 'app2'));
    await client.notify('workspace/didRenameFiles', {
      files: [{ oldUri: client.uri('app'), newUri: client.uri('app2') }],
    });
    await workspace(client, { 'a.plan.yml': [1], 'app2/b.plan.yml': [2] });
    await rm(path.join(client.root, 'app2'), { recursive: true });
    await client.notify('workspace/didDeleteFiles', { files: [{ uri: client.uri('app2') }] });
    await workspace(client, { 'a.plan.yml': [1] });
  });

  test('sees what a new list of plans brings, once it is saved', async () => {
    const client = await start(kind, { ...files, 'app/more.yml': 'events:\n  - {name: more_seen}\n' });
    await workspace(client, nested);
    await put(client, 'app/trackwright.yml', `plans: [more.yml]\n${only('camelCase')}`);
    await workspace(client, { ...nested, 'app/more.yml': [1] });
    await put(client, 'app/trackwright.yml', only('camelCase'));
    await workspace(client, nested);
  });
});

test('a folder opened beside the one it lies in is linted once', async () => {
  const client = await start('full', { 'a.plan.yml': plan, 'app/b.plan.yml': 'owners: [{nam: x}]\n' });
  const app = { uri: client.uri('app'), name: 'app' };
  await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [app], removed: [] } });
  expect(Object.keys(await told(client))).toContain('app/b.plan.yml');
  await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [app] } });
  expect(Object.keys(await told(client))).toContain('app/b.plan.yml');
});

test('what is asked of "the" project is asked of the only one with a plan', async () => {
  const client = await start('poor', {
    'app/trackwright.yml': '',
    'app/b.plan.yml': 'events: [{name: cart_opened}]\n',
  });
  const run = () =>
    client.request('workspace/executeCommand', { command: 'trackwright.generateDbt', arguments: [{}] }).then(
      () => 'done',
      (error: Error) => error.message,
    );
  expect(await run()).not.toContain('Several projects');
  await put(client, 'more/trackwright.yml', '');
  await put(client, 'more/c.plan.yml', 'events: [{name: cart_closed}]\n');
  expect(await run()).toBe(`Several projects are open. Name one: ${client.uri('app')}, ${client.uri('more')}.`);
});

test('names are those of the nearest project', async () => {
  const client = await start('full', files);
  await client.open('app/b.plan.yml', `${plan}metrics:\n  - {name: m, agg: count, event: }\n`);
  const items = await client.request<{ label: string }[]>('textDocument/completion', {
    textDocument: { uri: client.uri('app/b.plan.yml') },
    position: { line: 4, character: 33 },
  });
  const labels = items.map((one) => one.label);
  expect(labels).toContain('itemAdded');
  expect(labels).not.toContain('pageSeen');
});
