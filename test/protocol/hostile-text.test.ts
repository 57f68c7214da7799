// Hostile names in every place: whatever a command answers, refuses, says on the way or asks to be shown is no link for VS Code.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { commandNames } from '../../server/lsp/commands/commands.ts';
import { links, problemsOf } from '../links.ts';
import { bundleWorker, type WorkerScript } from '../worker-script.ts';
import { closeAll, start, type TestClient } from './client.ts';

const ours = { client: 'trackwright' };
const evil = '[Fix](command:a.b)$(trash)\u202e\u001b[2J';
const file = '[Fix](command:a.b)$(trash)';
const q = JSON.stringify;
const plan = `plan: {name: ${q(evil)}}
events:
  - {name: ${q(evil)}, description: ${q(evil)}, trigger: ${q(evil)}, properties: [{name: ${q(evil)}, as: ${q(evil)}, type: number, minimum: 0}]}
  - {name: order_paid, description: Buyer pays., trigger: After the payment.}
metrics:
  - {name: ${q(evil)}, agg: count, event: ${q(evil)}}
  - {name: gone, agg: count, event: ${q(`no ${evil}`)}}
funnels: [{name: checkout, window: 7d, steps: [order_paid, ${q(evil)}]}]
`;
const head = 'event_id,event_name,event_time,received_at,user_id';
const files = {
  [`${file}.plan.yml`]: plan,
  'a.csv': `${head},${q(evil).replaceAll('"', '')}\n`,
  'b.csv': `x,"${evil}"\n1,2\n`,
};

let worker: WorkerScript;
beforeAll(async () => {
  worker = await bundleWorker();
}, 60_000);
afterAll(() => worker.remove());
afterEach(closeAll);

/** Everything that an editor may show of a command: what was said while it ran, and the sentence of its refusal. */
async function shown(client: TestClient, command: string, given: object): Promise<readonly string[]> {
  const told: string[] = [];
  client.connection.onNotification('$/progress', ({ value }: { value: { title?: string; message?: string } }) => {
    told.push(value.title ?? '', value.message ?? '');
  });
  const refused = await client
    .request('workspace/executeCommand', { command, arguments: [given], workDoneToken: 'x' })
    .then(
      () => [],
      (error: { message: string }) => [error.message],
    );
  return [...told, ...refused, ...client.shown.map((one) => (one as { message: string }).message)].filter(Boolean);
}

const briefs: readonly string[] = [
  `feature: X\nactions: [take a quiz]\n${q(evil)}: 1\n`,
  ...links.map((link) => `feature: X\nactions: [take a quiz]\n${q(link)}: 1\n`),
  `feature: [${q(evil)}]\n`,
  `feature: X\nactions: [{do: take a quiz, ${q(evil)}: 1}]\n`,
  `${q(evil)}: 1\n${q(evil)}: 2\n`,
  `feature: *${file}\n`,
  `feature: ${q(evil)}\nactions: [${q(evil)}]\n`,
  '',
];
test.each(briefs)('the brief %j', async (brief) => {
  const client = await start('full', { [`${file}.brief.yml`]: brief }, { initializationOptions: ours });
  for (const more of [{}, { into: client.uri(`${file}.yml`) }, { project: `file:///${evil}` }])
    for (const text of [{}, { text: brief }]) {
      const given = { uri: client.uri(`${file}.brief.yml`), ...text, ...more };
      expect((await shown(client, 'trackwright.planFromBrief', given)).flatMap(problemsOf)).toEqual([]);
    }
});

