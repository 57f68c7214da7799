// Commands over the wire: what is answered, what is refused, what an editor without our extension gets done for it.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { CheckResult, ProjectChecks } from '../../server/protocol.ts';
import type { Card } from '../../server/results/card.ts';
import { bundleWorker, type WorkerScript } from '../worker-script.ts';
import { closeAll, start, type TestClient } from './client.ts';

const plan = `plan: {name: shop}
events:
  - name: cart_opened
    description: Visitor opens the cart.
    trigger: When the cart is shown.
  - name: order_paid
    description: Buyer pays.
    trigger: After the payment, once per order.
    properties:
      - {name: order_value, type: number, minimum: 0, required: true, description: "Total"}
metrics:
  - {name: orders, agg: count, event: order_paid}
funnels:
  - {name: checkout, window: 7d, steps: [cart_opened, order_paid]}
`;
const brief = 'feature: AI quizzes\nowner: learning\nactions: [generate a quiz with AI]\n';
const ours = { client: 'trackwright' };

let worker: WorkerScript;
beforeAll(async () => {
  worker = await bundleWorker();
});
afterAll(() => worker.remove());
afterEach(closeAll);

const execute = <T = { card: Card }>(client: TestClient, command: string, given: unknown = {}): Promise<T> =>
  client.request('workspace/executeCommand', { command: `trackwright.${command}`, arguments: [given] });
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: { code: number; message: string; data: { code: string } }) => error,
  );

test('events are generated, and a funnel is asked of them', async () => {
  const client = await start('full', { 'shop.plan.yml': plan }, { worker: worker.script, initializationOptions: ours });
  const project = client.uri('.').replace(/\/$/, '');
  const made = await execute(client, 'generateEvents', { project, users: 40, days: 3, seed: 7 });
  expect(made.card.kind).toBe('generation');
  expect(existsSync(path.join(client.root, '.trackwright/events/manifest.json'))).toBe(true);
  const truth = JSON.parse(await readFile(path.join(client.root, '.trackwright/events/truth/funnels.json'), 'utf8'));
  const { card } = await execute(client, 'run', { name: 'checkout' });
  expect(card.title).toContain('Funnel "checkout"');
  const entities = card.table?.columns.findIndex((column) => column.name === 'entities') ?? -1;
  expect(card.table?.rows.map((row) => row[entities])).toEqual(
    truth[0].steps.map((step: { entities: number }) => step.entities),
  );
  const uri = `trackwright:/sql/checkout.sql?${encodeURIComponent(project)}`;
  const shown = await client.request<{ text: string }>('workspace/textDocumentContent', { uri });
  expect(card.sql.map(({ text }) => text)).toEqual([shown.text]);
});

test('checks are listed with their places, and run with results of the same names', async () => {
  const client = await start('full', { 'shop.plan.yml': plan }, { worker: worker.script, initializationOptions: ours });
  const [shop] = await client.request<ProjectChecks[]>('trackwright/checks', {});
  const listed = shop?.checks ?? [];
  const range = listed.find(({ check, property }) => check === 'range' && property === 'order_value');
  expect(range).toMatchObject({
    event: 'order_paid',
    expected: expect.stringContaining('0'),
    at: { uri: client.uri('shop.plan.yml'), line: 9 },
    eventAt: { uri: client.uri('shop.plan.yml'), line: 5 },
  });
  await execute(client, 'generateEvents', { users: 40, days: 3 });
  const { results, card } = await execute<{ results: CheckResult[]; card: Card }>(client, 'runChecks');
  const name = ({ check, event, property }: Pick<CheckResult, 'check' | 'event' | 'property'>) =>
    [check, event, property].join();
  const judged = results.map(name);
  expect(listed.map(name)).toEqual(expect.arrayContaining(judged));
  // A column of the wide table cannot hold "absent" and "null" apart, so that nothing is left to judge.
  expect(listed.map(name).filter((one) => !judged.includes(one))).toEqual(['not_null,order_paid,order_value']);
  expect(card.kind).toBe('check');
  // Where nothing fails, what was looked at.
  expect(card.table?.rows).toContainEqual(['range', expect.any(Number), 0]);
  expect(results.find(({ check, property }) => check === 'range' && property === 'order_value')).toMatchObject({
    status: 'pass',
    file: client.uri('shop.plan.yml'),
    line: 10,
  });
  const some = await execute<{ results: CheckResult[] }>(client, 'runChecks', { names: ['event:cart_opened'] });
  expect(new Set(some.results.map(({ event }) => event))).toEqual(new Set(['cart_opened']));
});

