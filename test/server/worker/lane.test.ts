// A lane of several jobs at once, with a worker that does what its jobs say.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type LaneOptions, type OpenLane, openLane } from '../../../server/worker/lane.ts';

const folder = mkdtempSync(join(tmpdir(), 'trackwright-lane-'));
const script = join(folder, 'worker.mjs');
/** `{say}` is answered, `{wait}` never, `{wait: 'until stopped'}` when told to; `{all: n}` once n jobs were begun in this process; `{end}` ends it. */
writeFileSync(
  script,
  `const begun = [];
process.on('message', (message) => {
  if ('stop' in message) {
    if (begun.some(({ id, input }) => id === message.stop && input.wait === 'until stopped'))
      process.send({ id: message.stop, failure: { code: 'cancelled', message: 'Cancelled.' }, last: false });
    return;
  }
  if ('secretFor' in message) return process.send({ id: message.secretFor, result: message.value });
  begun.push(message);
  const { id, input } = message;
  if (input.end) process.exit(134);
  if (input.secret) process.send({ id, secret: input.secret });
  if (input.say) process.send({ id, result: input.say });
  for (const one of begun) if (one.input.all <= begun.length) process.send({ id: one.id, result: process.pid });
});
`,
);
let open: OpenLane[] = [];
let end = new AbortController();
afterEach(async () => {
  end.abort();
  await Promise.all(open.map((lane) => lane.close()));
  open = [];
  end = new AbortController();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lane(most: number, options: Partial<LaneOptions> = {}) {
  const made = openLane('remote', most, { script, ...options });
  open.push(made);
  let ids = 0;
  const run = (input: unknown, { signal = end.signal, ms = Number.POSITIVE_INFINITY } = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const start = { id: ++ids, job: 'query' as const, input, ms };
      made.add({ start, signal: AbortSignal.any([signal, end.signal]), onProgress: () => undefined, resolve, reject });
    });
  return { lane: made, run };
}

test('as many jobs run at once as it has room for, in one process', async () => {
  const { lane: one, run } = lane(3);
  const pids = await Promise.all([run({ all: 3 }), run({ all: 3 }), run({ all: 3 })]);
  expect(pids).toEqual([one.pid, one.pid, one.pid]);
});

test('the others wait until there is room', async () => {
  const { run } = lane(2);
  const cancel = new AbortController();
  const stopped = run({ wait: 'until stopped' }, { signal: cancel.signal }).catch(({ code }) => code);
  const two = run({ all: 3 });
  const third = run({ say: 'third' }).then((said) => {
    // Only with the room of the first did it begin, and made three.
    expect(cancel.signal.aborted).toBe(true);
    return said;
  });
  cancel.abort();
  expect(await stopped).toBe('cancelled');
  expect(await third).toBe('third');
  expect(await two).toBeTypeOf('number');
});

test('a job that does not stop takes its process down, and the others begin anew in another', async () => {
  const { lane: one, run } = lane(8);
  const hangs = run({ wait: 'for ever' }, { ms: 1 }).catch(({ code }) => code);
  const first = one.pid;
  // Answered in a process in which two jobs were begun: with the one that hangs they are three.
  const others = [run({ all: 4 }), run({ all: 4 })];
  expect(await hangs).toBe('limit');
  const more = [run({ all: 4 }), run({ all: 4 })];
  const pids = new Set(await Promise.all([...others, ...more]));
  expect(pids.size).toBe(1);
  expect(pids).not.toContain(first);
  expect(pids).toContain(one.pid);
});

test('a process that dies by itself fails what it ran, with what is known of the cause', async () => {
  const { run } = lane(2, { crashCause: (input) => (input as { end?: string }).end });
  const both = [run({ wait: 'for ever' }), run({ end: 'Its data are damaged.' })].map((job) =>
    job.catch(({ code, message }) => [code, message]),
  );
  expect(await Promise.all(both)).toEqual([
    [
      'stopped',
      'The engine ended with code 134 before this was done. The statement or a file of the data crashed it. Ask in another way, or write the data again; if it happens again, report it.',
    ],
    ['stopped', 'The engine ended with code 134 before this was done. Its data are damaged.'],
  ]);
  expect(await run({ say: 'again' })).toBe('again');
});

test('a secret is asked of whoever opened the lane; one that cannot be had is none', async () => {
  const secrets = async (name: string) => {
    if (name === 'locked') throw new Error('The keychain is locked.');
    return `value of ${name}`;
  };
  const { run } = lane(1, { secrets });
  expect(await run({ secret: 'token' })).toBe('value of token');
  expect(await run({ secret: 'locked' })).toBeUndefined();
  expect(await lane(1).run({ secret: 'token' })).toBeUndefined();
});
