// DuckDB's error messages as failures of ours.
import { EngineError } from '../engine-error.ts';

/**
 * `Binder Error: Referenced column …` -> code `sql`, without the family name; what ran out of memory or disk ->
 * `memory`; a file that turns out to be damaged -> `source`. What DuckDB did not say itself, a bug of ours above all, is given back as it is.
 */
export function sqlFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error.constructor !== Error) return error;
  if (/^(FATAL|INTERNAL) Error/.test(error.message)) return error;
  if (/^Out of Memory Error/.test(error.message)) return new EngineError('memory', outOfMemory(error.message));
  const damaged = /^Invalid Input Error: Failed to read file "([^"]+)"/.exec(error.message)?.[1];
  if (damaged !== undefined) return new EngineError('source', `${damaged} is damaged. Write it again.`);
  return new EngineError('sql', error.message.replace(/^[A-Z][A-Za-z ]* Error: /, '').trim());
}

/** Of an error while these files are opened or loaded: one sentence that names the file. */
export function sourceFailure(error: unknown, files: readonly string[]): unknown {
  const failure = sqlFailure(error);
  if (!(failure instanceof EngineError) || failure.code !== 'sql') return failure;
  const { message } = failure;
  for (const [pattern, say] of sentences) {
    const match = pattern.exec(message);
    if (match !== null) return new EngineError('source', say(match.slice(1), place(message, files)));
  }
  const first = message.split('\n', 1)[0] ?? message;
  return new EngineError('source', `${place(message, files)} cannot be read (${first.replace(/\.$/, '')}).`);
}

type Say = (parts: readonly string[], file: string) => string;

/** The messages of DuckDB 1.5. */
const sentences: readonly (readonly [RegExp, Say])[] = [
  [
    /Expected Number of Columns: (\d+) Found: (\d+)/,
    ([wanted, found], file) => `${file} has ${found} values where its header has ${wanted} names.`,
  ],
  [/unterminated quote/, (_, file) => `${file} opens a quote that nothing closes.`],
  [/not utf-8 encoded|invalid UTF-8/, (_, file) => `${file} is not UTF-8. Save it as UTF-8.`],
  [/Maximum line size/, (_, file) => `${file} is longer than 2 MB in one record, or a quote there is never closed.`],
  [
    /state machine reached an invalid state/,
    (_, file) => `${file} mixes kinds of line endings or quotes. Write it again with one kind of line ending.`,
  ],
  [/byte order mark/, (_, file) => `${file} begins with a byte order mark. Save it without one.`],
  [
    /Malformed JSON in file "[^"]+", at byte \d+ in line \d+: (.*?)\.? *(?:Try|$)/m,
    ([reason], file) => `${file} is not JSON (${reason}).`,
  ],
  [
    /JSON transform error .* Object (.*) has duplicate key "(.*)"/,
    ([, key], file) => `${file} gives the key ${key} twice.`,
  ],
  [
    /JSON transform error .* Expected OBJECT, but got (\w+)/,
    ([kind], file) => `${file} holds ${kind?.toLowerCase()} where every line must be one JSON object.`,
  ],
  [/Cannot open file "[^"]+": (.+)/, ([reason], file) => `${file} cannot be read (${reason}).`],
  [
    /^[^\n]*(?:No magic bytes|too small to be a Parquet|TProtocol|Thrift)/,
    (_, file) => `${file} is not a readable Parquet file: it is of another kind, or was cut off while it was written.`,
  ],
  [/^Corrupt database file/, (_, file) => `${file} is damaged. Write it again.`],
  [/^[^\n]*GZIP/, (_, file) => `${file} ends in .gz and is not packed with gzip, or was cut off.`],
  [/not a valid DuckDB database/, (_, file) => `${file} is not a DuckDB database.`],
  [
    /Could not set lock on file/,
    (_, file) => `${file} is open for writing in another program. Close it there, or wait until it is done.`,
  ],
  [
    /^[^\n]*(?:version number|storage version|newer version of DuckDB)/,
    (_, file) =>
      `${file} was written by a DuckDB whose files this one (1.5) does not read. Export it to Parquet there.`,
  ],
];

/** The file that a message names, else the only one there is; with its line where there is one. Of malformed JSON DuckDB gives the next line. */
function place(message: string, files: readonly string[]): string {
  const file =
    /^ *file = (.+?)\s*$/m.exec(message)?.[1] ??
    /[Ff]ile "([^"]+)"/.exec(message)?.[1] ??
    /[Ff]ile '([^']+)'/.exec(message)?.[1] ??
    /stream: (\S+)/.exec(message)?.[1] ??
    (files.length === 1 ? files[0] : 'One of the files');
  const tooHigh = /at byte \d+ in line (\d+)/.exec(message)?.[1];
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1] ?? /in line (\d+)/.exec(message)?.[1];
  if (line === undefined) return `${file}`;
  return `${file}, line ${tooHigh === undefined ? line : Number(tooHigh) - 1},`;
}

const outOfMemory = (message: string): string =>
  `This needs more ${/max_temp_directory_size|temp directory/i.test(message) ? 'disk for its intermediate results' : 'memory'} than it may take. Ask for fewer days, events or groups, or raise the limit.`;
