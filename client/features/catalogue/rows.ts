// How a node of the tree looks.
import { ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { counted } from '../../../server/card/format.ts';
import type { Node } from './nodes.ts';

const icons = {
  event: 'symbol-event',
  property: 'symbol-property',
  metric: 'graph-line',
  funnel: 'filter',
  retention: 'history',
};

export function rowOf(node: Node): TreeItem {
  if (node.is === 'group') {
    const { Collapsed, Expanded } = TreeItemCollapsibleState;
    const row = new TreeItem(node.label, node.open ? Expanded : Collapsed);
    row.id = node.id;
    row.iconPath = new ThemeIcon(node.icon);
    row.description = node.detail ?? String(node.count ?? node.children.length);
    return row;
  }
  if (node.is === 'file') {
    const row = new TreeItem(node.file.name);
    row.id = node.id;
    row.description = node.file.detail;
    row.resourceUri = Uri.parse(node.file.uri);
    row.iconPath = ThemeIcon.File;
    return row;
  }
  if (node.is === 'data') {
    const { name, detail, files, kind } = node.data;
    const row = new TreeItem(name, files.length ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
    row.id = node.id;
    row.description = detail;
    row.tooltip = detail;
    row.accessibilityInformation = { label: `${name}, ${detail}` };
    row.iconPath = new ThemeIcon(kind === 'generated' ? 'beaker' : 'plug');
    return row;
  }
  const { noun, name, detail, description, uses } = node.item;
  const row = new TreeItem(name);
  row.id = node.id;
  row.description = detail;
  row.tooltip = [`${name}: ${detail}`, description, counted(uses, 'use')].filter(Boolean).join('\n');
  // Without it a screen reader reads the tooltip in place of the row.
  row.accessibilityInformation = { label: `${noun} ${name}, ${detail}, ${counted(uses, 'use')}` };
  row.iconPath = new ThemeIcon(icons[noun]);
  row.contextValue = noun;
  row.command = { title: 'Open', command: 'trackwright.catalogue.open', arguments: [node] };
  return row;
}
