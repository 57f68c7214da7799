// What a dbt file describes, as things with places: the nouns that dbt and link rules look at.
import type { Item, Located, Ref, Text } from '../../schema/item.ts';
import type { DbtRoot } from './paths.ts';

/** A generic test, under `data_tests` or `tests`; `name` as written, with its package (`dbt_utils.at_least_one`). */
export interface DbtTest {
  readonly name: Text;
  /** The arguments of `accepted_values`, when they are a plain list that no `where` narrows. */
  readonly accepted?: Accepted;
}
export interface Accepted {
  readonly list: Located<null>;
  readonly values: readonly Text[];
}
export interface DbtColumnItem extends Item {
  readonly shape: 'column';
  /** The model, seed, snapshot or source table that it belongs to: `orders`, `raw.orders`. */
  readonly model: string;
  /** The event that its model stages. */
  readonly event?: string;
  readonly description?: Text;
  readonly dataType?: Text;
  readonly tests: readonly DbtTest[];
  /** Of its first `accepted_values`. */
  readonly accepted?: Accepted;
}
interface Relation extends Item {
  /** The event that `config.meta.event` (or `meta.event`) says it stages. */
  readonly event?: Ref<'event'>;
  readonly description?: Text;
  readonly columns: readonly DbtColumnItem[];
  /** The list under `columns`, when it is written here. */
  readonly columnList?: Located<null>;
  readonly tests: readonly DbtTest[];
}
export interface Model extends Relation {
  readonly shape: 'model';
  readonly resource: 'model' | 'seed' | 'snapshot';
}
export interface SourceTable extends Relation {
  readonly shape: 'table';
  readonly source: string;
}
/** Anything else that has a name in dbt. */
export interface Resource extends Item {
  readonly shape: 'resource';
  readonly resource:
    | 'source'
    | 'exposure'
    | 'group'
    | 'macro'
    | 'analysis'
    | 'metric'
    | 'semantic model'
    | 'saved query'
    | 'unit test'
    | 'function';
  /** Of a unit test: its model. */
  readonly of?: string;
}

/** A dbt_project.yml. */
export interface DbtProject extends Item, DbtRoot {
  readonly shape: 'dbtProject';
  /** As written: `>=1.10.0`, or several. */
  readonly requireDbtVersion: readonly string[];
}

/** By shape. */
export interface DbtThings {
  readonly dbtProject: DbtProject;
  readonly model: Model;
  readonly table: SourceTable;
  readonly column: DbtColumnItem;
  readonly resource: Resource;
}

/** What must be there only once in a dbt project: same kind and name, same thing. Undefined where dbt allows several. */
export function definitionOf(
  item: Model | SourceTable | Resource,
): { readonly kind: string; readonly name: string } | undefined {
  const name = item.name.value;
  if (item.shape === 'model') return { kind: item.resource, name };
  if (item.shape === 'table') return { kind: 'source table', name: `${item.source}.${name}` };
  if (item.resource === 'source') return undefined;
  return { kind: item.resource, name: item.of === undefined ? name : `${item.of}.${name}` };
}

/** What of a model's name could be the name of an event: `stg_shop__order_placed` -> `order_placed`. */
export function stagedName(model: string): string | undefined {
  return /^(?:stg|staging|base)_(?:.+__)?(.+)$/.exec(model)?.[1];
}
