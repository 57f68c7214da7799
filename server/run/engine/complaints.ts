// DuckDB's error messages as failures of ours.
import { EngineFailure } from './failure.ts';

/** `Binder Error: Referenced column …` -> code `sql`, without the family name; what ran out of memory or disk -> `memory`. */
export function sqlFailure(error: unknown): EngineFailure {
  if (error instanceof EngineFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/^(FATAL Error|INTERNAL Error)/.test(message))
    return new EngineFailure('bug', message.split('\n', 1)[0] ?? message);
  if (/^Out of Memory Error/.test(message)) return new EngineFailure('memory', outOfMemory(message));
  return new EngineFailure('sql', message.replace(/^[A-Z][A-Za-z ]* Error: /, '').trim());
}

const outOfMemory = (message: string): string =>
  `This needs more ${/max_temp_directory_size|temp directory/i.test(message) ? 'disk for its intermediate results' : 'memory'} than it may take. Ask for fewer days, events or groups, or raise the limit.`;
