// What can be done with an item of the tree.
import { commands, env, Position, Range, Uri, ViewColumn, window } from 'vscode';
import { PLACE, type Place, type PlaceOf } from '../../../server/protocol.ts';
import type { Services } from '../../feature.ts';
import { registerCommand } from '../../register-command.ts';
import type { CatalogueNode } from './nodes.ts';

type ItemNode = Extract<CatalogueNode, { is: 'item' }>;

/** What the menus of a row do. Where a row's item stands is asked when it is needed, for texts move. */
export function actions(services: Services) {
  const { server } = services;
  const on = (name: string, act: (node: ItemNode) => unknown) =>
    registerCommand(
      `catalogue.${name}`,
      (node?: CatalogueNode) => (node?.is === 'item' ? act(node) : undefined),
      services,
    );
  const placeOf = async ({ root, item: { noun, name } }: ItemNode) => {
    const asked: PlaceOf = { root, noun, name };
    const place = await server.sendRequest<Place | null>(PLACE, asked);
    if (!place) return undefined;
    const { start, end } = place.range;
    return { uri: Uri.parse(place.uri), range: new Range(start.line, start.character, end.line, end.character) };
  };
  const show = async (node: ItemNode, preview = true) => {
    const place = await placeOf(node);
    if (place)
      await window.showTextDocument(place.uri, { selection: place.range, preview, viewColumn: columnOf(place.uri) });
    return place;
  };
  return [
    on('open', (node) => show(node)),
    on('rename', async (node) => {
      if (await show(node, false)) await commands.executeCommand('editor.action.rename');
    }),
    on('findUses', async (node) => {
      const place = await placeOf(node);
      const at = place && new Position(place.range.start.line, place.range.start.character);
      if (place && at) await commands.executeCommand('references-view.findReferences', place.uri, at);
    }),
    on('copyName', ({ item }) => env.clipboard.writeText(item.name)),
    on('preview', ({ item, root }) => commands.executeCommand('trackwright.previewEvents', item.name, root)),
    on('run', ({ item, root }) => commands.executeCommand('trackwright.run', `${item.noun}:${item.name}`, root)),
  ];
}

/** Where the file is shown already; else the first column, for results stand in the second. */
const columnOf = (uri: Uri): ViewColumn =>
  window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())?.viewColumn ??
  ViewColumn.One;
