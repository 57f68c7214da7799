// DuckDB's error messages as failures of ours.
import { EngineFailure } from './failure.ts';

/**
 * `Binder Error: Referenced column …` -> code `sql`, without the family name; what ran out of memory or disk ->
 * `memory`. What DuckDB did not say itself, a bug of ours above all, is given back as it is.
 */
export function sqlFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error.constructor !== Error) return error;
  if (/^(FATAL|INTERNAL) Error/.test(error.message)) return error;
  if (/^Out of Memory Error/.test(error.message)) return new EngineFailure('memory', outOfMemory(error.message));
  return new EngineFailure('sql', error.message.replace(/^[A-Z][A-Za-z ]* Error: /, '').trim());
}

/** Of an error while data is opened or loaded: one sentence that names the file. */
export function sourceFailure(error: unknown): unknown {
  const failure = sqlFailure(error);
  if (!(failure instanceof EngineFailure) || failure.code !== 'sql') return failure;
  for (const [pattern, say] of sentences) {
    const match = pattern.exec(failure.message);
    if (match !== null) return new EngineFailure('source', say(match.slice(1), fileIn(failure.message)));
  }
  return new EngineFailure('source', failure.message.split('\n', 1)[0] ?? failure.message);
}

type Say = (parts: readonly string[], file: string) => string;

/** The messages of DuckDB 1.5.6. */
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
  [
    /No magic bytes|too small to be a Parquet|Parquet|TProtocol|Thrift/i,
    (_, file) => `${file} is not a readable Parquet file: it is of another kind, or was cut off while it was written.`,
  ],
  [/Cannot open file "[^"]+": (.+)/, ([reason], file) => `${file} cannot be read (${reason}).`],
  [/not a GZIP stream|GZIP/i, (_, file) => `${file} ends in .gz and is not packed with gzip, or was cut off.`],
  [/not a valid DuckDB database/, (_, file) => `${file} is not a DuckDB database.`],
  [
    /Could not set lock on file/,
    (_, file) => `${file} is open for writing in another program. Close it there, or wait until it is done.`,
  ],
  [
    /storage version|newer version of DuckDB|older version/i,
    (_, file) =>
      `${file} was written by a version of DuckDB whose files this one (1.5) does not read. Export it to Parquet there.`,
  ],
];

/** The first file that a message names, with its line where the message gives one; of malformed JSON DuckDB gives the next line. */
function fileIn(message: string): string {
  const file =
    /file = (.+?)\s*$/m.exec(message)?.[1] ??
    /(?:[Ff]ile|database) ['"]([^'"]+)['"]/.exec(message)?.[1] ??
    /stream: (\S+)/.exec(message)?.[1];
  const csvLine = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const tooHigh = /at byte \d+ in line (\d+)/.exec(message)?.[1];
  const line = csvLine ?? (tooHigh === undefined ? /in line (\d+)/.exec(message)?.[1] : String(Number(tooHigh) - 1));
  return `${file ?? 'The file'}${line === undefined ? '' : `, line ${line},`}`;
}

const outOfMemory = (message: string): string =>
  `This needs more ${/max_temp_directory_size|temp directory/i.test(message) ? 'disk for its intermediate results' : 'memory'} than it may take. Ask for fewer days, events or groups, or raise the limit.`;
