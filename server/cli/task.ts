// A command's task: the project's plan, the engine's worker, progress on the terminal.
import path from 'node:path';
import type { Task } from '../operations/task.ts';
import { planHash, planOf } from '../plan/resolve-plan.ts';
import { version } from '../version.ts';
import { startWorkers, type Workers } from '../worker/client.ts';
import type { Project } from '../workspace/project.ts';
import { openPlan } from './commands/open-plan.ts';
import type { Io } from './io.ts';
import { progress } from './output.ts';
import { projectRoot, todayOf } from './project.ts';

/** Opens the project, does the work, and puts the worker and the progress line away however it ends. */
export async function withTask<T>(
  { project: given, today }: { readonly project: string | undefined; readonly today?: string | undefined },
  io: Io,
  signal: AbortSignal,
  work: (task: Task, project: Project) => Promise<T>,
): Promise<T> {
  const root = projectRoot(io, given);
  const project = await openPlan(root, todayOf(today), io, signal);
  const plan = planOf(project.snapshot);
  const line = progress(io);
  const engine = startWorkers({ script: path.join(io.binDir, 'worker.mjs') });
  // It puts away what it has begun, and nothing is busy here meanwhile.
  const worker: Workers = { ...engine, run: (...job) => io.shield(() => engine.run(...job)) };
  try {
    const task: Task = {
      root,
      plan,
      planHash: planHash(plan),
      worker,
      version,
      signal,
      progress: (text) => void line.say(text),
    };
    return await work(task, project);
  } finally {
    await line.done();
    await engine.close();
  }
}
