// Rows as conditions see them: names of the plan -> values, one row at a time.
import type { ConditionValue, Lookup } from '../../expressions/evaluate.ts';
import type { PlanEvent, PlanProperty } from '../../plan/plan.ts';
import type { KeyOf } from '../draws/keys.ts';
import type { EntityPlan } from '../entities.ts';
import { presenceAt } from '../values/presence.ts';
import { makeValue, streamAt } from '../values/value-generator.ts';
import type { ValueColumn } from './column.ts';
import { present, valueAtRow } from './column.ts';
import type { FieldPlace } from './field.ts';
import type { RowForm } from './form.ts';

/** What a reader needs from the cell: envelope fields, and where traits are drawn. */
export interface SessionState {
  readonly envelopeOf: (field: string, row: number) => ConditionValue;
  readonly placeOf: (row: number, form: RowForm, place: FieldPlace) => { id: number; slot: number; time: number };
  readonly keyOf: KeyOf;
}

export interface Reader {
  /** Which row `lookup` is about: its index in the cell and in the form. */
  readonly move: (row: number, local: number) => void;
  readonly lookup: Lookup;
}

type Read = (row: number, local: number) => ConditionValue;

/** @param event whose names are meant; another event's rows are read through the wire names they share */
export function readerOf(
  event: PlanEvent,
  form: RowForm,
  columns: readonly ValueColumn[],
  around: SessionState,
): Reader {
  const reads = new Map<readonly string[], Read>();
  let [row, local] = [0, 0];
  return {
    move: (newRow, newLocal) => {
      row = newRow;
      local = newLocal;
    },
    lookup: (path) => {
      let read = reads.get(path);
      if (!read) {
        read = readOf(path, event, form, columns, around);
        reads.set(path, read);
      }
      return read(row, local);
    },
  };
}

function readOf(
  path: readonly string[],
  event: PlanEvent,
  form: RowForm,
  columns: readonly ValueColumn[],
  around: SessionState,
): Read {
  const [name = '', ...inside] = path;
  const property = event.properties.find((one) => one.name === name);
  const column = property && columns[form.byWire.get(property.as) ?? -1];
  if (property && column) {
    const steps = wireSteps(property, inside);
    return (_, local) => (column.state[local] === present ? descend(valueAtRow(column, local), steps) : null);
  }
  const entity = form.entities.find((one) => one.entity.name === name);
  if (entity && inside.length) return traitRead(entity, inside, form, around);
  return inside.length ? () => null : (row) => around.envelopeOf(property?.as ?? name, row);
}

function traitRead(
  entity: EntityPlan,
  [name, ...inside]: readonly string[],
  form: RowForm,
  around: SessionState,
): Read {
  const trait = entity.traits.find((one) => one.property.name === name);
  const { generator } = trait ?? {};
  if (!trait || !generator) return () => null;
  const steps = wireSteps(trait.property, inside);
  return (row) => {
    const at = around.placeOf(row, form, entity.owner);
    const stream = streamAt(around.keyOf, trait.path, at);
    if (presenceAt(trait.presences, stream.b()) !== 'value') return null;
    return descend(makeValue(generator, stream, at), steps);
  };
}

/** Names inside an object as the keys that are sent. */
function wireSteps(property: PlanProperty, names: readonly string[]): readonly string[] {
  const [name, ...rest] = names;
  if (name === undefined) return [];
  const member = property.properties?.find((one) => one.name === name);
  return member ? [member.as, ...wireSteps(member, rest)] : names;
}

function descend(value: ConditionValue, steps: readonly string[]): ConditionValue {
  let at = value;
  for (const step of steps) {
    if (at === null || typeof at !== 'object' || Array.isArray(at) || !Object.hasOwn(at, step)) return null;
    at = (at as { readonly [key: string]: ConditionValue })[step] as ConditionValue;
  }
  return at;
}
