// What can happen on each device: the events that are browsed and the journeys, each as rows of known shapes.

import { slotEpoch } from '../../base/calendar.ts';
import { dayMs } from '../../base/duration.ts';
import type { PlanEvent } from '../../plan/plan.ts';
import { choice, threshold } from '../draws/choice.ts';
import { MAX_ACTIONS, slotOf } from '../draws/slot.ts';
import type { GenerationContext } from '../generation-context.ts';
import type { EventTemplate, TemplateUse } from '../rows/event-template.ts';
import { templateOf } from '../rows/event-template.ts';
import { rowBuffer } from '../rows/row-buffer.ts';
import type { Skeleton } from '../rows/shard.ts';
import { canBeUnique } from '../rows/unique.ts';
import type { Journey, Scenario } from '../scenario.ts';
import { isIdentifier } from '../values/make.ts';
import type { ValueGenerator } from '../values/value-generator.ts';
import type { ActionStep, ActionTable } from './sessions.ts';

export interface ActionModel {
  readonly templates: readonly EventTemplate[];
  /** By device; undefined where nothing can happen. */
  readonly byDevice: readonly (ActionTable | undefined)[];
  /** Expected rows of an action. */
  readonly perAction: number;
}

export function actionModelOf(scenario: Scenario, context: GenerationContext): ActionModel {
  const { plan, envelope, keyOf, generatorContext } = context;
  const events = new Map(plan.events.map((event) => [event.name, event]));
  const templates: EventTemplate[] = [];
  const shapeFor = (event: string, role: TemplateUse): number => {
    const found = events.get(event);
    const template = found && possible(templateOf(found, role, plan, envelope.devices), scenario, context);
    return template ? templates.push(template) - 1 : -1;
  };
  const browsed = scenario.browse.map(({ event, weight }) => {
    const template = shapeFor(event, { name: event, sticky: [], browsed: true });
    return { weight, steps: [{ template, key: keyOf('actions'), goesOn: 0, pause: scenario.sessions.timeout }] };
  });
  const travelled = scenario.journeys.map((journey) => {
    const pause = Math.min(scenario.sessions.timeout, longestPause(journey));
    const sticky = [...journey.hold, ...sharedIdentifiers(journey, events)];
    const steps = journey.steps.map(({ name, event, where, rate }) => {
      const path = `journeys.${journey.name}.${name}`;
      const role = { name: path, sticky, browsed: false, ...(where !== undefined && { where }) };
      return { template: shapeFor(event, role), key: keyOf(path), goesOn: threshold(rate), pause };
    });
    return { weight: journey.weight, steps };
  });
  const actions = [...browsed, ...travelled];
  const byDevice = envelope.devices.map(({ remote }, device) =>
    remote ? undefined : actionTableOn(device, actions, templates),
  );
  for (const template of templates) {
    if (!template.senders.some((sender, device) => sender >= 0 && byDevice[device])) {
      generatorContext.note(
        `events.${template.event.name}`,
        'None of its sources is a device in use, so it never happens.',
      );
    }
  }
  return { templates, byDevice, perAction: rowsPerAction(byDevice) };
}

/** Identifiers that several steps carry mean the same thing all along: the request that was started is the one that is completed. */
function sharedIdentifiers({ steps }: Journey, events: ReadonlyMap<string, PlanEvent>): readonly string[] {
  const names = steps.flatMap(({ event }) => events.get(event)?.properties.map((property) => property.name) ?? []);
  return names.filter((name, i) => isIdentifier(name) && names.indexOf(name) < i);
}

interface Action {
  readonly weight: number;
  readonly steps: readonly Omit<ActionStep, 'device'>[];
}

function actionTableOn(
  device: number,
  actions: readonly Action[],
  templates: readonly EventTemplate[],
): ActionTable | undefined {
  const open = actions.flatMap(({ weight, steps }) => {
    const senders = steps.map(({ template }) => templates[template]?.senders[device] ?? -1);
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
function possible(template: EventTemplate, scenario: Scenario, context: GenerationContext): EventTemplate | undefined {
  const about = `events.${template.event.name}`;
  const device = template.senders.findIndex((sender) => sender >= 0);
  const note = (message: string) => {
    context.generatorContext.note(template.name === template.event.name ? about : template.name, message);
  };
  if (device < 0) {
    note('Its conditions contradict each other, its properties or its sources, so it never happens.');
    return undefined;
  }
  const { requires, excludes, variants, event } = template;
  const form = context.formOf(template, template.open[template.senders[device] as number]?.[0] ?? 0, []);
  if (!canBeUnique(form)) {
    note(`Nothing in its unique_key (${event.uniqueKey.join(', ')}) has values enough to differ in every row.`);
  }
  for (const { property, generator, path } of form.fields) {
    if (event.uniqueKey.includes(property.as)) noteRoom(path, generator, context);
  }
  if (!requires.length && !excludes.length && !variants.length) return template;
  const tried = 64;
  const { shard } = context.materialize(trial(template, device, scenario.start, tried), [template]);
  if (!shard.kept.length) {
    note('No row could be made that meets its conditions, so it never happens.');
    return undefined;
  }
  if (shard.kept.length < tried * 0.9)
    note('Many of its rows could not be made to meet its conditions and are left out.');
  return template;
}

/** Says when a key leaves each user only a few values: rows that would repeat one do not happen. */
function noteRoom(
  path: string,
  generator: ValueGenerator | undefined,
  { generatorContext, placing }: GenerationContext,
): void {
  if (generator?.kind !== 'numbered' || generator.room / placing.capacity >= fewValues) return;
  generatorContext.note(
    path,
    `It has ${generator.room} values, too few for all users: rows that would repeat one are left out.`,
  );
}
const fewValues = 32;

/** One row each of some users, in a session of its own. */
export function trial(template: EventTemplate, device: number, start: number, count: number): Skeleton {
  const rows = rowBuffer(count);
  const sender = template.senders[device] as number;
  for (let i = 0; i < count; i++) {
    const slot = slotOf(start - slotEpoch + Math.floor(i / MAX_ACTIONS), 0, i % MAX_ACTIONS, 0);
    rows.add(i, slot, start * dayMs + i * 60_000, 0, sender, 0, i);
  }
  return rows.done(0, count, count);
}

/** Expected rows of an action, on the device where they are most. */
function rowsPerAction(actionTables: readonly (ActionTable | undefined)[]): number {
  const means = actionTables.map((actionTable) => {
    if (!actionTable) return 1;
    const thresholds = [0, ...actionTable.choice.thresholds];
    const shares = actionTable.actions.map(
      (_, i) => ((thresholds[i + 1] as number) - (thresholds[i] as number)) / 2 ** 32,
    );
    return actionTable.actions.reduce((sum, steps, i) => sum + (shares[i] as number) * rowsOf(steps), 0);
  });
  return Math.max(1, ...means);
}

function rowsOf(steps: readonly ActionStep[]): number {
  let reached = 1;
  let rows = 0;
  steps.forEach(({ goesOn }, i) => {
    if (i) reached *= goesOn / 2 ** 32;
    rows += reached;
  });
  return rows;
}
