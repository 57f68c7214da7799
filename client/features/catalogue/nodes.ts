// The rows of the tree, from what the server says of each project.
import type {
  Catalogue,
  CatalogueData,
  CatalogueEvent,
  CatalogueItem,
  ProjectCatalogue,
} from '../../../server/protocol.ts';

export const groupings = {
  object: 'Object',
  owner: 'Owner',
  status: 'Status',
  source: 'Source',
} as const;
export type Grouping = keyof typeof groupings;

export type CatalogueNode =
  | {
      readonly is: 'group';
      readonly id: string;
      readonly label: string;
      readonly icon: string;
      readonly children: readonly CatalogueNode[];
      /** What it holds, where that is not its children. */
      readonly count?: number;
      /** Said in place of a count. */
      readonly detail?: string;
      readonly open?: true;
    }
  | { readonly is: 'item'; readonly id: string; readonly root: string; readonly item: CatalogueItem }
  | { readonly is: 'data'; readonly id: string; readonly root: string; readonly data: CatalogueData }
  | { readonly is: 'file'; readonly id: string; readonly file: CatalogueData['files'][number] };

/** One project's rows stand at the top; several projects are a row each. */
export function catalogueNodesOf({ projects }: Catalogue, grouping: Grouping): readonly CatalogueNode[] {
  const [only, ...more] = projects;
  if (only && !more.length) return rowsOf(only, grouping);
  return projects.map((project) => ({
    is: 'group',
    id: project.root,
    label: project.name,
    icon: 'book',
    // Two may have one name.
    detail: decodeURIComponent(project.root.slice(project.root.lastIndexOf('/') + 1)),
    children: rowsOf(project, grouping),
    open: true,
  }));
}

export const childrenOf = (node: CatalogueNode): readonly CatalogueNode[] =>
  node.is === 'group'
    ? node.children
    : node.is === 'data'
      ? node.data.files.map((file) => ({ is: 'file', id: `${node.id} ${file.name}`, file }))
      : [];

function rowsOf(project: ProjectCatalogue, grouping: Grouping): readonly CatalogueNode[] {
  const { root, events, properties, questions, others, data } = project;
  const items = (all: readonly CatalogueItem[], where: string): readonly CatalogueNode[] =>
    all.map((item) => ({ is: 'item', id: `${root} ${where} ${item.noun} ${item.name}`, root, item }));
  const section = (
    label: string,
    icon: string,
    children: readonly CatalogueNode[],
    more: { readonly open?: true; readonly count?: number } = {},
  ): readonly CatalogueNode[] =>
    children.length ? [{ is: 'group', id: `${root} ${label}`, label, icon, children, ...more }] : [];
  const groups = [...grouped(events, grouping)].map(
    ([label, all]): CatalogueNode => ({
      is: 'group',
      id: `${root} ${grouping} ${label}`,
      label: label || none[grouping],
      icon: icons[grouping],
      children: items(all, label),
    }),
  );
  return [
    ...section('Events', 'symbol-event', groups, { open: true, count: events.length }),
    ...section('Properties', 'symbol-property', items(properties, '')),
    ...section('Metrics & Funnels', 'graph-line', items(questions, '')),
    ...others.flatMap((one) => section(one.title, one.icon, items(one.items, ''))),
    ...section(
      'Data',
      'database',
      data.map((one) => ({ is: 'data', id: `${root} data ${one.name}`, root, data: one })),
    ),
  ];
}
const none: Readonly<Record<Grouping, string>> = {
  object: 'Other',
  owner: 'Nobody',
  status: 'No status',
  source: 'Any source',
};
const icons: Readonly<Record<Grouping, string>> = {
  object: 'symbol-class',
  owner: 'organization',
  status: 'milestone',
  source: 'device-mobile',
};

/** By the grouping's values, sorted, what has none last; an event with two owners stands under both. */
function grouped(events: readonly CatalogueEvent[], by: Grouping): ReadonlyMap<string, readonly CatalogueEvent[]> {
  const groups = new Map<string, CatalogueEvent[]>();
  for (const event of events) for (const key of keysOf(event, by)) groups.set(key, [...(groups.get(key) ?? []), event]);
  return new Map([...groups].sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1)));
}
function keysOf(event: CatalogueEvent, by: Grouping): readonly string[] {
  if (by === 'object') return [event.object];
  if (by === 'status') return [event.status];
  const names = by === 'owner' ? event.owners : event.sources;
  return names.length ? names : [''];
}
