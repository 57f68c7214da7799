// Plans that nobody should write: they are noted and never hang, throw or blow up.
import { describe, expect, test } from 'vitest';
import type { Plan, PlanProperty, PlanSchema } from '../../../server/plan/plan.ts';
import { event, funnel, metric, plan, property } from './build.ts';
import { generate, generatorOf, ndjson } from './files.ts';

const of = (...properties: readonly PlanProperty[]): Plan =>
  plan({ events: [event('thing', { properties }), event('other')] });
const deep = (levels: number, least: number): PlanSchema =>
  levels ? { types: ['array'], minItems: least, items: deep(levels - 1, least) } : { types: ['string'] };

test.each<[string, Partial<PlanProperty>]>([
  ['a billion items', { types: ['array'], minItems: 1e9 }],
  ['a billion characters', { minLength: 1e9 }],
  ['lists in lists in lists', deep(12, 5) as Partial<PlanProperty>],
  ['a pattern without end', { pattern: '^(a{99}){99}{99}$' }],
  ['a pattern of parentheses', { pattern: '('.repeat(50_000) }],
  ['bounds the wrong way round', { types: ['integer'], minimum: 5, maximum: 1 }],
  ['bounds beyond any double', { types: ['number'], minimum: 1e300, maximum: 1e301 }],
  ['a multiple too fine', { types: ['number'], multipleOf: 1e-200 }],
  ['no value at all', { enum: [] }],
  ['a constant of another type', { types: ['integer'], const: 'x' }],
  ['a format of a length it cannot have', { format: 'uuid', maxLength: 3 }],
])('%s: noted, not sent', async (_, said) => {
  const { texts, generator } = await generate(of(property('x', said)), { users: 20 });
  const rows = ndjson(texts.get('events.ndjson'));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some((row) => 'x' in row)).toBe(false);
  expect(generator.explain().notes.map((note) => note.about)).toContain('properties.x');
});

describe('odd, but possible', () => {
  test('deep objects', async () => {
    let nested: PlanSchema = { types: ['integer'] };
    for (let i = 0; i < 30; i++)
      nested = { types: ['object'], properties: [property('in', { ...nested, required: true })] };
    const { texts } = await generate(of(property('x', { ...nested, required: true })), { users: 5 });
    expect(texts.get('events.ndjson')).toContain('{"in":{"in":{"in":');
  });
  test('an enum of 50,000 values', async () => {
    const many = Array.from({ length: 50_000 }, (_, i) => ({ value: `value ${i}` }));
    expect((await generate(of(property('x', { enum: many })), { users: 5 })).generator.explain().notes).toEqual([]);
  });
  test('conditions that cannot be read hold nowhere and hurt nobody', async () => {
    const said = plan({
      events: [
        event('thing', {
          where: 'n = = 1',
          properties: [property('n', { requiredWhen: '((' })],
          variants: [{ name: 'v', where: ')', properties: [] }],
        }),
        event('other'),
      ],
      funnels: [funnel('f', [{ event: 'thing', where: '(' }, 'other'])],
      metrics: [metric('m', { agg: 'count', event: 'thing', where: '!' })],
    });
    const { texts } = await generate(said, { users: 50 });
    expect(JSON.parse(texts.get('truth/funnels.json')!)[0].steps[0].entities).toBe(0);
    expect(JSON.parse(texts.get('truth/metrics.json')!)[0].total).toBe(0);
  });
  test('funnels of nothing, of unknown events, of forty steps, of no window', async () => {
    const said = plan({
      events: [event('a'), event('b')],
      funnels: [
        funnel('empty', []),
        funnel('unknown', ['zzz', 'a']),
        funnel(
          'long',
          Array.from({ length: 40 }, (_, i) => ({ event: 'a', name: `a${i}` })),
        ),
        funnel('timeless', ['a', 'b'], {
          window: 'soon',
          entity: 'nobody',
          exclusions: [{ event: 'zzz' }],
          per: 'nothing',
        }),
      ],
    });
    const { texts } = await generate(said, { users: 50 });
    const counts = JSON.parse(texts.get('truth/funnels.json')!) as { steps: { entities: number }[] }[];
    // The long one is left out.
    expect(counts.map((one) => one.steps.length)).toEqual([0, 2, 2]);
    expect(counts[1]!.steps.map((step) => step.entities)).toEqual([0, 0]);
  });
  test('entities that are their own parents, keys that nothing has, two of one key', () => {
    const entities = [
      { name: 'user', key: 'user_id', parent: 'team', traits: [] },
      { name: 'team', key: 'team_id', parent: 'user', traits: [] },
      { name: 'self', key: 'self_id', parent: 'self', traits: [] },
      { name: 'twin', key: 'team_id', traits: [] },
      { name: 'visit', key: 'session_id', traits: [property('length')] },
    ];
    const { events } = generatorOf(
      plan({ entities, events: [event('a', { entities: ['team', 'nobody'], properties: [property('team_id')] })] }),
    ).explain();
    expect(events).toEqual(['a']);
  });
  test('names of JavaScript', async () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
    const said = plan({
      entities: [
        { name: '__proto__', key: 'constructor', traits: [property('toString')] },
        { name: 'user', key: 'user_id', traits: [] },
      ],
      sources: [{ name: '__proto__' }],
      events: names.map((name) =>
        event(name, {
          properties: names.map((one) => property(one, { required: true, unit: one, format: one })),
          uniqueKey: ['constructor'],
        }),
      ),
      metrics: names.map((name) =>
        metric(name, { agg: 'count_distinct', event: name, property: '__proto__', type: 'simple' }),
      ),
    });
    const { texts } = await generate(said, { users: 30 });
    const rows = ndjson(texts.get('events.ndjson'));
    for (const row of rows) for (const name of names) expect(Object.hasOwn(row, name)).toBe(true);
  });
  test('two thousand events', async () => {
    const events = Array.from({ length: 2000 }, (_, i) =>
      event(`event_${i}`, {
        properties: [property('a', { format: 'uuid' }), property('b'), property(`own_${i}`, { types: ['number'] })],
      }),
    );
    expect((await generate(plan({ events }), { users: 50 })).written.counts.events).toBeGreaterThan(500);
  });
});
