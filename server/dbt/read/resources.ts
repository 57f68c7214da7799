// The things that a properties file describes: models, columns, source tables, tests and whatever else has a name.
import { handle, type Owner, type Ref, type Thing } from '../../schema/item.ts';
import type { Node } from '../../yaml/node.ts';
import { readTests } from './generic-tests.ts';
import type { Column, Model, Resource, SourceTable } from './things.ts';
import { placeOf, type Real, textAt, type View } from './view.ts';

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
export function readResources(root: Real, place: Place): readonly Thing[] {
  const { view } = place;
  const things: Thing[] = [];
  const room = { left: MAX_COLUMNS };
  const each = (section: string, visit: (node: Node) => void) => view.items(view.at(root, section)).forEach(visit);
  for (const [section, resource] of Object.entries(models)) {
    each(section, (node) => {
      const model = relation(
        node,
        { noun: resource },
        place,
        room,
        (base) => ({ ...base, shape: 'model', resource }) as Model,
      );
      if (model) things.push(model, ...model.columns);
      for (const metric of view.items(view.at(node, 'metrics'))) add(things, thing(metric, 'metric', place));
    });
  }
  each('sources', (node) => {
    const source = thing(node, 'source', place);
    if (!source) return;
    things.push(source);
    const of: Owner = { noun: 'source', name: source.name.value };
    for (const item of view.items(view.at(node, 'tables'))) {
      const table = relation(
        item,
        { noun: 'source table', of },
        place,
        room,
        (base) => ({ ...base, shape: 'table', source: source.name.value, in: of }) as SourceTable,
      );
      if (table) things.push(table, ...table.columns);
    }
  });
  for (const [section, resource] of Object.entries(named))
    each(section, (node) => add(things, thing(node, resource, place)));
  return things;
}

function add(things: Thing[], read: Thing | undefined): void {
  if (read) things.push(read);
}

function thing(node: Node, resource: Resource['resource'], { view, uri }: Place): Resource | undefined {
  const name = textAt(view.at(node, 'name'));
  if (!name) return undefined;
  const of = resource === 'unit test' ? textAt(view.at(node, 'model'))?.value : undefined;
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
  owner: Owner,
  place: Place,
  room: { left: number },
  make: (base: object) => R,
): R | undefined {
  const { view, uri } = place;
  const name = textAt(view.at(node, 'name'));
  if (!name) return undefined;
  const at = view.at(node, 'config', 'meta', 'event') ?? view.at(node, 'meta', 'event');
  const text = textAt(at);
  const event: Ref<'event'> | undefined = text && { ...text, to: 'event' };
  const description = textAt(view.at(node, 'description'));
  const list = view.at(node, 'columns');
  const self: Owner = { ...owner, name: name.value };
  const full = owner.of?.name === undefined ? name.value : `${owner.of.name}.${name.value}`;
  const columns = view.items(list).flatMap((item): Column[] => {
    const column = room.left-- > 0 ? readColumn(item, full, event?.value, self, place) : undefined;
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
    ...(written?.kind === 'seq' ? { columnList: placeOf(written) } : {}),
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
  of: Owner,
  { view, uri }: Place,
): Column | undefined {
  const name = textAt(view.at(node, 'name'));
  if (!name) return undefined;
  const tests = readTests(node, view);
  const accepted = tests.find((test) => test.accepted)?.accepted;
  const description = textAt(view.at(node, 'description'));
  const dataType = textAt(view.at(node, 'data_type'));
  return {
    shape: 'column',
    name,
    span: node.span,
    node: handle(node),
    uri,
    in: of,
    model,
    tests,
    ...(event === undefined ? {} : { event }),
    ...(accepted ? { accepted } : {}),
    ...(description ? { description } : {}),
    ...(dataType ? { dataType } : {}),
  };
}
