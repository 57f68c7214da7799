// Who and what rows are about: keys that recur, traits that stay, tables that hold what rows mean.
import { describe, expect, test } from 'vitest';
import { event, funnel, plan, property } from './build.ts';
import type { Row } from './files.ts';
import { generate, generatorOf, ndjson, rowsOf } from './files.ts';

const id = (name: string) => property(name, { required: true });
const tier = property('plan_tier', { enum: [{ value: 'free' }, { value: 'pro' }] });
const school = plan({
  entities: [
    {
      name: 'user',
      key: 'user_id',
      parent: 'class',
      traits: [tier, property('email', { format: 'email', required: true })],
    },
    { name: 'class', key: 'class_id', traits: [property('size', { types: ['integer'], required: true })] },
    { name: 'quiz', key: 'quiz_id', parent: 'class', traits: [property('title', { required: true })] },
  ],
  events: [
    event('quiz_generated', { entities: ['quiz'], properties: [id('quiz_id'), id('class_id')] }),
    event('quiz_started', { entities: ['quiz'], properties: [property('quiz_id')] }),
    event('quiz_viewed', { entities: ['quiz'], properties: [id('quiz_id')] }),
    event('home_opened'),
    event('help_opened'),
    event('told', { call: 'identify', properties: [tier, property('email', { format: 'email', required: true })] }),
  ],
  funnels: [funnel('quiz', ['quiz_generated', 'quiz_started'], { entity: 'quiz' })],
});
const made = generate(school, { users: 300 });
const rows = made.then(({ texts }) => ndjson(texts.get('events.ndjson')));
const table = async (name: string): Promise<readonly Row[]> =>
  ndjson((await made).texts.get(`entities/${name}.ndjson`));
const by = (list: readonly Row[], key: string) => {
  const found = new Map<unknown, Row[]>();
  for (const row of list) if (row[key] !== undefined) found.set(row[key], [...(found.get(row[key]) ?? []), row]);
  return found;
};

test('a quiz recurs along a journey and belongs to one user', async () => {
  const quizzes = by(await rows, 'quiz_id');
  const started = (await rows).filter((row) => row.event_name === 'quiz_started');
  expect(started.length).toBeGreaterThan(200);
  for (const row of started) {
    const of = quizzes.get(row.quiz_id)!;
    expect(of[0]!.event_name).toBe('quiz_generated');
    expect(new Set(of.map((one) => one.session_id)).size).toBe(1);
  }
  for (const of of quizzes.values()) expect(new Set(of.map((row) => row.user_id)).size).toBe(1);
});

test('browsing comes back to the user’s own few', async () => {
  const viewed = (await rows).filter((row) => row.event_name === 'quiz_viewed');
  const perUser = [...by(viewed, 'user_id').values()].map((of) => new Set(of.map((row) => row.quiz_id)).size);
  expect(Math.max(...perUser)).toBe(4);
  expect(new Set(viewed.map((row) => row.quiz_id)).size).toBeLessThan(viewed.length);
});

test('the key of an entity that an event is about is always there', async () => {
  expect(
    (await rows).filter((row) => /^quiz_/.test(row.event_name as string) && typeof row.quiz_id !== 'string'),
  ).toEqual([]);
});

test('users belong to one class for good, a class has four', async () => {
  const classes = by(await rows, 'class_id');
  for (const of of by(await rows, 'user_id').values())
    expect(new Set(of.flatMap((row) => row.class_id ?? [])).size).toBeLessThanOrEqual(1);
  for (const of of classes.values()) expect(new Set(of.map((row) => row.user_id)).size).toBeLessThanOrEqual(4);
});

