// A few rows of one event, for a look at it.
import type { Plain, Plan } from '../plan/plan.ts';
import type { Diagnostic } from './diagnostics.ts';
import { generationContextOf } from './generation-context.ts';
import { templateOf } from './rows/event-template.ts';
import { rowObject } from './rows/object.ts';
import type { Options, ScenarioProblem } from './scenario.ts';
import { defaultScenario } from './scenario.ts';
import { trial } from './simulate/action-model.ts';
import type { Vocabulary } from './values/vocabulary.ts';

export interface Preview {
  /** By wire name, envelope first. Fewer than asked for where rows do not meet the event's conditions. */
  readonly rows: readonly Readonly<Record<string, Plain>>[];
  readonly notes: readonly Diagnostic[];
}

/** @param event the event's name in the plan, live or not */
export function previewRows(
  plan: Plan,
  event: string,
  count: number,
  options: Pick<Options, 'seed' | 'start'> & { readonly vocabulary?: Vocabulary } = {},
): Preview | ScenarioProblem {
  const found = plan.events.find((one) => one.name === event);
  if (!found) return { code: 'no-events', message: `The plan "${plan.name}" has no event "${event}".` };
  const live = { ...plan, events: plan.events.map((one) => ({ ...one, status: 'implemented' as const })) };
  const scenario = defaultScenario(live, options);
  if ('code' in scenario) return scenario;
  const context = generationContextOf(plan, scenario.seed, scenario.start, scenario.users.count, options.vocabulary);
  const template = templateOf(found, { name: event, sticky: [], browsed: true }, plan, context.envelope.devices);
  const device = template.senders.findIndex((sender) => sender >= 0);
  if (device < 0) {
    const message = `No row of "${event}" can be made: its conditions contradict each other, its properties or its sources.`;
    return { code: 'nothing-possible', message };
  }
  const played = context.materialize(trial(template, device, scenario.start, Math.max(0, count)), [template]);
  const rows = Array.from(played.shard.kept, (row) => rowObject(played, row, context.envelope));
  return { rows, notes: context.notes() };
}
