// How a node of the tree looks.
import { ThemeIcon, type TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { countedValue } from '../../../server/results/format.ts';
import { treeItem } from '../../ui.ts';
import type { CatalogueNode } from './nodes.ts';

export function rowOf(node: CatalogueNode): TreeItem {
  if (node.is === 'group') {
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    const { id, label } = node;
    const description = node.detail ?? String(node.count ?? node.children.length);
    const row = treeItem({ id, label, description }, node.open ? Expanded : Collapsed);
    row.iconPath = new ThemeIcon(node.icon);
    return row;
  }
  if (node.is === 'file') {
    const row = treeItem({ id: node.id, label: node.file.name, description: node.file.detail });
    row.resourceUri = Uri.parse(node.file.uri);
    row.iconPath = ThemeIcon.File;
    return row;
  }
  if (node.is === 'data') {
    const { name, detail, files, kind } = node.data;
    const row = treeItem(
      { id: node.id, label: name, description: detail, tooltip: [detail], spoken: `${name}, ${detail}` },
      files.length ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    row.iconPath = new ThemeIcon(kind === 'generated' ? 'beaker' : 'plug');
    return row;
  }
  const { noun, menu, icon, name, detail, description, uses } = node.item;
  const row = treeItem({
    id: node.id,
    label: name,
    description: detail,
    tooltip: [[name, detail].filter(Boolean).join(': '), description, countedValue(uses, 'use')].filter(Boolean),
    spoken: [`${noun} ${name}`, detail, countedValue(uses, 'use')].filter(Boolean).join(', '),
  });
  row.iconPath = new ThemeIcon(icon);
  row.contextValue = menu;
  row.command = { title: 'Open', command: 'trackwright.catalogue.open', arguments: [node] };
  return row;
}
