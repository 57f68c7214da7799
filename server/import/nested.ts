// Names that are paths -> the arrays and objects they lead into: `products.$.sku`, `rolls[].grams`, `a.0.b`, `a.b`.
import { isRecord } from '../base/record.ts';
import type { Plain } from '../plan/plan.ts';
import { type PropertyDraft, printedProperty } from './drafts.ts';

interface Step {
  readonly key: string;
  /** What it leads into is one of many. */
  readonly many: boolean;
}
interface Node {
  draft: PropertyDraft;
  many: boolean;
  readonly members: Map<string, Node>;
}
export interface Nested {
  readonly properties: readonly PropertyDraft[];
  /** Names whose dots alone made them paths. */
  readonly dotted: readonly string[];
}

/** In the order of their first; a path through a value that is neither array nor object stays a name. */
export function nested(drafts: readonly PropertyDraft[]): Nested {
  const paths = drafts.map(({ name }) => stepsOf(name));
  if (paths.every((path) => path.length === 1 && !path[0]?.many)) return { properties: drafts, dotted: [] };
  const names = new Set(drafts.map(({ name }) => name));
  const scalars = new Set(drafts.flatMap(({ name, is }) => (isScalar(is) ? [name] : [])));
  const roots = new Map<string, Node>();
  const dotted: string[] = [];
  for (const [index, draft] of drafts.entries()) {
    const path = paths[index] ?? [];
    const through = path.slice(0, -1).map((_, end) => keyOf(path.slice(0, end + 1)));
    const flat = through.some((key) => scalars.has(key));
    const steps = flat ? [{ key: draft.name, many: false }] : path;
    if (steps.length > 1 && steps.every(({ many }) => !many) && !names.has(through[0] ?? '')) dotted.push(draft.name);
    put(roots, steps, draft);
  }
  return { properties: [...roots.values()].map(draftOf), dotted };
}
const keyOf = (path: readonly Step[]): string => path.map(({ key }) => key).join('.');
const isScalar = ({ type, items }: PropertyDraft['is']): boolean => {
  const types = (typeof type === 'string' ? [type] : Array.isArray(type) ? type : []).filter((one) => one !== 'null');
  const inner = isRecord(items) ? items.type : undefined;
  return (
    (types.length > 0 && !types.some((one) => one === 'array' || one === 'object' || one === 'any')) ||
    (typeof inner === 'string' && inner !== 'object' && inner !== 'any')
  );
};

/** One step where the name is none of a path: `$browser`, `1.10`, `No. of items`, `utm.*`. */
function stepsOf(name: string): readonly Step[] {
  const whole = [{ key: name, many: false }];
  const parts = name
    .replace(/\[(?:\s*|\d+|\*|[nix])\]/g, '.$')
    .split('.')
    .filter((part, at, all) => part !== '' || at === 0 || at === all.length - 1);
  const steps: { key: string; many: boolean }[] = [];
  for (const [at, part] of parts.entries()) {
    const last = steps.at(-1);
    const index = part === '$' || ((part === '*' || /^\d+$/.test(part)) && at < parts.length - 1);
    if (index && last) last.many = true;
    else if (!/^[\p{L}_$@][\p{L}\p{N}_$@-]*$/u.test(part)) return whole;
    else steps.push({ key: part, many: false });
  }
  return steps.length ? steps : whole;
}

function put(into: Map<string, Node>, steps: readonly Step[], draft: PropertyDraft): void {
  const [step, ...rest] = steps;
  if (!step) return;
  const known = into.get(step.key);
  const own = rest.length ? undefined : { ...draft, name: step.key };
  const node: Node = known ?? {
    draft: own ?? { name: step.key, is: {}, at: draft.at },
    many: false,
    members: new Map(),
  };
  // The parent may be told behind its parts.
  if (known && own) known.draft = { ...own, is: { ...known.draft.is, ...own.is } };
  node.many ||= step.many;
  into.set(step.key, node);
  put(node.members, rest, draft);
}

function draftOf({ draft, many, members }: Node): PropertyDraft {
  const { is } = draft;
  const list = many || is.type === 'array' || (Array.isArray(is.type) && is.type.includes('array'));
  if (!members.size) return list && is.type === undefined ? { ...draft, is: { type: 'array', ...is } } : draft;
  const own = [...members.values()].map((node) => printedProperty(draftOf(node)));
  const items = isRecord(is.items) ? is.items : {};
  const held = list ? { type: 'object', ...items, properties: joined(items.properties, own) } : undefined;
  return {
    ...draft,
    is: held
      ? { ...is, type: is.type ?? 'array', items: held }
      : { ...is, type: is.type ?? 'object', properties: joined(is.properties, own) },
  };
}
/** Members of an example, and those that paths tell: these win. */
function joined(before: Plain | undefined, own: readonly Plain[]): readonly Plain[] {
  const nameOf = (one: Plain): Plain | undefined => (isRecord(one) ? (one as Record<string, Plain>).name : undefined);
  const named = new Set(own.map(nameOf));
  return [...(Array.isArray(before) ? before : []).filter((one: Plain) => !named.has(nameOf(one))), ...own];
}
