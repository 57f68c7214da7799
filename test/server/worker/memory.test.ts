import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorData } from '../../../server/base/user-error.ts';
import { guardMemory } from '../../../server/worker/memory.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function guarded(sizes: number[]) {
  const told: ErrorData[] = [];
  const end = vi.fn();
  const rss = vi.fn(() => sizes.shift() ?? 0);
  const release = guardMemory(
    100,
    (failure, then) => {
      told.push(failure);
      then();
    },
    { rss, end },
  );
  return { told, end, rss, release };
}

describe('the guard of memory', () => {
  it('tells once and ends the process when the limit is reached', () => {
    const { told, end } = guarded([50, 99, 100, 200, 300]);
    vi.advanceTimersByTime(500);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(5000);
    expect(told).toEqual([{ code: 'memory', message: expect.stringMatching(/^This needs more memory/) }]);
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('rests when it is released', () => {
    const { told, rss, release } = guarded([500]);
    release();
    vi.advanceTimersByTime(5000);
    expect([told, rss.mock.calls.length]).toEqual([[], 0]);
  });
});
