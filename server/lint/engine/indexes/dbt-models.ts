// The dbt models and source tables of a project, as one view that rules share, and which event each of them holds.

import { bare } from '../../../base/naming.ts';
import type { DbtColumnItem, Model, SourceTable } from '../../../dbt/read/things.ts';
import { stagedName } from '../../../dbt/read/things.ts';
import type { Located, Text } from '../../../schema/item.ts';
import { type Asking, askingIndex } from './asking-index.ts';
import { placeOf } from './constraint-facts.ts';
import type { PlanIndex } from './plan-index.ts';
import type { IndexedEvent } from './resolved-event.ts';

/** A model or a source table, without its words for people. */
export type DbtModel = ReturnType<typeof modelFact>;
export type DbtColumn = ReturnType<typeof columnFact>;
/** A model that holds the rows of an event. `surely`: it says so itself, in `config.meta.event`. */
export interface Staged {
  readonly model: DbtModel;
  readonly surely: boolean;
}

/** By what dbt calls them. */
export const dbtModels = askingIndex<DbtModel>(
  'dbt models',
  { model: modelFact, table: modelFact },
  ({ noun, called }) => `${noun} ${called}`,
);

/** The event whose rows a model holds: the one that it names, or one whose name its own is made of. */
export function stagedEvent(
  model: DbtModel,
  plan: PlanIndex,
): { readonly event: string; readonly surely: boolean } | undefined {
  const said = model.event?.value;
  const event = said ?? plan.eventLike(bare(model.stages ?? ''));
  return event !== undefined && plan.fact(event) ? { event, surely: said !== undefined } : undefined;
}
/** Models with the events that they hold, where these still are to be sent. */
export function stagedModels({ all, plan }: Asking<DbtModel>): readonly (Staged & { readonly event: IndexedEvent })[] {
  return all.flatMap((model) => {
    const staged = stagedEvent(model, plan);
    const status = staged && plan.fact(staged.event)?.status;
    const event = staged && status !== 'deprecated' && status !== 'removed' ? plan.event(staged.event) : undefined;
    return staged && event ? [{ model, surely: staged.surely, event }] : [];
  });
}

function modelFact(item: Model | SourceTable) {
  const isTable = item.shape === 'table';
  return {
    name: item.name,
    place: placeOf(item),
    /** As dbt calls it: `raw.orders` for a source table. */
    called: isTable ? `${item.source}.${item.name.value}` : item.name.value,
    noun: isTable ? 'source table' : item.resource,
    event: item.event,
    /** What of its name could be an event's: all of a source table's. */
    stages: isTable ? item.name.value : stagedName(item.name.value),
    columns: item.columns.map(columnFact),
    columnList: item.columnList,
    tests: item.tests.map((test) => test.name),
  };
}
function columnFact(column: DbtColumnItem) {
  const { name, dataType, accepted, tests } = column;
  return {
    name,
    place: placeOf(column) as Located<null>,
    dataType,
    tests: tests.map((test): Text => test.name),
    /** Its first `accepted_values`: the test's name, its list and the values. */
    accepted: accepted && {
      test: tests.find((test) => test.accepted === accepted)?.name ?? name,
      list: accepted.list,
      values: accepted.values,
    },
  };
}
