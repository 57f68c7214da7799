// The things that a properties file describes: models, columns, source tables, tests and whatever else has a name.
import { type Container, handle, type Item, type Ref } from '../../schema/item.ts';
import type { Node } from '../../yaml/node.ts';
import { readTests } from './generic-tests.ts';
import type { DbtColumnItem, Model, Resource, SourceTable } from './things.ts';
import { type Real, type View, viewPlaceOf, viewTextAt } from './view.ts';

interface Place {
  readonly uri: string;
  readonly view: View;
}
type Relation = Model | SourceTable;

const models = { models: 'model', seeds: 'seed', snapshots: 'snapshot' } as const;
const named = {
  exposures: 'exposure',
  groups: 'group',
  macros: 'macro',
  analyses: 'analysis',
  metrics: 'metric',
  semantic_models: 'semantic model',
  saved_queries: 'saved query',
  functions: 'function',
  unit_tests: 'unit test',
} as const satisfies Readonly<Record<string, Resource['resource']>>;
/** A file whose aliases stand for more columns than this gives the first ones only. */
const MAX_COLUMNS = 50_000;

/** Every named thing in written order by section; columns and a model's own metrics stand behind what they belong to. */
export function readResources(root: Real, place: Place): readonly Item[] {
  const { view } = place;
  const items: Item[] = [];
  const left = { left: MAX_COLUMNS };
  const each = (section: string, visit: (node: Node) => void) => view.items(view.at(root, section)).forEach(visit);
  for (const [section, resource] of Object.entries(models)) {
    each(section, (node) => {
      const model = relation(
        node,
        { noun: resource },
        place,
        left,
        (base) => ({ ...base, shape: 'model', resource }) as Model,
      );
      if (model) items.push(model, ...model.columns);
      for (const metric of view.items(view.at(node, 'metrics'))) add(items, thing(metric, 'metric', place));
    });
  }
  each('sources', (node) => {
    const source = thing(node, 'source', place);
    if (!source) return;
    items.push(source);
    const of: Container = { noun: 'source', name: source.name.value };
    for (const item of view.items(view.at(node, 'tables'))) {
      const table = relation(
        item,
        { noun: 'source table', of },
        place,
        left,
        (base) => ({ ...base, shape: 'table', source: source.name.value, container: of }) as SourceTable,
      );
      if (table) items.push(table, ...table.columns);
    }
  });
  for (const [section, resource] of Object.entries(named))
    each(section, (node) => add(items, thing(node, resource, place)));
  return items;
}

function add(items: Item[], read: Item | undefined): void {
  if (read) items.push(read);
}

function thing(node: Node, resource: Resource['resource'], { view, uri }: Place): Resource | undefined {
  const name = viewTextAt(view.at(node, 'name'));
  if (!name) return undefined;
  const of = resource === 'unit test' ? viewTextAt(view.at(node, 'model'))?.value : undefined;
  return {
    shape: 'resource',
    resource,
    name,
    span: node.span,
    node: handle(node),
    uri,
    ...(of === undefined ? {} : { of }),
  };
}

function relation<R extends Relation>(
  node: Node,
  container: Container,
  place: Place,
  left: { left: number },
  make: (base: object) => R,
): R | undefined {
  const { view, uri } = place;
  const name = viewTextAt(view.at(node, 'name'));
  if (!name) return undefined;
  const at = view.at(node, 'config', 'meta', 'event') ?? view.at(node, 'meta', 'event');
  const text = viewTextAt(at);
  const event: Ref<'event'> | undefined = text && { ...text, to: 'event' };
  const description = viewTextAt(view.at(node, 'description'));
  const list = view.at(node, 'columns');
  const self: Container = { ...container, name: name.value };
  const full = container.of?.name === undefined ? name.value : `${container.of.name}.${name.value}`;
  const columns = view.items(list).flatMap((item): DbtColumnItem[] => {
    const column = left.left-- > 0 ? readColumn(item, full, event?.value, self, place) : undefined;
    return column ? [column] : [];
  });
  const written = pairNode(node, 'columns', view);
  return make({
    name,
    span: node.span,
    node: handle(node),
    uri,
    columns,
    tests: readTests(node, view),
    ...(event ? { event } : {}),
    ...(description ? { description } : {}),
    ...(written?.kind === 'seq' ? { columnList: viewPlaceOf(written) } : {}),
  });
}

/** What stands under a key, without following an alias: an edit there would change every place that uses its anchor. */
function pairNode(node: Node, key: string, view: View): Node | undefined {
  const map = view.real(node);
  return map?.kind === 'map' ? map.pairs.findLast((pair) => pair.key.text === key)?.value : undefined;
}

function readColumn(
  node: Node,
  model: string,
  event: string | undefined,
  of: Container,
  { view, uri }: Place,
): DbtColumnItem | undefined {
  const name = viewTextAt(view.at(node, 'name'));
  if (!name) return undefined;
  const tests = readTests(node, view);
  const accepted = tests.find((test) => test.accepted)?.accepted;
  const description = viewTextAt(view.at(node, 'description'));
  const dataType = viewTextAt(view.at(node, 'data_type'));
  return {
    shape: 'column',
    name,
    span: node.span,
    node: handle(node),
    uri,
    container: of,
    model,
    tests,
    ...(event === undefined ? {} : { event }),
    ...(accepted ? { accepted } : {}),
    ...(description ? { description } : {}),
    ...(dataType ? { dataType } : {}),
  };
}
