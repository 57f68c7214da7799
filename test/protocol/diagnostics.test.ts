// The same problems, and the same fix, in three kinds of client.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { addChecksum } from '../../server/dbt/write/checksum.ts';
import { wholeIndex } from '../../server/lint/engine/project-index.ts';
import { projectRule, rule } from '../../server/lint/engine/rule.ts';
import { rules } from '../../server/lint/rules/index.ts';
import { type ClientKind, clients, closeAll, start, type TestClient } from './client.ts';

afterEach(closeAll);
const config = 'conventions: {event_case: snake_case}\n';
const text = `events:
  - name: itemAdded
    descripton: Shopper puts an item into the cart
funnels:
  - {name: buy, window: 7d, steps: [itemAdded, {event: itemAdded}]}
`;
const kinds = Object.keys(clients) as ClientKind[];
const essence = (found: readonly Diagnostic[]) =>
  found.map(({ range, code, severity, message }) => ({ range, code, severity, message }));
const ready = (found: readonly Diagnostic[]) => found.some((one) => one.code === 'event-name-case');

const actionsFor = (client: TestClient, diagnostics: readonly Diagnostic[]) =>
  client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: client.uri('a.plan.yml') },
    range: diagnostics[0]?.range,
    context: { diagnostics },
  });
function textEdits(action: CodeAction, uri: string): readonly TextEdit[] {
  const changes = action.edit?.documentChanges as readonly TextDocumentEdit[] | undefined;
  return (
    (changes?.find((one) => one.textDocument.uri === uri)?.edits as TextEdit[] | undefined) ??
    action.edit?.changes?.[uri] ??
    []
  );
}

describe('three kinds of client', () => {
  test('see the same problems', async () => {
    const seen = await Promise.all(
      kinds.map(async (kind) => {
        const client = await start(kind, { 'trackwright.yml': config });
        await client.open('a.plan.yml', text);
        return essence(await client.problems('a.plan.yml', (found) => ready(found) && found.length > 1));
      }),
    );
    expect(seen[0]?.length).toBeGreaterThan(1);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });
  test.each(kinds)('%s gets the fix, everywhere the name stands', async (kind) => {
    const client = await start(kind, { 'trackwright.yml': config });
    await client.open('a.plan.yml', text);
    const [problem] = (await client.problems('a.plan.yml', ready)).filter((one) => one.code === 'event-name-case');
    // A poor client hands the problem back without its data.
    const { data, ...bare } = problem as Diagnostic;
    const [action] = await actionsFor(client, [kind === 'poor' ? bare : { ...bare, data }]);
    const done =
      kind === 'full' ? await client.request<CodeAction>('codeAction/resolve', action) : (action as CodeAction);
    expect(done.title).toBe('Rename to "item_added"');
    expect(textEdits(done, client.uri('a.plan.yml')).map((edit) => [edit.range.start, edit.newText])).toEqual(
      [
        [1, 10],
        [4, 36],
        [4, 55],
      ].map(([line, character]) => [{ line, character }, 'item_added']),
    );
  });
});

test('a client that pulls is asked to do so again when something changes on the disk', async () => {
  const client = await start('full', { 'trackwright.yml': 'conventions: {tense: past}\n' });
  await client.open('a.plan.yml', 'events:\n  - name: itemAdd\n');
  // The first time it is asked is when the English words have come.
  const found = await client.problems('a.plan.yml', (all) => all.some(({ code }) => code === 'event-name-tense'));
  expect(found.map(({ code }) => code)).not.toContain('event-name-case');
  const asked = new Promise<void>((resolve) => {
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      resolve();
      return null;
    });
  });
  await writeFile(path.join(client.root, 'trackwright.yml'), config);
  await client.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri('trackwright.yml'), type: 2 }],
  });
  await asked;
  expect((await client.problems('a.plan.yml')).map(({ code }) => code)).toContain('event-name-case');
});

test('an event without a name yet has one problem about its name', async () => {
  const client = await start('full', { 'trackwright.yml': config });
  await client.open('a.plan.yml', 'events:\n  - name:\n');
  const found = await client.problems('a.plan.yml', (all) => all.length > 0);
  expect(found.map(({ code }) => code)).toEqual(['missing-required-key']);
});

test('after an edit, the fix of an old diagnostic stands where the text is now', async () => {
  const client = await start('full', { 'trackwright.yml': config });
  await client.open('a.plan.yml', text);
  const found = await client.problems('a.plan.yml', ready);
  const [action] = await actionsFor(
    client,
    found.filter((one) => one.code === 'unknown-key'),
  );
  await client.notify('textDocument/didChange', {
    textDocument: { uri: client.uri('a.plan.yml'), version: 2 },
    contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# note\n' }],
  });
  const done = await client.request<CodeAction>('codeAction/resolve', action);
  expect(textEdits(done, client.uri('a.plan.yml'))).toMatchObject([
    { range: { start: { line: 3, character: 4 } }, newText: 'description' },
  ]);
  expect((done.edit?.documentChanges as TextDocumentEdit[] | undefined)?.[0]?.textDocument.version).toBe(2);
});

