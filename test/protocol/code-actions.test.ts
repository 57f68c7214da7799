// Code actions are titles until one is picked: listing them reads, edits and tries nothing, and a fix that proves to be none says so.
import { afterEach, expect, test, vi } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { rule } from '../../server/lint/engine/rule.ts';
import { rules } from '../../server/lint/rules/index.ts';
import { parseChunk } from '../../server/yaml/parse.ts';
import { type ClientKind, closeAll, start, type TestClient } from './client.ts';

vi.mock('../../server/yaml/parse.ts', async (original) => {
  const real = await original<typeof import('../../server/yaml/parse.ts')>();
  return { ...real, parseChunk: vi.fn(real.parseChunk) };
});
afterEach(closeAll);

const EVENTS = 40;
const text = `properties:
  - {name: orderId, type: string}
events:
${Array.from({ length: EVENTS }, (_, i) => `  - {name: orderPaid${i}, status: implemented, descripton: Buyer pays, properties: [orderId]}\n`).join('')}`;
const config = 'conventions: {event_case: snake_case, property_case: snake_case, tense: past}\n';

const everything = { start: { line: 0, character: 0 }, end: { line: EVENTS + 9, character: 0 } };
const listed = (client: TestClient, diagnostics: readonly Diagnostic[] = []) =>
  client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: client.uri('a.plan.yml') },
    range: everything,
    context: { diagnostics },
  });

test('listing the fixes of a whole file parses nothing; picking one does', async () => {
  const client = await start('full', { 'trackwright.yml': config });
  await client.open('a.plan.yml', text);
  await client.problems('a.plan.yml', (all) => all.some(({ code }) => code === 'event-name-case'));
  vi.mocked(parseChunk).mockClear();
  const actions = await listed(client);
  const fixes = actions.filter(({ isPreferred }) => isPreferred);
  expect(fixes.length).toBeGreaterThan(2 * EVENTS);
  expect(fixes.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Rename to "order_paid0"', 'Rename to "order_id"', 'Change to "description"']),
  );
  expect(vi.mocked(parseChunk).mock.calls).toHaveLength(0);
  const picked = await client.request<CodeAction>('codeAction/resolve', fixes[0]);
  expect(picked.edit).toBeDefined();
  expect(vi.mocked(parseChunk).mock.calls.length).toBeGreaterThan(0);
  expect(client.shown).toEqual([]);
});

const page = {
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'nothing',
  rationale: 'Its fix fixes nothing.',
  examples: { good: '', bad: '' },
} as const;
const futile = rule({
  ...page,
  id: 'futile',
  check: {
    event: (item) => [{ at: item.name, subject: { noun: 'file' }, message: 'Wrong.', fixable: true }],
  },
  fix: ({ at }) => ({ title: 'Write it larger', edits: [{ do: 'replace', at: at as never, text: 'order_PAID' }] }),
});
const breaks = rule({
  ...page,
  id: 'breaks',
  check: {
    event: (item) =>
      item.description
        ? [{ at: item.description, subject: { noun: 'event', name: '' }, message: 'Wrong.', fixable: true }]
        : [],
  },
  fix: ({ at }) => ({
    title: 'Open a quote',
    edits: [{ do: 'text', at: ('span' in at ? at.span : at) as never, text: '"open' }],
  }),
});
const broken = `events:
  - name: order_paid
    description: Buyer pays # in the shop
`;

test.each([
  ['full', futile, 'Write it larger'],
  ['full', breaks, 'Open a quote'],
] as const)('a fix that does not hold is told to a %s client, and changes nothing', async (kind, one, title) => {
  const client = await start(kind, { 'trackwright.yml': config }, { rules: [...rules, one] });
  await client.open('a.plan.yml', broken);
  const found = await client.problems('a.plan.yml', (all) => all.some(({ code }) => code === one.id));
  const [action] = await listed(
    client,
    found.filter(({ code }) => code === one.id),
  );
  expect(action?.title).toBe(title);
  const picked = await client.request<CodeAction>('codeAction/resolve', action);
  expect(picked.edit).toBeUndefined();
  await vi.waitFor(() =>
    expect(client.shown).toMatchObject([
      {
        message: `Nothing was changed: with this fix the text would still have the problem, or lose something else. Change it by hand.`,
      },
    ]),
  );
});
test.each(['middle', 'poor'] satisfies ClientKind[])(
  'a %s client, which resolves nothing, is offered what holds alone, with its edits',
  async (kind) => {
    const client = await start(kind, { 'trackwright.yml': config }, { rules: [...rules, futile, breaks] });
    await client.open('a.plan.yml', broken.replace('description', 'descripton'));
    const found = await client.problems('a.plan.yml', (all) => all.some(({ code }) => code === 'futile'));
    const preferred = (await listed(client, found)).filter(({ isPreferred }) => isPreferred);
    expect(preferred.map(({ title }) => title)).toEqual(['Change to "description"']);
    expect(preferred.every(({ edit, data }) => edit && !data)).toBe(true);
  },
);
test('a fix whose problem is gone meanwhile says so', async () => {
  const client = await start('full', { 'trackwright.yml': config });
  await client.open('a.plan.yml', 'events:\n  - {name: order_paid, descripton: Buyer pays}\n');
  const found = await client.problems('a.plan.yml', (all) => all.some(({ code }) => code === 'unknown-key'));
  const [action] = await listed(
    client,
    found.filter(({ code }) => code === 'unknown-key'),
  );
  await client.notify('textDocument/didChange', {
    textDocument: { uri: client.uri('a.plan.yml'), version: 2 },
    contentChanges: [{ text: 'events:\n  - {name: order_paid, description: Buyer pays}\n' }],
  });
  expect((await client.request<CodeAction>('codeAction/resolve', action)).edit).toBeUndefined();
  await vi.waitFor(() =>
    expect(client.shown).toMatchObject([{ message: 'Nothing was changed: the problem is not there any more.' }]),
  );
});
test.each([
  ['holds', 'models: [{name: a}\nunit_tests: []\n', true],
  // The bracket that is added closes another than the one that is named.
  ['does not hold', 'models: {x: {y: 1}["z"]\nunit_tests: []\n', false],
])('the fix of a large text that is no YAML is tried when it is picked: it %s', async (_, end, holds) => {
  const client = await start('full', { 'trackwright.yml': config, 'dbt_project.yml': 'name: shop\n' });
  await client.open('models/a.yml', `${'# as it should be\n'.repeat(4000)}${end}`);
  const [found] = await client.problems('models/a.yml', (all) => all.some(({ code }) => code === 'dbt-syntax'));
  const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: client.uri('models/a.yml') },
    range: found?.range,
    context: { diagnostics: [found] },
  });
  expect(action?.title).toBe('Fix the YAML');
  expect((await client.request<CodeAction>('codeAction/resolve', action)).edit !== undefined).toBe(holds);
});