describe.each(['full', 'middle'] as const)('a client that is %s', (kind) => {
  test.each([
    ['trackwright.planFromBrief', { uri: `untitled:${file}` }],
    ['trackwright.planFromBrief', { uri: `file:///no/${file}.brief.yml` }],
    ['trackwright.importTable', { uri: `untitled:${file}` }],
    ['trackwright.importTable', { uri: `file:///no/${file}.csv` }],
    ['trackwright.importTable', { uri: 'b.csv' }],
    ['trackwright.run', { name: evil }],
    ['trackwright.run', { name: 'gone', on: 'a.csv' }],
    ['trackwright.run', { name: `no ${evil}`, on: 'a.csv' }],
    ['trackwright.run', { name: evil, on: 'a.csv' }],
    ['trackwright.run', { name: evil, on: 'b.csv' }],
    ['trackwright.run', { name: evil, on: evil }],
    ['trackwright.run', { name: 'checkout', on: 'a.csv' }],
    ['trackwright.runChecks', { on: 'a.csv' }],
    ['trackwright.runChecks', { on: 'b.csv' }],
    ['trackwright.runChecks', { names: [evil, `no ${evil}`], on: 'a.csv' }],
    ['trackwright.runChecks', { on: `${evil}.parquet` }],
    ['trackwright.generateEvents', { users: 3, days: 2 }],
    ['trackwright.generateDbt', {}],
    ['trackwright.run', { project: `file:///${evil}`, name: 'x' }],
    [`trackwright.${evil}`, {}],
  ])('%s %j', async (command, given) => {
    const client = await start(kind, files, {
      worker: worker.script,
      ...(kind === 'full' ? { initializationOptions: ours } : {}),
    });
    const uri = 'uri' in given && given.uri === 'b.csv' ? { uri: client.uri('b.csv') } : {};
    const said = await shown(client, command, { ...given, ...uri });
    expect(said.length).toBeGreaterThan(0);
    expect(said.flatMap(problemsOf)).toEqual([]);
  });
});

test('actions, completions and problems of such a plan', async () => {
  const bad = `${plan}${q(evil)}: 1\nowners: [{name: x, ${q(evil)}: 1}]\n`;
  const client = await start('full', { 'a.plan.yml': bad }, { initializationOptions: ours });
  const problems = await client.problems('a.plan.yml', (found) => found.length > 0);
  const textDocument = { uri: client.uri('a.plan.yml') };
  for (const { range, message } of problems) {
    expect(problemsOf(message as string)).not.toContain('an unseen character');
    const context = { diagnostics: [] };
    const actions = await client.request<{ title: string }[]>('textDocument/codeAction', {
      textDocument,
      range,
      context,
    });
    expect(actions.flatMap(({ title }) => problemsOf(title))).toEqual([]);
  }
  const items = await client.request<{ label: string; detail: string; documentation?: unknown }[]>(
    'textDocument/completion',
    { textDocument, position: { line: 6, character: 51 } },
  );
  for (const { label, detail, documentation = '' } of Array.isArray(items) ? items : []) {
    expect([label, detail].flatMap(problemsOf)).toEqual([]);
    // Plain text, which no editor renders.
    expect(typeof documentation).toBe('string');
  }
});

describe('a folder that is not trusted', () => {
  const given = { name: 'checkout', uri: 'file:///etc/hosts', users: 3, days: 2 };
  test.each(commandNames.map((name) => [name]))('%s does nothing', async (command) => {
    const client = await start('full', files, {
      worker: worker.script,
      initializationOptions: { ...ours, trusted: false },
    });
    await writeFile(path.join(client.root, 'c.brief.yml'), 'feature: X\nactions: [take a quiz]\n');
    for (const more of [{}, { uri: client.uri('c.brief.yml'), text: 'feature: X' }, { project: 'file:///no' }]) {
      const refused = await client
        .request('workspace/executeCommand', { command, arguments: [{ ...given, ...more }] })
        .catch((error: { data: unknown }) => error);
      expect(refused).toMatchObject({ data: { code: 'untrusted' }, message: expect.stringContaining('not trusted') });
    }
    expect(client.applied).toEqual([]);
  });
  test('the tree reads no manifest', async () => {
    const manifest = {
      schema: 'trackwright.events/1',
      counts: { events: 1, users: 1 },
      days: 1,
      start: '2026-01-01',
      files: [
        { path: '../../x', rows: 1, bytes: 1 },
        { path: 'events.parquet', rows: 1, bytes: 1 },
      ],
    };
    const all = { ...files, '.trackwright/events/manifest.json': JSON.stringify(manifest) };
    const dataOf = async (trusted: boolean) => {
      const client = await start('full', all, { initializationOptions: { ...ours, trusted } });
      const { projects } = await client.request<{ projects: { data: { files: { name: string }[] }[] }[] }>(
        'trackwright/catalogue',
        {},
      );
      return projects[0]?.data;
    };
    expect(await dataOf(false)).toEqual([]);
    // And one that names files elsewhere shows only its own.
    expect((await dataOf(true))?.[0]?.files.map(({ name }) => name)).toEqual(['events.parquet']);
  });
});