test.each([
  ['run', {}, { worker: true }, 'no-data', /No data yet/],
  ['generateEvents', {}, { worker: true, trusted: false }, 'untrusted', /not trusted/],
  ['generateDbt', {}, { worker: true, trusted: false }, 'untrusted', /not trusted/],
  ['generateEvents', {}, {}, 'sql-off', /without an engine/],
  ['generateEvents', { project: 'file:///elsewhere' }, { worker: true }, 'invalid-input', /No project is open at/],
  [
    'generateEvents',
    { users: 'many' },
    {},
    'invalid-input',
    /^trackwright\.generateEvents: users must be a whole number from 1, not "many"\.$/,
  ],
  ['generateEvents', { out: '/tmp' }, {}, 'invalid-input', /There is no key out\./],
  ['run', { name: 7 }, {}, 'invalid-input', /name must be text, not 7\./],
  ['planFromBrief', {}, {}, 'invalid-input', /uri is missing\./],
  ['nothing', {}, {}, 'invalid-input', /no command "trackwright.nothing"/],
] as const)('%s is refused with a sentence and a code', async (command, given, how, code, message) => {
  const client = await start(
    'full',
    { 'shop.plan.yml': plan },
    {
      ...('worker' in how ? { worker: worker.script } : {}),
      initializationOptions: { ...ours, trusted: !('trusted' in how) },
    },
  );
  const error = await refusal(execute(client, command, { ...(command === 'run' ? { name: 'orders' } : {}), ...given }));
  expect(error?.data.code).toBe(code);
  expect(error?.message).toMatch(message);
});

test('a folder that is trusted later can be worked in', async () => {
  const client = await start(
    'full',
    { 'shop.plan.yml': plan },
    { worker: worker.script, initializationOptions: { ...ours, trusted: false } },
  );
  expect((await refusal(execute(client, 'generateEvents', { users: 40, days: 2 })))?.data.code).toBe('untrusted');
  await client.notify('trackwright/trusted', {});
  expect((await execute(client, 'generateEvents', { users: 40, days: 2 })).card.verdict).toBe('ok');
});

test('an unknown name is told with what is near', async () => {
  const client = await start('full', { 'shop.plan.yml': plan }, { worker: worker.script, initializationOptions: ours });
  await execute(client, 'generateEvents', { users: 40, days: 2 });
  const error = await refusal(execute(client, 'run', { name: 'checkot' }));
  expect(error).toMatchObject({ data: { code: 'invalid-input' } });
  expect(error?.message).toContain('checkout');
});

test('a killed worker takes nothing else down: problems follow the typing, and the next command gets a new one', async () => {
  const died = path.join(worker.folder, 'died');
  const script = path.join(worker.folder, 'dies-once.mjs');
  await writeFile(
    script,
    `import { existsSync, writeFileSync } from 'node:fs';
if (existsSync(${JSON.stringify(died)})) await import('./worker.mjs');
else
  process.on('message', () => {
    writeFileSync(${JSON.stringify(died)}, '');
    process.kill(process.pid, 'SIGKILL');
  });
`,
  );
  const client = await start('full', { 'shop.plan.yml': plan }, { worker: script, initializationOptions: ours });
  await client.open('shop.plan.yml', plan);
  const type = (version: number, from: string, to: string) =>
    client.notify('textDocument/didChange', {
      textDocument: { uri: client.uri('shop.plan.yml'), version },
      contentChanges: [{ text: plan.replace(from, to) }],
    });
  const isTold = (key: string) =>
    client.problems('shop.plan.yml', (found) => found.some((one) => String(one.message).includes(`"${key}"`)));
  const running = refusal(execute(client, 'generateEvents', { users: 40, days: 3 }));
  await type(2, 'trigger:', 'triger:');
  await isTold('triger');
  expect(await running).toMatchObject({ data: { code: 'stopped' }, message: expect.stringContaining('SIGKILL') });
  await type(3, 'trigger:', 'trigr:');
  await isTold('trigr');
  await type(4, '', '');
  expect((await execute(client, 'generateEvents', { users: 40, days: 3 })).card.verdict).toBe('ok');
});

