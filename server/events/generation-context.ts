// Everything that the values of a row are made from, whoever walks there: keys, entities, envelope, forms.
import { dayMs } from '../base/duration.ts';
import type { Plan } from '../plan/plan.ts';
import type { Diagnostic } from './diagnostics.ts';
import { diagnosticsList } from './diagnostics.ts';
import type { KeyOf } from './draws/keys.ts';
import { drawKeysOf } from './draws/keys.ts';
import type { EntityPlan } from './entities.ts';
import { entitiesOf } from './entities.ts';
import type { Envelope, EnvelopePlan } from './envelope.ts';
import { envelopeOf, envelopePlanOf } from './envelope.ts';
import { assemble } from './rows/assemble.ts';
import type { ColumnPlan, Scratch, ValueColumn } from './rows/column.ts';
import { makeColumn } from './rows/column.ts';
import type { Placing } from './rows/draw-counters.ts';
import type { EventTemplate } from './rows/event-template.ts';
import type { FormOf } from './rows/form.ts';
import { formsOf } from './rows/form.ts';
import type { SessionState } from './rows/reader.ts';
import { sessionStateOf } from './rows/session-state.ts';
import type { Shard, Skeleton } from './rows/shard.ts';
import type { GeneratorContext } from './values/make.ts';
import type { Vocabulary } from './values/vocabulary.ts';

export interface GenerationContext {
  readonly plan: Plan;
  readonly keyOf: KeyOf;
  readonly generatorContext: GeneratorContext;
  readonly entities: readonly EntityPlan[];
  readonly envelope: EnvelopePlan;
  readonly formOf: FormOf;
  /** The rows of a skeleton with all their values. */
  readonly materialize: (skeleton: Skeleton, templates: readonly EventTemplate[]) => Materialized;
  /** A column of what does not lie in rows. */
  readonly columnOf: (plan: ColumnPlan, ids: Uint32Array | Float64Array, slots: Uint32Array) => ValueColumn;
  readonly placing: Placing;
  readonly notes: () => readonly Diagnostic[];
}

export interface Materialized {
  readonly shard: Shard;
  readonly envelope: Envelope;
  readonly around: SessionState;
}

/**
 * @param start the first day, since 1970-01-01
 * @param users how many there may ever be: numbered keys are shared out among them
 */
export function generationContextOf(
  plan: Plan,
  seed: bigint,
  start: number,
  users: number,
  vocabulary: Vocabulary | undefined,
): GenerationContext {
  const keyOf = drawKeysOf(seed);
  const notes = diagnosticsList();
  const generatorContext = { keyOf, time: start * dayMs, vocabulary, note: notes.add };
  const entities = entitiesOf(plan, generatorContext);
  const envelope = envelopePlanOf(plan, generatorContext);
  const { generator } = envelope.userId;
  if (generator?.kind === 'numbered' && generator.room < users) {
    notes.add('user_id', `It has ${generator.room} values, fewer than there may be users: some users share one.`);
  }
  const formOf = formsOf({ plan, entities, generatorContext, makers: new Map() });
  const placing = { keyOf, capacity: powerAbove(users), time: generatorContext.time };
  let scratch = scratchFor(0);
  const room = (count: number) => {
    if (scratch.a.length < count) scratch = scratchFor(count * 2);
    return scratch;
  };
  return {
    plan,
    keyOf,
    generatorContext,
    entities,
    envelope,
    formOf,
    placing,
    materialize: (skeleton, templates) => {
      const own = room(Math.max(skeleton.count, skeleton.users, skeleton.sessions));
      const around = sessionStateOf(skeleton, templates, envelope, placing);
      const shard = assemble(skeleton, templates, formOf, { ...placing, around, scratch: own });
      return { shard, envelope: envelopeOf(envelope, skeleton, keyOf, own), around };
    },
    columnOf: (one, ids, slots) => {
      const times = new Float64Array(ids.length).fill(generatorContext.time);
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
