// The card of a generation: what was made, and what the rows cannot show as the plan says it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaults } from '../../../server/config/settings.ts';
import { compile } from '../../../server/events/generator.ts';
import type { OperationContext } from '../../../server/operations/context.ts';
import { generateEvents } from '../../../server/operations/generate.ts';
import type { Plan } from '../../../server/plan/plan.ts';
import { Snapshot } from '../../../server/plan/snapshot.ts';
import type { Workers } from '../../../server/worker/client.ts';
import { event, plan, property } from '../events/build.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'trackwright-generate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The context of a worker that generates without writing. */
function context(of: Plan): OperationContext {
  const run = async (_: string, { users, days, seed }: { users?: number; days?: number; seed?: number }) => {
    const compiled = compile(of, {
      ...(users === undefined ? {} : { users }),
      ...(days === undefined ? {} : { days }),
      ...(seed === undefined ? {} : { seed }),
    });
    if ('problem' in compiled) throw new Error(compiled.problem.message);
    const { generator } = compiled;
    const sink = { open: () => ({ write: () => undefined, close: () => undefined }) };
    const written = await generator.write(sink, { as: 'ndjson' });
    return { manifest: generator.manifest(written, { version: '1', as: 'ndjson' }), explanation: generator.explain() };
  };
  return {
    project: { root: folder, snapshot: Snapshot.empty(defaults), plan: of, planHash: 'hash' },
    engines: () => ({ run }) as unknown as Workers,
    sqlOff: () => null,
    folder,
    today: '2026-01-31',
    shown: (uri) => uri,
    english: () => Promise.reject(new Error('No words are read.')),
    signal: new AbortController().signal,
    progress: () => undefined,
  };
}
const made = (of: Plan, options: { users?: number; days?: number; seed?: number }) =>
  generateEvents(context(of), { out: path.join(folder, 'out'), as: 'ndjson', ...options });

const simple = plan({ events: [event('opened')] });

test('says how much of what', async () => {
  const { card, manifest } = await made(simple, { users: 100, days: 1, seed: 7 });
  expect(card.headline).toMatch(/^\d+ events of \d+ users over 1 day\.$/);
  expect(card.provenance.data).toBe('out');
  expect([card.verdict, card.caveats, card.provenance.seed, manifest.seed]).toEqual(['ok', [], 7, 7]);
});

test('nothing happened: that is told', async () => {
  const { card } = await made(simple, { users: 1, days: 1 });
  expect(card).toMatchObject({
    verdict: 'warn',
    headline: '0 events of 0 users over 1 day.',
    caveats: ['So few users did nothing in so few days. Ask for more with --users or --days.'],
  });
});

test('a caveat names what it is about', async () => {
  const never = event('never', {
    properties: [property('n', { types: ['integer'], minimum: 1, maximum: 2, enum: [{ value: 9 }] })],
  });
  const { card } = await made(plan({ events: [event('opened'), never] }), { users: 100, days: 2 });
  expect(card.caveats).toEqual([
    'properties.n: No value fits everything that the plan says of it, so it is never sent.',
  ]);
});