test('cancelling stops the work and leaves nothing', async () => {
  const client = await start('full', { 'shop.plan.yml': plan }, { worker: worker.script, initializationOptions: ours });
  const { CancellationTokenSource } = await import('vscode-jsonrpc/node');
  const source = new CancellationTokenSource();
  const reported = new Promise<void>((resolve) => {
    client.connection.onNotification('$/progress', ({ token, value }: { token: string; value: { kind: string } }) => {
      if (token === 'mine' && value.kind === 'report') resolve();
    });
  });
  const running = refusal(
    client.connection.sendRequest(
      'workspace/executeCommand',
      {
        command: 'trackwright.generateEvents',
        arguments: [{ users: 100_000, days: 300 }],
        workDoneToken: 'mine',
      },
      source.token,
    ),
  );
  await reported;
  source.cancel();
  expect((await running)?.data.code).toBe('cancelled');
  expect(existsSync(path.join(client.root, '.trackwright/events/manifest.json'))).toBe(false);
  expect(await readdir(path.join(client.root, '.trackwright')).catch(() => [])).toEqual([]);
});

test('a brief becomes an edit to confirm, and no file', async () => {
  const client = await start(
    'full',
    { 'quizzes.brief.yml': 'feature: other' },
    { worker: worker.script, initializationOptions: ours },
  );
  const { edit, into, card } = await execute<{ edit: WorkspaceEdit; into: string; card: Card }>(
    client,
    'planFromBrief',
    {
      uri: client.uri('quizzes.brief.yml'),
      text: brief,
    },
  );
  expect(card.title).toBe('Brief "AI quizzes"');
  expect(into).toBe(client.uri('quizzes.plan.yml'));
  const [create, change] = edit.documentChanges ?? [];
  expect(create).toMatchObject({ kind: 'create', uri: into });
  const { edits } = change as TextDocumentEdit;
  expect(edits).toMatchObject([{ newText: expect.stringContaining('quiz_generation_started') }]);
  expect(existsSync(path.join(client.root, 'quizzes.plan.yml'))).toBe(false);
});

test('a table of events becomes a plan and a scorecard to confirm, and no file', async () => {
  const table = 'event name,property name,type\nQuiz Taken,score,integer\nQuiz Shared,,\n';
  const client = await start('full', { 'events.csv': table }, { initializationOptions: ours });
  const given = { uri: client.uri('events.csv') };
  const { edit, files, into, card } = await execute<{
    edit: WorkspaceEdit;
    files: readonly { uri: string; before: string | null; after: string }[];
    into: string;
    card: Card;
  }>(client, 'importTable', given);
  expect(card).toMatchObject({ kind: 'import', title: 'Plan from "events.csv"' });
  expect(card.headline).toMatch(/^2 events read/);
  expect(into).toBe(client.uri('events.plan.yml'));
  expect(files.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1))).toEqual(
    expect.arrayContaining(['events.plan.yml', 'tracking-scorecard.md']),
  );
  expect(files[0]).toMatchObject({ uri: into, before: null, after: expect.stringContaining('- name: Quiz Taken') });
  expect(edit.documentChanges?.[0]).toMatchObject({ kind: 'create', uri: into });
  expect(existsSync(path.join(client.root, 'events.plan.yml'))).toBe(false);
});

test('a table that cannot be read, and an untrusted folder, say so', async () => {
  const files = { 'empty.csv': '' };
  const client = await start('full', files, { initializationOptions: ours });
  expect((await refusal(execute(client, 'importTable', { uri: client.uri('gone.csv') })))?.message).toContain(
    'gone.csv',
  );
  expect((await refusal(execute(client, 'importTable', { uri: client.uri('empty.csv') })))?.message).toContain(
    'empty.csv',
  );
  const untrusted = await start('full', files, { initializationOptions: { ...ours, trusted: false } });
  expect((await refusal(execute(untrusted, 'importTable', { uri: untrusted.uri('empty.csv') })))?.message).toContain(
    'not trusted',
  );
});

test('an editor of others asks for confirmation itself', async () => {
  const client = await start('full', { 'quizzes.brief.yml': brief });
  const { edit } = await execute<{ edit: WorkspaceEdit }>(client, 'planFromBrief', {
    uri: client.uri('quizzes.brief.yml'),
  });
  const [create, change] = edit.documentChanges ?? [];
  expect(create).toMatchObject({ kind: 'create', annotationId: 'trackwright' });
  expect((change as TextDocumentEdit).edits).toMatchObject([{ annotationId: 'trackwright' }]);
  expect(edit.changeAnnotations?.trackwright).toMatchObject({
    needsConfirmation: true,
    label: 'Plan of the brief "AI quizzes"',
  });
});

