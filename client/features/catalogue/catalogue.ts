// The tree "Tracking Plan": what the plans hold, grouped as the user likes it, with what can be done with each row.
import { EventEmitter, type ExtensionContext, type TreeDataProvider, window, workspace } from 'vscode';
import { CATALOGUE, type Catalogue } from '../../../server/protocol.ts';
import { countedValue } from '../../../server/results/format.ts';
import type { Feature } from '../../feature.ts';
import { registerCommand } from '../../register-command.ts';
import { pickOne } from '../../ui.ts';
import { actions } from './actions.ts';
import { type CatalogueNode, catalogueNodesOf, childrenOf, type Grouping, groupings } from './nodes.ts';
import { rowOf } from './rows.ts';

const VIEW = 'trackwright.catalogue';
const GROUPING = 'catalogue.grouping';

export const catalogueView: Feature = {
  name: 'catalogue',
  start(services) {
    const { extension, server, projects } = services;
    const changed = new EventEmitter<undefined>();
    const provider: TreeDataProvider<CatalogueNode> = {
      onDidChangeTreeData: changed.event,
      getTreeItem: rowOf,
      async getChildren(node) {
        if (node) return [...childrenOf(node)];
        return [...catalogueNodesOf(await server.sendRequest<Catalogue>(CATALOGUE, {}), groupingOf(extension))];
      },
    };
    const view = window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });
    let names = '';
    extension.subscriptions.push(
      changed,
      view,
      projects.onChange(({ projects: all }) => {
        const errors = all.reduce((sum, project) => sum + project.errors, 0);
        view.badge = errors ? { value: errors, tooltip: countedValue(errors, 'error') } : undefined;
        const now = JSON.stringify(all.map(({ root, names: count }) => [root, count]));
        if (now !== names) changed.fire(undefined);
        names = now;
      }),
      // What else a row says changes with a save, a row's name at once.
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (/\.ya?ml$/i.test(uri.path)) changed.fire(undefined);
      }),
      ...generatedData(() => changed.fire(undefined)),
      registerCommand(
        'catalogue.groupBy',
        async () => {
          const now = groupingOf(extension);
          const picked = await pickOne(
            Object.entries(groupings).map(([grouping, label]) => ({
              label,
              grouping,
              ...(grouping === now ? { description: 'now' } : {}),
            })),
            { title: 'Group Events by' },
          );
          if (!picked) return;
          await extension.workspaceState.update(GROUPING, picked.grouping);
          changed.fire(undefined);
        },
        services,
      ),
      ...actions(services),
    );
  },
};

function groupingOf({ workspaceState }: ExtensionContext): Grouping {
  const kept = workspaceState.get<string>(GROUPING, 'object');
  return Object.hasOwn(groupings, kept) ? (kept as Grouping) : 'object';
}

function generatedData(changed: () => void) {
  const watcher = workspace.createFileSystemWatcher('**/.trackwright/{events,events/manifest.json}');
  return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
}