describe('tables', () => {
  test('all users, with the traits that identify calls carry', async () => {
    const users = by(await table('user'), 'user_id');
    expect(users.size).toBe(300);
    const told = (await rows).filter((row) => row.event_name === 'told');
    expect(told.length).toBeGreaterThan(100);
    for (const row of told) {
      const { plan_tier, email } = users.get(row.user_id)![0]!;
      expect([row.plan_tier, row.email]).toEqual([plan_tier, email]);
    }
  });
  test('every key of a row, once, with the parent that rows say', async () => {
    const quizzes = by(await table('quiz'), 'quiz_id');
    const classes = by(await table('class'), 'class_id');
    const users = by(await table('user'), 'user_id');
    expect(classes.size).toBe(75);
    for (const list of [quizzes, classes, users]) expect([...list.values()].every((of) => of.length === 1)).toBe(true);
    for (const row of await rows) {
      if (row.quiz_id === undefined) continue;
      const quiz = quizzes.get(row.quiz_id)![0]!;
      expect(classes.has(quiz.class_id)).toBe(true);
      expect(quiz.class_id).toBe(users.get(row.user_id)![0]!.class_id);
      if (row.class_id !== undefined) expect(row.class_id).toBe(quiz.class_id);
    }
    expect(quizzes.size).toBe(by(await rows, 'quiz_id').size);
  });
  test('are named in the manifest’s files, whatever an entity is called', async () => {
    const odd = {
      ...school,
      entities: [
        ...school.entities,
        { name: '../../up', key: 'up_id', traits: [] },
        { name: '..%..%UP', key: 'down_id', traits: [] },
      ],
    };
    const { written, texts } = await generate(odd, { users: 20 });
    expect(written.files.map((file) => [file.path, file.table])).toEqual([
      ['events.ndjson', 'events'],
      ['entities/user.ndjson', 'user'],
      ['entities/class.ndjson', 'class'],
      ['entities/quiz.ndjson', 'quiz'],
      ['entities/______up.ndjson', '../../up'],
      ['entities/______UP-4.ndjson', '..%..%UP'],
    ]);
    for (const file of written.files) expect(Buffer.byteLength(texts.get(file.path)!)).toBe(file.bytes);
  });
});

test('what group calls are about has users for good, too', async () => {
  const list = await rowsOf(
    plan({
      entities: [
        { name: 'user', key: 'user_id', traits: [] },
        { name: 'team', key: 'team_id', traits: [] },
      ],
      events: [
        event('joined', { call: 'group', entities: ['team'], properties: [id('team_id')] }),
        event('a'),
        event('b'),
        event('c'),
      ],
    }),
    { users: 200 },
  );
  const teams = by(list, 'team_id');
  expect(Math.max(...[...teams.values()].map((of) => new Set(of.map((row) => row.user_id)).size))).toBe(4);
  for (const of of by(list, 'user_id').values())
    expect(new Set(of.flatMap((row) => row.team_id ?? [])).size).toBeLessThanOrEqual(1);
});

test('conditions on traits are kept by who does it', async () => {
  const said = plan({
    entities: [
      { name: 'user', key: 'user_id', traits: [{ ...tier, required: true }] },
      {
        name: 'quiz',
        key: 'quiz_id',
        traits: [
          property('info', {
            types: ['object'],
            required: true,
            properties: [property('level', { as: 'lvl', types: ['integer'], minimum: 1, maximum: 3, required: true })],
          }),
        ],
      },
    ],
    events: [
      event('pro_only', { where: "user.plan_tier = 'pro'" }),
      event('hard', { entities: ['quiz'], properties: [id('quiz_id')], where: 'quiz.info.level = 3' }),
      event('any'),
    ],
  });
  const { texts, generator } = await generate(said, { users: 200 });
  const list = ndjson(texts.get('events.ndjson'));
  const users = by(ndjson(texts.get('entities/user.ndjson')), 'user_id');
  const quizzes = by(ndjson(texts.get('entities/quiz.ndjson')), 'quiz_id');
  const pro = list.filter((row) => row.event_name === 'pro_only');
  const hard = list.filter((row) => row.event_name === 'hard');
  expect([pro.length > 100, hard.length > 100]).toEqual([true, true]);
  expect(pro.filter((row) => users.get(row.user_id)?.[0]?.plan_tier !== 'pro')).toEqual([]);
  expect(hard.filter((row) => (quizzes.get(row.quiz_id)![0]!.info as Row).lvl !== 3)).toEqual([]);
  expect(generator.explain().notes.map((note) => note.message)).toEqual(
    Array(2).fill('Many of its rows could not be made to meet its conditions and are left out.'),
  );
});

test('an identifier that several steps carry is the same along a journey', async () => {
  const list = await rowsOf(
    plan({
      events: ['started', 'completed', 'failed'].map((name) =>
        event(name, {
          properties: [property('request_id', { required: true, examples: ['r_17'] }), property('label')],
        }),
      ),
      funnels: [funnel('run', ['started', 'completed'])],
    }),
    { users: 100 },
  );
  const runs = [...by(list, 'request_id').values()];
  expect(
    runs.every(
      (of) =>
        of.length === 1 || (of.length === 2 && of[0]!.event_name === 'started' && of[1]!.event_name === 'completed'),
    ),
  ).toBe(true);
  expect(runs.filter((of) => of.length === 2).length).toBe(list.filter((row) => row.event_name === 'completed').length);
  expect(list.every((row) => /^r_[0-9a-f]{16}$/.test(row.request_id as string))).toBe(true);
});

