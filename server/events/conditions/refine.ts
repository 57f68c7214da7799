// What a condition asks of single properties, so that rows are made to fit it instead of being thrown away until one does.
import type { CompareOp, Expr } from '../../expressions/expr.ts';
import { namesIn } from '../../expressions/names.ts';
import type { Plain, PlanSchema } from '../../plan/plan.ts';
import type { Demand } from './demand.ts';
import { joinDemands } from './demand.ts';

/** One way to make a condition true: what each property, by name, has to be. */
export type Alternative = ReadonlyMap<string, Demand>;

/** More ways than this are not told apart: rows are then drawn until they fit. */
const mostWays = 24;

/**
 * The ways in which `tree` can be `wanted` (true or false, never unknown). What cannot be said of single properties (sums, two
 * names compared) is left out, so a row made this way must still be evaluated. Empty when no way exists.
 */
export function alternativesOf(tree: Expr, wanted = true): readonly Alternative[] {
  const alternatives = read(tree, wanted);
  return alternatives.length > mostWays ? [new Map()] : alternatives;
}

/** Ways that fit both. */
export function joinAlternatives(left: readonly Alternative[], right: readonly Alternative[]): readonly Alternative[] {
  if (left.length * right.length > mostWays) return left.length <= right.length ? left : right;
  return left.flatMap((a) => right.flatMap((b) => joined(a, b) ?? []));
}

function joined(a: Alternative, b: Alternative): Alternative | undefined {
  const both = new Map(a);
  for (const [name, demand] of b) {
    const old = both.get(name);
    const demands = old ? joinDemands(old, demand) : demand;
    if (!demands) return undefined;
    both.set(name, demands);
  }
  return both;
}

function read(tree: Expr, wanted: boolean): readonly Alternative[] {
  switch (tree.kind) {
    case 'and':
    case 'or': {
      const members = tree.items.map((item) => alternativesOf(item, wanted));
      if ((tree.kind === 'and') === wanted) return members.reduce(joinAlternatives);
      return members.flat();
    }
    case 'not':
      return alternativesOf(tree.of, !wanted);
    case 'literal':
      return tree.value === wanted ? [new Map()] : [];
    case 'name':
      return [one(tree, { schema: { types: [], enum: [{ value: wanted }] } })];
    case 'isNull':
      return tree.of.kind === 'name' ? [one(tree.of, { present: tree.not === wanted })] : present(tree);
    case 'compare':
      return comparison(tree, wanted);
    case 'in':
      return listed(tree, wanted !== tree.not);
    case 'between': {
      const { of, low, high } = tree;
      const place = { start: tree.start, end: tree.end };
      const from = { kind: 'compare', op: '>=', left: of, right: low, ...place } as const;
      const to = { kind: 'compare', op: '<=', left: of, right: high, ...place } as const;
      return alternativesOf({ kind: 'and', items: [from, to], ...place }, wanted !== tree.not);
    }
    case 'like': {
      const { of, pattern } = tree;
      if (of.kind !== 'name' || pattern.kind !== 'literal' || typeof pattern.value !== 'string') return present(tree);
      const like = { pattern: pattern.value, escape: tree.escape, not: wanted === tree.not };
      return [one(of, { like })];
    }
    default:
      return present(tree);
  }
}

const opposites: Readonly<Record<CompareOp, CompareOp>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};
const mirrored: Readonly<Record<CompareOp, CompareOp>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

function comparison(tree: Expr & { kind: 'compare' }, wanted: boolean): readonly Alternative[] {
  const op = wanted ? tree.op : opposites[tree.op];
  const [named, other, alternative] = isPlace(tree.left)
    ? [tree.left, tree.right, op]
    : [tree.right, tree.left, mirrored[op]];
  const value = constant(other);
  if (!isPlace(named) || value === undefined) return present(tree);
  if (named.kind === 'count') return typeof value === 'number' ? counted(named.of, alternative, value) : present(tree);
  if (alternative === '!=') return [one(named, { not: [value] })];
  if (alternative === '=') return [one(named, { schema: { types: [], enum: [{ value }] } })];
  if (typeof value !== 'number') return present(tree);
  return [one(named, { schema: { types: [], ...bound(alternative, value) } })];
}

const isPlace = (tree: Expr): tree is Expr & { kind: 'name' | 'count' } =>
  tree.kind === 'name' || tree.kind === 'count';

function bound(op: CompareOp, value: number): Partial<PlanSchema> {
  if (op === '<') return { exclusiveMaximum: value };
  if (op === '<=') return { maximum: value };
  return op === '>' ? { exclusiveMinimum: value } : { minimum: value };
}

function counted(of: Expr, op: CompareOp, value: number): readonly Alternative[] {
  const least = op === '>' ? Math.floor(value) + 1 : op === '>=' || op === '=' ? Math.ceil(value) : undefined;
  const most = op === '<' ? Math.ceil(value) - 1 : op === '<=' || op === '=' ? Math.floor(value) : undefined;
  if (most !== undefined && most < Math.max(0, least ?? 0)) return [];
  const schema = {
    types: [],
    ...(least !== undefined && { minItems: Math.max(0, least) }),
    ...(most !== undefined && { maxItems: most }),
  };
  return [one(of, { schema })];
}

function listed(tree: Expr & { kind: 'in' }, wanted: boolean): readonly Alternative[] {
  const values = tree.items.map(constant).filter((value) => value !== undefined);
  if (tree.of.kind !== 'name' || values.length < tree.items.length) return present(tree);
  return [one(tree.of, wanted ? { schema: { types: [], enum: values.map((value) => ({ value })) } } : { not: values })];
}

function constant(tree: Expr): Plain | undefined {
  if (tree.kind !== 'literal' || tree.value === null) return undefined;
  return typeof tree.value === 'bigint' ? Number(tree.value) : tree.value;
}

/** A demand on what a name leads to, which has to be there; a path into an object is joined by `\0`. */
function one(tree: Expr, demand: Demand): Alternative {
  const path = tree.kind === 'name' ? tree.path : [];
  return new Map([[path.join('\0'), { present: true, ...demand }]]);
}

/** Comparisons with null are unknown, so every property they name has to be there. */
function present(tree: Expr): readonly Alternative[] {
  return [new Map(namesIn(tree).map(({ path }) => [path[0] as string, { present: true }]))];
}
