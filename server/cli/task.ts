// A command that is an operation: its project, the processes of its jobs, progress on the terminal.
import path from 'node:path';
import type { OperationContext } from '../operations/context.ts';
import type { Operation } from '../operations/operation.ts';
import { planHash, planOf } from '../plan/resolve-plan.ts';
import { jsonText } from '../results/json.ts';
import { startWorkers, type Workers } from '../worker/client.ts';
import { pathOfUri } from '../workspace/uri.ts';
import type { ExitCode } from './command.ts';
import { openPlan } from './commands/open-plan.ts';
import type { Io } from './io.ts';
import { progress, shownPath, writeCard } from './output.ts';
import { projectRoot, todayOf } from './project.ts';

/** Opens the project, does the work, and puts the processes and the progress line away however it ends. */
export async function withContext<T>(
  { project: given, today }: { readonly project: string | undefined; readonly today?: string | undefined },
  io: Io,
  signal: AbortSignal,
  work: (context: OperationContext) => Promise<T>,
): Promise<T> {
  const root = projectRoot(io, given);
  const { snapshot } = await openPlan(root, todayOf(today), io, signal);
  const plan = planOf(snapshot);
  const line = progress(io);
  let open: Workers | undefined;
  const engines = (): Workers => {
    open ??= startWorkers({ script: path.join(io.binDir, 'worker.mjs') });
    const { run, ...workers } = open;
    // A job puts away what it has begun, and nothing is busy here meanwhile.
    return { ...workers, run: (...job) => io.shield(() => run(...job)) };
  };
  try {
    return await work({
      project: { root, snapshot, plan, planHash: planHash(plan) },
      signal,
      progress: (text) => void line.say(text),
      engines,
      sqlOff: () => null,
      folder: io.cwd,
      today: todayOf(undefined),
      shown: (uri) => shownPath(io.cwd, pathOfUri(uri) ?? uri),
      english: () => io.english(),
    });
  } finally {
    await line.done();
    await open?.close();
  }
}

interface OperationArgs {
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, unknown>> & { readonly project: string | undefined };
}

/** Of an operation that needs no words of its own: it runs, and its card is printed. */
export const commandOf =
  ({ input, run }: Operation) =>
  ({ names, options }: OperationArgs, io: Io, signal: AbortSignal): Promise<ExitCode> =>
    withContext<ExitCode>({ project: options.project }, io, signal, async (context) => {
      const { card, report } = await run(context, givenTo(input, names, options) as never);
      const format = options.format as Parameters<typeof writeCard>[1];
      if (format === 'json' && report !== undefined) await io.stdout.data(jsonText(report));
      else await writeCard(card, format, io);
      return 0;
    });

function givenTo(input: Operation['input'], names: readonly string[], options: OperationArgs['options']): object {
  const keys = Object.keys(input);
  const args = keys.filter((key) => input[key]?.argument !== undefined);
  return Object.fromEntries(
    keys.map((key) => {
      const at = args.indexOf(key);
      if (at < 0) return [key, options[key]];
      return [key, input[key]?.kind.is === 'list' ? names.slice(at) : names[at]];
    }),
  );
}
