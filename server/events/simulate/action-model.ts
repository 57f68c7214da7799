// What can happen on each device: the events that are browsed and the journeys, each as rows of known shapes.

import { slotEpoch } from '../../base/calendar.ts';
import { dayMs } from '../../base/duration.ts';
import type { PlanEvent } from '../../plan/plan.ts';
import { choice, threshold } from '../draws/choice.ts';
import { mostActions, slotOf } from '../draws/slot.ts';
import type { Stage } from '../generation-context.ts';
import type { Role, Shape } from '../rows/event-template.ts';
import { shapeOf } from '../rows/event-template.ts';
import { growing } from '../rows/row-buffer.ts';
import type { Skeleton } from '../rows/shard.ts';
import { canBeUnique } from '../rows/unique.ts';
import type { Journey, Scenario } from '../scenario.ts';
import { isIdentifier } from '../values/make.ts';
import type { Maker } from '../values/value-generator.ts';
import type { Road, Step } from './sessions.ts';

export interface Roads {
  readonly shapes: readonly Shape[];
  /** By device; undefined where nothing can happen. */
  readonly byDevice: readonly (Road | undefined)[];
  /** Expected rows of an action. */
  readonly perAction: number;
}

export function roadsOf(scenario: Scenario, stage: Stage): Roads {
  const { plan, envelope, keyOf, making } = stage;
  const events = new Map(plan.events.map((event) => [event.name, event]));
  const shapes: Shape[] = [];
  const shapeFor = (event: string, role: Role): number => {
    const found = events.get(event);
    const shape = found && possible(shapeOf(found, role, plan, envelope.devices), scenario, stage);
    return shape ? shapes.push(shape) - 1 : -1;
  };
  const browsed = scenario.browse.map(({ event, weight }) => {
    const shape = shapeFor(event, { name: event, hold: [], browsed: true });
    return { weight, steps: [{ shape, key: keyOf('actions'), goesOn: 0, pause: scenario.sessions.timeout }] };
  });
  const travelled = scenario.journeys.map((journey) => {
    const pause = Math.min(scenario.sessions.timeout, longestPause(journey));
    const hold = [...journey.hold, ...sharedIdentifiers(journey, events)];
    const steps = journey.steps.map(({ name, event, where, rate }) => {
      const path = `journeys.${journey.name}.${name}`;
      const role = { name: path, hold, browsed: false, ...(where !== undefined && { where }) };
      return { shape: shapeFor(event, role), key: keyOf(path), goesOn: threshold(rate), pause };
    });
    return { weight: journey.weight, steps };
  });
  const actions = [...browsed, ...travelled];
  const byDevice = envelope.devices.map(({ remote }, device) => (remote ? undefined : roadOn(device, actions, shapes)));
  for (const shape of shapes) {
    if (!shape.senders.some((sender, device) => sender >= 0 && byDevice[device])) {
      making.note(`events.${shape.event.name}`, 'None of its sources is a device in use, so it never happens.');
    }
  }
  return { shapes, byDevice, perAction: rowsPerAction(byDevice) };
}

/** Identifiers that several steps carry mean the same thing all along: the request that was started is the one that is completed. */
function sharedIdentifiers({ steps }: Journey, events: ReadonlyMap<string, PlanEvent>): readonly string[] {
  const names = steps.flatMap(({ event }) => events.get(event)?.properties.map((property) => property.name) ?? []);
  return names.filter((name, i) => isIdentifier(name) && names.indexOf(name) < i);
}

interface Action {
  readonly weight: number;
  readonly steps: readonly Omit<Step, 'device'>[];
}

function roadOn(device: number, actions: readonly Action[], shapes: readonly Shape[]): Road | undefined {
  const open = actions.flatMap(({ weight, steps }) => {
    const senders = steps.map(({ shape }) => shapes[shape]?.senders[device] ?? -1);
    const end = senders.indexOf(-1);
    const taken = steps
      .slice(0, end < 0 ? steps.length : end)
      .map((step, i) => ({ ...step, device: senders[i] as number }));
    return taken.length && weight > 0 ? { weight, taken } : [];
  });
  if (!open.length) return undefined;
  return { choice: choice(open.map(({ weight }) => weight)), actions: open.map(({ taken }) => taken) };
}

/** Steps one after the other stay within the journey's time. */
const longestPause = ({ within, steps }: Journey): number =>
  Math.max(1, Math.floor(within / Math.max(1, steps.length - 1)));

/** The shape if rows can meet its conditions, as a trial shows; else that is noted. */
function possible(shape: Shape, scenario: Scenario, stage: Stage): Shape | undefined {
  const about = `events.${shape.event.name}`;
  const device = shape.senders.findIndex((sender) => sender >= 0);
  const note = (message: string) => {
    stage.making.note(shape.name === shape.event.name ? about : shape.name, message);
  };
  if (device < 0) {
    note('Its conditions contradict each other, its properties or its sources, so it never happens.');
    return undefined;
  }
  const { musts, mustNots, variants, event } = shape;
  const form = stage.formOf(shape, shape.open[shape.senders[device] as number]?.[0] ?? 0, []);
  if (!canBeUnique(form)) {
    note(`Nothing in its unique_key (${event.uniqueKey.join(', ')}) has values enough to differ in every row.`);
  }
  for (const { property, maker, path } of form.fields) {
    if (event.uniqueKey.includes(property.as)) noteRoom(path, maker, stage);
  }
  if (!musts.length && !mustNots.length && !variants.length) return shape;
  const tried = 64;
  const { cell } = stage.play(trial(shape, device, scenario.start, tried), [shape]);
  if (!cell.kept.length) {
    note('No row could be made that meets its conditions, so it never happens.');
    return undefined;
  }
  if (cell.kept.length < tried * 0.9)
    note('Many of its rows could not be made to meet its conditions and are left out.');
  return shape;
}

/** Says when a key leaves each user only a few values: rows that would repeat one do not happen. */
function noteRoom(path: string, maker: Maker | undefined, { making, placing }: Stage): void {
  if (maker?.kind !== 'numbered' || maker.room / placing.capacity >= fewValues) return;
  making.note(path, `It has ${maker.room} values, too few for all users: rows that would repeat one are left out.`);
}
const fewValues = 32;

/** One row each of some users, in a session of its own. */
export function trial(shape: Shape, device: number, start: number, count: number): Skeleton {
  const rows = growing(count);
  const sender = shape.senders[device] as number;
  for (let i = 0; i < count; i++) {
    const slot = slotOf(start - slotEpoch + Math.floor(i / mostActions), 0, i % mostActions, 0);
    rows.add(i, slot, start * dayMs + i * 60_000, 0, sender, 0, i);
  }
  return rows.done(0, count, count);
}

/** Expected rows of an action, on the device where they are most. */
function rowsPerAction(roads: readonly (Road | undefined)[]): number {
  const means = roads.map((road) => {
    if (!road) return 1;
    const thresholds = [0, ...road.choice.thresholds];
    const shares = road.actions.map((_, i) => ((thresholds[i + 1] as number) - (thresholds[i] as number)) / 2 ** 32);
    return road.actions.reduce((sum, steps, i) => sum + (shares[i] as number) * rowsOf(steps), 0);
  });
  return Math.max(1, ...means);
}

function rowsOf(steps: readonly Step[]): number {
  let reached = 1;
  let rows = 0;
  steps.forEach(({ goesOn }, i) => {
    if (i) reached *= goesOn / 2 ** 32;
    rows += reached;
  });
  return rows;
}
