// DuckDB's own memory limit misses some (repeat() of a giant text, which nothing interrupts either), so the process watches itself.
import type { ErrorData } from '../base/user-error.ts';

/** Bytes that this process has in memory, and how it ends itself. */
export interface Self {
  rss(): number;
  end(): void;
}

const self: Self = {
  rss: () => process.memoryUsage.rss(),
  end: () => process.kill(process.pid, 'SIGKILL'),
};

/**
 * Until the function given back is called: above `limit` bytes, `tell` sends the failure and the process ends itself,
 * since nothing else frees the memory.
 */
export function guardMemory(
  limit: number,
  tell: (failure: ErrorData, then: () => void) => void,
  { rss, end } = self,
): () => void {
  const timer = setInterval(() => {
    if (rss() < limit) return;
    clearInterval(timer);
    tell({ code: 'memory', message: OVER }, end);
  }, 250);
  return () => clearInterval(timer);
}

const OVER = 'This needs more memory than it may take. Ask for fewer days, events or groups, or raise the limit.';
