// A few rows of one event, for a look at it.
import type { Plain, Plan } from '../plan/plan.ts';
import type { Note } from './diagnostics.ts';
import { stageOf } from './generation-context.ts';
import { shapeOf } from './rows/event-template.ts';
import { rowObject } from './rows/object.ts';
import type { Options, Problem } from './scenario.ts';
import { defaultScenario } from './scenario.ts';
import { trial } from './simulate/action-model.ts';
import type { Vocabulary } from './values/vocabulary.ts';

export interface Preview {
  /** By wire name, envelope first. Fewer than asked for where rows do not meet the event's conditions. */
  readonly rows: readonly Readonly<Record<string, Plain>>[];
  readonly notes: readonly Note[];
}

/** @param event the event's name in the plan, live or not */
export function preview(
  plan: Plan,
  event: string,
  count: number,
  options: Pick<Options, 'seed' | 'start'> & { readonly vocabulary?: Vocabulary } = {},
): Preview | Problem {
  const found = plan.events.find((one) => one.name === event);
  if (!found) return { code: 'no-events', message: `The plan "${plan.name}" has no event "${event}".` };
  const live = { ...plan, events: plan.events.map((one) => ({ ...one, status: 'implemented' as const })) };
  const scenario = defaultScenario(live, options);
  if ('code' in scenario) return scenario;
  const stage = stageOf(plan, scenario.seed, scenario.start, scenario.users.count, options.vocabulary);
  const shape = shapeOf(found, { name: event, hold: [], browsed: true }, plan, stage.envelope.devices);
  const device = shape.senders.findIndex((sender) => sender >= 0);
  if (device < 0) {
    const message = `No row of "${event}" can be made: its conditions contradict each other, its properties or its sources.`;
    return { code: 'nothing-possible', message };
  }
  const played = stage.play(trial(shape, device, scenario.start, Math.max(0, count)), [shape]);
  const rows = Array.from(played.cell.kept, (row) => rowObject(played, row, stage.envelope));
  return { rows, notes: stage.notes() };
}
