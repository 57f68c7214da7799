// A connection for one piece of work, interrupted when its signal is aborted.
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { stopReason, throwIfAborted } from '../engine-error.ts';
import { sqlFailure } from './duckdb-errors.ts';

/** Throws the reason of an abort, else what the work throws, as EngineError. */
export async function withConnection<T>(
  instance: DuckDBInstance,
  signal: AbortSignal,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  const settle = interruptOn(signal, connection);
  try {
    throwIfAborted(signal);
    const result = await work(connection);
    throwIfAborted(signal);
    return result;
  } catch (error) {
    throw signal.aborted ? stopReason(signal) : sqlFailure(error);
  } finally {
    settle();
    connection.closeSync();
  }
}

/** Interrupts until settled: DuckDB forgets an interrupt that falls between two statements. */
function interruptOn(signal: AbortSignal, connection: DuckDBConnection): () => void {
  let again: NodeJS.Timeout | undefined;
  const start = (): void => {
    connection.interrupt();
    again = setInterval(() => connection.interrupt(), 20);
  };
  signal.addEventListener('abort', start);
  return () => {
    signal.removeEventListener('abort', start);
    clearInterval(again);
  };
}
