// Everything that the values of a row are made from, whoever walks there: keys, entities, envelope, forms.
import { dayMs } from '../base/duration.ts';
import type { Plan } from '../plan/plan.ts';
import type { Note } from './diagnostics.ts';
import { notebook } from './diagnostics.ts';
import type { KeyOf } from './draws/keys.ts';
import { keysOf } from './draws/keys.ts';
import type { EntityPlan } from './entities.ts';
import { entitiesOf } from './entities.ts';
import type { Envelope, EnvelopePlan } from './envelope.ts';
import { envelopeOf, envelopePlanOf } from './envelope.ts';
import { settle } from './rows/assemble.ts';
import type { Column, ColumnPlan, Scratch } from './rows/column.ts';
import { makeColumn } from './rows/column.ts';
import type { Placing } from './rows/draw-counters.ts';
import type { Shape } from './rows/event-template.ts';
import type { FormOf } from './rows/form.ts';
import { formsOf } from './rows/form.ts';
import type { Surroundings } from './rows/reader.ts';
import { surroundingsOf } from './rows/session-state.ts';
import type { Cell, Skeleton } from './rows/shard.ts';
import type { Making } from './values/make.ts';
import type { Vocabulary } from './values/vocabulary.ts';

export interface Stage {
  readonly plan: Plan;
  readonly keyOf: KeyOf;
  readonly making: Making;
  readonly entities: readonly EntityPlan[];
  readonly envelope: EnvelopePlan;
  readonly formOf: FormOf;
  /** The rows of a skeleton with all their values. */
  readonly play: (skeleton: Skeleton, shapes: readonly Shape[]) => Played;
  /** A column of what does not lie in rows. */
  readonly columnOf: (plan: ColumnPlan, ids: Uint32Array | Float64Array, slots: Uint32Array) => Column;
  readonly placing: Placing;
  readonly notes: () => readonly Note[];
}

export interface Played {
  readonly cell: Cell;
  readonly envelope: Envelope;
  readonly around: Surroundings;
}

/**
 * @param start the first day, since 1970-01-01
 * @param users how many there may ever be: numbered keys are shared out among them
 */
export function stageOf(
  plan: Plan,
  seed: bigint,
  start: number,
  users: number,
  vocabulary: Vocabulary | undefined,
): Stage {
  const keyOf = keysOf(seed);
  const notes = notebook();
  const making = { keyOf, time: start * dayMs, vocabulary, note: notes.add };
  const entities = entitiesOf(plan, making);
  const envelope = envelopePlanOf(plan, making);
  const { maker } = envelope.userId;
  if (maker?.kind === 'numbered' && maker.room < users) {
    notes.add('user_id', `It has ${maker.room} values, fewer than there may be users: some users share one.`);
  }
  const formOf = formsOf({ plan, entities, making, makers: new Map() });
  const placing = { keyOf, capacity: powerAbove(users), time: making.time };
  let scratch = scratchFor(0);
  const room = (count: number) => {
    if (scratch.a.length < count) scratch = scratchFor(count * 2);
    return scratch;
  };
  return {
    plan,
    keyOf,
    making,
    entities,
    envelope,
    formOf,
    placing,
    play: (skeleton, shapes) => {
      const own = room(Math.max(skeleton.count, skeleton.users, skeleton.sessions));
      const around = surroundingsOf(skeleton, shapes, envelope, placing);
      const cell = settle(skeleton, shapes, formOf, { ...placing, around, scratch: own });
      return { cell, envelope: envelopeOf(envelope, skeleton, keyOf, own), around };
    },
    columnOf: (one, ids, slots) => {
      const times = new Float64Array(ids.length).fill(making.time);
      return makeColumn(one, { ids, slots, times }, ids.length, keyOf, room(ids.length));
    },
    notes: notes.all,
  };
}

function powerAbove(count: number): number {
  let power = 1;
  while (power < count) power *= 2;
  return power;
}

const scratchFor = (count: number): Scratch => ({ a: new Uint32Array(count), b: new Uint32Array(count) });
