// A `*.brief.yml` -> a brief, and what is wrong in it, with places.

import type { Plain } from '../plan/plan.ts';
import { withoutBigints } from '../plan/schema-of.ts';
import type { Fragment } from '../schema/fragment.ts';
import { type Item, type ItemIn, type LocatedList, nodeOf, type Text } from '../schema/item.ts';
import { readFileOf } from '../schema/read-file.ts';
import type { ReaderContext } from '../schema/reader-context.ts';
import { plainOfNode } from '../schema/value.ts';
import type { Doc } from '../yaml/document.ts';
import { isNull, type Node, pairOf } from '../yaml/node.ts';
import { type briefKeys, briefLanguage } from './brief.schema.ts';
import type { Brief, BriefAction } from './brief.ts';

type BriefItem<S extends keyof typeof briefKeys> = ItemIn<typeof briefKeys, S>;

/** A brief comes back whenever it has a feature and at least one action, whatever else is wrong. Never fails. */
export function readBriefFile(doc: Doc): { readonly brief?: Brief; readonly fragment: Fragment } {
  const { root, context, fragment } = readFileOf(briefLanguage, doc);
  const brief = root && briefOf(root as BriefItem<'brief'>, context);
  return { ...(brief ? { brief } : {}), fragment };
}

function briefOf(item: BriefItem<'brief'>, context: ReaderContext): Brief | undefined {
  const feature = textOf(item.feature);
  const actions = actionsOf(item.actions, context);
  if (feature === undefined || !actions.length) return undefined;
  const [description, owner] = [textOf(item.description), textOf(item.owner)];
  return {
    feature,
    actions,
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    platforms: textsOf(item.platforms),
    roles: textsOf(item.roles),
    success: textsOf(item.success),
  };
}

/** One that is still empty is an action as well: it is asked about. One that says neither what is done nor its name is none. */
function actionsOf(list: BriefItem<'brief'>['actions'], context: ReaderContext): readonly BriefAction[] {
  const read = (list ?? []).filter((action) => action.do || action.name.value);
  const written = list?.here && nodeOf(list.here.node);
  if (written?.kind !== 'seq') return read.map((action) => actionOf(action, context));
  const byNode = new Map(read.map((action) => [nodeOf(action.node), action]));
  return written.items.flatMap((node) => {
    const action = byNode.get(node.kind === 'alias' ? (context.doc.anchor(node.name, node.span) ?? node) : node);
    if (isEmpty(node)) return [{ phrase: '', properties: [] }];
    return action ? [actionOf(action, context)] : [];
  });
}
const isEmpty = (node: Node): boolean => isNull(node) || (node.kind === 'scalar' && node.text.trim() === '');

function actionOf(action: BriefItem<'action'>, context: ReaderContext): BriefAction {
  const [named, by] = [keyText(action, 'name'), textOf(action.by)];
  return {
    phrase: action.do?.value.trim() ?? '',
    ...(named === undefined ? {} : { name: named }),
    ...(by === undefined ? {} : { by }),
    properties: (action.properties ?? []).flatMap((property) => propertyOf(property, context)),
  };
}

/** Whole ones as plain data: what they say goes into the plan as it is. */
function propertyOf(property: BriefItem<'actionProperty'>, context: ReaderContext): BriefAction['properties'] {
  const name = property.name.value.trim();
  if (name === '') return [];
  const node = nodeOf(property.node);
  if (node.kind !== 'map') return [name];
  const said = withoutBigints(plainOfNode(node, context));
  return [{ ...(said as Readonly<Record<string, Plain>>), name: property.name.value }];
}

/** An item's own `name` is what it is called by, which may stand under another key. */
function keyText(item: Item, key: string): string | undefined {
  const node = nodeOf(item.node);
  const value = node.kind === 'map' ? pairOf(node, key)?.value : undefined;
  return value?.kind === 'scalar' && !isNull(value) ? value.text.trim() || undefined : undefined;
}
const textOf = (at: Text | undefined): string | undefined => at?.value.trim() || undefined;
const textsOf = (list: LocatedList<Text> | undefined): readonly string[] =>
  (list ?? []).flatMap((at) => textOf(at) ?? []);