describe('user_id', () => {
  test('a pattern with too few of them is noted', () => {
    const { notes } = generatorOf(
      { ...school, properties: [property('user_id', { pattern: '^[A-Z]{2}$' })] },
      { users: 5000 },
    ).explain();
    expect(notes).toEqual([
      { about: 'user_id', message: 'It has 676 values, fewer than there may be users: some users share one.' },
    ]);
  });
  const ids = async (said: Parameters<typeof property>[1]) => {
    const list = await rowsOf({ ...school, properties: [property('user_id', said)] }, { users: 200 });
    const users = [...by(list, 'user_id').keys()] as string[];
    expect(users.length).toBeGreaterThan(150);
    return users;
  };
  test.each([
    ['as it is by default', {}, /^u\d{8}$/],
    ['a uuid', { format: 'uuid' }, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['by a pattern', { pattern: '^USR[0-9A-F]{4}$' }, /^USR[0-9A-F]{4}$/],
    ['an address', { format: 'email' }, /^u\d{8}@example\.com$/],
    ['short', { maxLength: 6 }, /^[0-9a-f]{6}$/],
  ])('%s', async (_, said, shape) => {
    expect((await ids(said)).filter((one) => !shape.test(one))).toEqual([]);
  });
});

test('the variant of an experiment is a user’s for good, by the planned shares', async () => {
  const test = plan({
    events: [
      event('seen', { properties: [property('variant', { enum: ['a', 'b', 'c'].map((value) => ({ value })) })] }),
      event('other'),
    ],
    experiments: [
      {
        ...{
          name: 'try',
          entity: 'user',
          exposure: { event: 'seen', property: 'variant' },
          primary: 'm',
          guardrails: [],
        },
        variants: [
          { name: 'a', share: 0.8 },
          { name: 'b', share: 0.2 },
        ],
      },
    ],
  });
  const users = [
    ...by(
      (await rowsOf(test, { users: 2000 })).filter((row) => row.event_name === 'seen'),
      'user_id',
    ).values(),
  ];
  expect(users.every((of) => new Set(of.map((row) => row.variant)).size === 1)).toBe(true);
  const share = users.filter((of) => of[0]!.variant === 'a').length / users.length;
  expect(Math.abs(share - 0.8)).toBeLessThan(4.5 * Math.sqrt(0.16 / users.length));
});

test('rows come from a source of their event; a server’s from any session', async () => {
  const list = await rowsOf(
    plan({
      sources: [{ name: 'site', platform: 'web' }, { name: 'phone', platform: 'ios' }, { name: 'backend' }],
      events: [
        event('tapped', { sources: ['phone'] }),
        event('clicked', { sources: ['site', 'nowhere'] }),
        event('paid', { sources: ['backend'] }),
        event('any'),
      ],
    }),
    { users: 200 },
  );
  const sources = (name: string) =>
    [...new Set(list.filter((row) => row.event_name === name).map((row) => `${row.source} ${row.platform}`))].sort();
  expect(sources('tapped')).toEqual(['phone ios']);
  expect(sources('clicked')).toEqual(['site web']);
  expect(sources('paid')).toEqual(['backend null']);
  expect(sources('any')).toEqual(['phone ios', 'site web']);
});

test('the dictionary refines fields of the envelope', async () => {
  const list = await rowsOf(
    plan({
      properties: [
        property('platform', { enum: [{ value: 'mobile' }, { value: 'desktop' }] }),
        property('app_version', { pattern: '^20\\d\\d\\.\\d$' }),
        property('session_id', { pattern: '^S[0-9]{12}$' }),
      ],
      events: [event('any')],
    }),
    { users: 50 },
  );
  expect(list.filter((row) => !/^(mobile|desktop)$/.test(row.platform as string))).toEqual([]);
  expect(list.filter((row) => !/^20\d\d\.\d$/.test(row.app_version as string))).toEqual([]);
  expect(list.filter((row) => !/^S\d{12}$/.test(row.session_id as string))).toEqual([]);
});
