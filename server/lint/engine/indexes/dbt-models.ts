// The dbt models and source tables of a project, as one view that rules share, and which event each of them holds.

import { bare } from '../../../base/naming.ts';
import type { DbtColumnItem, Model, SourceTable } from '../../../dbt/read/things.ts';
import { stagedName } from '../../../dbt/read/things.ts';
import type { Located, Text } from '../../../schema/item.ts';
import { wholeIndex } from '../project-index.ts';
import { placeOf } from './constraint-facts.ts';
import type { PlanIndex } from './plan-index.ts';

/** A model or a source table, without its words for people. */
export type DbtModel = ReturnType<typeof modelFact>;
export type DbtColumn = ReturnType<typeof columnFact>;
/** A model that holds the rows of an event. `surely`: it says so itself, in `config.meta.event`. */
export interface Staged {
  readonly model: DbtModel;
  readonly surely: boolean;
}

/** In the order of files. */
export const dbtModels = wholeIndex('dbt models', { model: modelFact, table: modelFact }, ({ model, table }) => [
  ...model,
  ...table,
]);

/** Event -> the models that hold it: those that name it, and those whose name is made of its. */
export function stagedEvents(models: readonly DbtModel[], plan: PlanIndex): ReadonlyMap<string, readonly Staged[]> {
  const byName = new Map<string, string>();
  for (const name of [...plan.eventNames].reverse()) {
    const as = plan.fact(name)?.as?.value;
    if (as !== undefined) byName.set(bare(as), name);
    byName.set(bare(name), name);
  }
  const staged = new Map<string, Staged[]>();
  for (const model of models) {
    const said = model.event?.value;
    const event = said ?? byName.get(bare(model.stages ?? ''));
    if (event === undefined || !plan.fact(event)) continue;
    const list = staged.get(event);
    const one = { model, surely: said !== undefined };
    if (list) list.push(one);
    else staged.set(event, [one]);
  }
  return staged;
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
