// What our own extension is told of projects: their state whenever it changes, and their lists when it asks.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Catalogue, ProjectsState } from '../../server/protocol.ts';
import { closeAll, start, type TestClient } from './client.ts';

afterEach(closeAll);

const plan = `plan: {name: shop, owner: growth}
owners: [{name: growth}, {name: billing}]
properties:
  - {name: order_value, type: number, minimum: 0, description: "Total"}
events:
  - {name: order_paid, description: Paid., trigger: Once., owner: billing, status: planned, properties: [order_value]}
  - {name: cart_item_added, description: Added., trigger: Once.}
  - {name: cart_opened, as: Cart Opened, description: Opened., trigger: Once., sources: [web]}
sources: [{name: web}]
metrics:
  - {name: orders, agg: count, event: order_paid}
funnels:
  - {name: checkout, window: 7d, steps: [cart_opened, order_paid]}
`;
const ours = { initializationOptions: { client: 'trackwright' } };

/** Waits until the server has said something that is true. */
function told(client: TestClient, isIt: (state: ProjectsState) => boolean): Promise<ProjectsState> {
  return new Promise((resolve) => {
    client.connection.onNotification('trackwright/projects', (state: ProjectsState) => {
      if (isIt(state)) resolve(state);
    });
  });
}

test('the state of a project is told, and told again when it changes', async () => {
  const client = await start('full', { 'shop.plan.yml': plan }, ours);
  const { projects, sqlOff } = await told(client, (state) => state.projects.length > 0);
  expect(sqlOff).toBe('the engine is not installed');
  expect(projects).toMatchObject([
    {
      name: 'shop',
      plans: [client.uri('shop.plan.yml')],
      profile: 'recommended',
      events: 3,
      errors: 0,
      questions: [
        { noun: 'funnel', title: 'Funnels', names: ['checkout'] },
        { noun: 'metric', title: 'Metrics', names: ['orders'] },
        { noun: 'retention', names: [] },
      ],
      dbt: null,
    },
  ]);
  const next = told(client, (state) => state.projects[0]?.events === 4);
  await client.open(
    'shop.plan.yml',
    plan.replace('sources: [{', '  - {name: cart_opened}\n  - {name: new_one}\nsources: [{'),
  );
  expect((await next).projects[0]?.errors).toBeGreaterThan(0);
});

test('names count when they change, and only then', async () => {
  const client = await start('full', { 'shop.plan.yml': plan }, ours);
  const first = await told(client, (state) => state.projects.length > 0);
  const names = first.projects[0]?.names ?? 0;
  await client.open('shop.plan.yml', plan.replace('Opened.', 'Opens it.'));
  await client.request('trackwright/catalogue', {});
  const change = plan.replace('Opened.', 'Opens it.').replaceAll('cart_item_added', 'item_added');
  const renamed = told(client, (state) => state.projects[0]?.names === names + 1);
  await client.notify('textDocument/didChange', {
    textDocument: { uri: client.uri('shop.plan.yml'), version: 2 },
    contentChanges: [{ text: change }],
  });
  await renamed;
});

test('the lists of a project', async () => {
  const client = await start(
    'full',
    { 'shop.plan.yml': plan, 'trackwright.yml': 'connections: {prod: {type: duckdb, path: p.duckdb}}' },
    ours,
  );
  const { projects } = await client.request<Catalogue>('trackwright/catalogue', {});
  const [shop] = projects;
  expect(
    shop?.events.map(({ name, object, owners, sources, status, detail, uses }) => [
      name,
      object,
      owners,
      sources,
      status,
      detail,
      uses,
    ]),
  ).toEqual([
    ['cart_item_added', 'cart item', ['growth'], [], '', '0 properties', 0],
    ['cart_opened', 'cart', ['growth'], ['web'], '', 'as Cart Opened', 1],
    ['order_paid', 'order', ['billing'], [], 'planned', '1 property', 2],
  ]);
  expect(shop?.properties).toMatchObject([
    { name: 'order_value', detail: 'number · ≥ 0', description: 'Total', uses: 1 },
  ]);
  expect(shop?.questions.map(({ noun, name, detail }) => [noun, name, detail])).toEqual([
    ['funnel', 'checkout', '2 steps in 7d'],
    ['metric', 'orders', 'count of order_paid'],
  ]);
  const place = (of: object) => client.request('trackwright/place', { root: shop?.root, ...of });
  expect(await place({ noun: 'event', name: 'cart_opened' })).toMatchObject({
    uri: client.uri('shop.plan.yml'),
    range: { start: { line: 7, character: 11 } },
  });
  expect(await place({ noun: 'event', name: 'gone' })).toBeNull();
  expect(shop?.data).toEqual([{ kind: 'connection', name: 'prod', detail: 'duckdb', files: [] }]);
});

test('generated events are listed from their manifest, and a broken manifest is nothing', async () => {
  const client = await start('full', { 'shop.plan.yml': plan }, ours);
  const folder = path.join(client.root, '.trackwright/events');
  const data = async () => (await client.request<Catalogue>('trackwright/catalogue', {})).projects[0]?.data;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'manifest.json'), '{');
  expect(await data()).toEqual([]);
  await writeFile(
    path.join(folder, 'manifest.json'),
    JSON.stringify({
      schema: 'trackwright.events/1',
      counts: { events: 1204, users: 40 },
      days: 3,
      start: '2026-01-01',
      files: [{ path: 'events.parquet', rows: 1204, bytes: 5000 }],
    }),
  );
  expect(await data()).toMatchObject([
    {
      kind: 'generated',
      detail: expect.stringMatching(/^1,204 events of 40 users, 3 days from 2026-01-01, made .* UTC$/),
      files: [{ name: 'events.parquet', detail: '1,204 rows, 5 kB' }],
    },
  ]);
});

test('a folder without a plan has no catalogue', async () => {
  const client = await start('full', {}, ours);
  expect((await client.request<Catalogue>('trackwright/catalogue', {})).projects).toEqual([]);
});