test('a problem of a closed file is told, and cleared when its cause goes', async () => {
  const client = await start('full', { 'b.plan.yml': 'events:\n  - name: a\n' });
  await client.open('c.plan.yml', 'events:\n  - name: a\n');
  type Report = { items: { uri: string; kind: string; resultId: string; items: Diagnostic[] }[] };
  const ask = (previous: { uri: string; value: string }[]) =>
    client.request<Report>('workspace/diagnostic', { previousResultIds: previous });
  let known = new Map<string, string>();
  let twice = false;
  while (!twice) {
    const { items } = await ask([...known].map(([uri, value]) => ({ uri, value })));
    known = new Map([...known, ...items.map((one) => [one.uri, one.resultId] as const)]);
    twice = items.some(
      (one) =>
        one.uri === client.uri('c.plan.yml') && one.items.some((problem) => problem.code === 'duplicate-definition'),
    );
  }
  const held = ask([...known].map(([uri, value]) => ({ uri, value })));
  await client.notify('textDocument/didChange', {
    textDocument: { uri: client.uri('c.plan.yml'), version: 2 },
    contentChanges: [{ text: 'events:\n  - name: z\n' }],
  });
  const { items } = await held;
  expect(items.map((one) => one.uri)).toContain(client.uri('c.plan.yml'));
  expect(items.flatMap((one) => one.items).some((problem) => problem.code === 'duplicate-definition')).toBe(false);
});

const page = {
  id: 'broken-rule',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'nothing',
  rationale: 'It is broken.',
  examples: { good: '', bad: '' },
} as const;
const boom = (): never => {
  throw new Error('boom');
};
test.each([
  ['full', 'looks at an item', rule({ ...page, check: { event: boom } })],
  ['middle', 'looks at an item', rule({ ...page, check: { event: boom } })],
  [
    'full',
    'gathers facts',
    projectRule({ ...page, indexes: [wholeIndex('broken', { event: boom })], check: () => [] }),
  ],
  [
    'poor',
    'gathers facts',
    projectRule({ ...page, indexes: [wholeIndex('broken', { event: boom })], check: () => [] }),
  ],
] as const)(
  'a rule that throws is reported by name to a %s client; the others go on (it %s)',
  async (kind, _, broken) => {
    const client = await start(kind, { 'trackwright.yml': config }, { rules: [...rules, broken] });
    await client.open('a.plan.yml', text);
    const found = await client.problems('a.plan.yml', ready);
    expect(found.find((one) => one.code === 'broken-rule')?.message).toMatch(
      /^Rule broken-rule crashed: boom\. Other rules are unaffected/,
    );
    expect(found.some((one) => one.code === 'unknown-key')).toBe(true);
    await client.notify('textDocument/didChange', {
      textDocument: { uri: client.uri('a.plan.yml'), version: 2 },
      contentChanges: [{ text: text.replace('descripton', 'descriptio') }],
    });
    await client.problems('a.plan.yml', (now) => now.some((one) => String(one.message).includes('"descriptio"')));
  },
);

test('the client keeps its own spelling of a uri', async () => {
  const client = await start('poor', { 'trackwright.yml': config });
  const odd = client.uri('a.plan.yml').replace('a.plan', '%61.plan');
  await client.open(odd, text);
  expect((await client.problems(odd, ready)).length).toBeGreaterThan(0);
});
test('a fix asks nothing: generated dbt files follow when they are made again', async () => {
  const made = (model: string) => `models:\n  - name: ${model}\n    config:\n      meta:\n        event: itemAdded\n`;
  const client = await start('full', {
    'trackwright.yml': config,
    'dbt_project.yml': 'name: shop\n',
    'models/made.yml': addChecksum(made('stg'), 'a.plan.yml', 'shop'),
    'models/own.yml': made('mine'),
  });
  await client.open('a.plan.yml', text);
  const found = await client.problems('a.plan.yml', ready);
  const [action] = await actionsFor(client, found.filter((one) => one.code === 'event-name-case').slice(0, 1));
  const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
  const files = edit?.documentChanges?.map((one) => ('textDocument' in one ? one.textDocument.uri : '')) ?? [];
  expect(files.map((uri) => uri.slice(client.uri('').length + 1)).sort()).toEqual(['a.plan.yml', 'models/own.yml']);
  expect(edit?.changeAnnotations).toBeUndefined();
});