test('a brief into a plan that is there adds to it, once', async () => {
  const client = await start(
    'full',
    { 'shop.plan.yml': plan, 'quizzes.brief.yml': brief },
    { worker: worker.script, initializationOptions: ours },
  );
  const given = { uri: client.uri('quizzes.brief.yml'), into: client.uri('shop.plan.yml') };
  const first = await execute<{ edit: WorkspaceEdit }>(client, 'planFromBrief', given);
  const [change] = first.edit.documentChanges as TextDocumentEdit[];
  let text = plan;
  for (const edit of [...(change?.edits ?? [])].reverse()) {
    const { range, newText } = edit as { range: { start: { line: number }; end: { line: number } }; newText: string };
    const lines = text.split(/(?<=\n)/);
    lines.splice(range.start.line, range.end.line - range.start.line, newText);
    text = lines.join('');
  }
  expect(text).toContain('quiz_generation_started');
  expect(text.startsWith(plan.slice(0, 60))).toBe(true);
  await client.open('shop.plan.yml', text);
  const second = await execute<{ edit: unknown }>(client, 'planFromBrief', given);
  expect(second.edit).toBeNull();
});

test('dbt files that somebody changed are an edit to confirm, the others are written', async () => {
  const client = await start('full', { 'shop.plan.yml': plan }, { worker: worker.script, initializationOptions: ours });
  const first = await execute<{ edit: unknown; card: Card }>(client, 'generateDbt');
  expect(first.edit).toBeNull();
  const file = path.join(client.root, 'dbt/models/staging/_sources.yml');
  const written = await readFile(file, 'utf8');
  await writeFile(file, `${written}# mine\n`);
  const second = await execute<{ edit: WorkspaceEdit }>(client, 'generateDbt');
  const [change] = second.edit.documentChanges as TextDocumentEdit[];
  expect(change?.textDocument.uri).toBe(client.uri('dbt/models/staging/_sources.yml'));
  expect(change?.edits).toHaveLength(1);
  expect(await readFile(file, 'utf8')).toBe(`${written}# mine\n`);
});

test('an editor without our extension is told of the commands, has the edit applied and reads the headline', async () => {
  const client = await start('middle', { 'quizzes.brief.yml': brief }, { worker: worker.script });
  const answer = await execute<{ edit: unknown }>(client, 'planFromBrief', { uri: client.uri('quizzes.brief.yml') });
  expect(answer.edit).toBeNull();
  expect(client.applied).toHaveLength(1);
  expect(client.applied[0]).toMatchObject({ label: 'Brief "AI quizzes"' });
  expect(client.shown).toMatchObject([{ message: expect.stringContaining('from 1 action') }]);
});

test('a poor client gets plain changes', async () => {
  const client = await start('poor', { 'quizzes.brief.yml': brief }, { worker: worker.script });
  const { edit } = await execute<{ edit: WorkspaceEdit }>(client, 'planFromBrief', {
    uri: client.uri('quizzes.brief.yml'),
  });
  expect(Object.keys(edit.changes ?? {})).toEqual([client.uri('quizzes.plan.yml')]);
});

test('a name that is taken by no plan of ours is refused', async () => {
  const client = await start('full', { 'quizzes.brief.yml': brief }, { initializationOptions: ours });
  await mkdir(path.join(client.root, 'notes'));
  await writeFile(path.join(client.root, 'notes/quizzes.txt'), 'mine');
  const given = { uri: client.uri('quizzes.brief.yml'), into: client.uri('notes/quizzes.txt') };
  expect((await refusal(execute(client, 'planFromBrief', given)))?.message).toContain('"quizzes.txt" exists already');
});

test('the preview of an event is twenty rows of it, as a document', async () => {
  const client = await start('full', { 'shop.plan.yml': plan }, { worker: worker.script, initializationOptions: ours });
  const text = async (event: string) =>
    (
      await client.request<{ text: string }>('workspace/textDocumentContent', {
        uri: `trackwright:/preview/${event}.ndjson`,
      })
    ).text;
  const rows = (await text('order_paid'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toHaveLength(20);
  expect(rows.every((row) => row.event_name === 'order_paid' && row.order_value >= 0)).toBe(true);
  expect(await text('nothing')).toBe('// The plan "shop" has no event "nothing".\n');
});
