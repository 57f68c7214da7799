// Conditions of the plan as SQL: the same answers as expressions/evaluate.ts gives, whatever the data.

import { readTime } from '../base/calendar.ts';
import { evaluate } from '../expressions/evaluate.ts';
import type { Expr } from '../expressions/expr.ts';
import { parseCondition } from '../expressions/parse.ts';
import { printCondition } from '../expressions/print.ts';
import { and, literal, or, typedNull } from './build.ts';
import { QueryError } from './compile-error.ts';
import type { SqlField, SqlFields } from './field.ts';
import type { Compare, SqlExpr } from './tree.ts';

/** The condition as SQL; undefined when there is none. `where` says whose it is, for errors: `step 2 of funnel checkout`. */
export function conditionSql(text: string | undefined, fields: SqlFields, where: string): SqlExpr | undefined {
  if (text === undefined) return undefined;
  const { tree, faults } = parseCondition(text);
  if (tree) return decisionOf(tree, fields, where);
  const reason = faults.find((fault) => fault.severity !== 'warning')?.message ?? '';
  throw new QueryError('wrong-question', `The condition of ${where} cannot be read: ${text}. ${reason}`);
}

/** An expression as a value in SQL. */
export function expressionSql(tree: Expr, fields: SqlFields, where: string): SqlField {
  const value = (expr: Expr): SqlField => expressionSql(expr, fields, where);
  switch (tree.kind) {
    case 'literal':
      return literalField(tree.value);
    case 'time':
      return timeField(tree.unit === 'date' ? 'date' : 'time', tree.ms);
    case 'name': {
      const field = fields(tree.path);
      if (field) return field;
      throw new QueryError(
        'unknown-name',
        `The condition of ${where} names ${printCondition(tree)}, which is not a property there.`,
      );
    }
    case 'negate':
      return arithmetic('-', literalField(0), value(tree.of));
    case 'arithmetic':
      return arithmetic(tree.op, value(tree.left), value(tree.right));
    case 'count': {
      const { json } = value(tree.of);
      return json
        ? { of: { kind: 'call', name: 'arrayLength', ...json }, type: 'integer' }
        : { of: typedNull('integer'), type: 'integer' };
    }
    default:
      return { of: decisionOf(tree, fields, where), type: 'boolean' };
  }
}

/** An expression as an SQL boolean; any value other than true and false becomes null. */
function decisionOf(tree: Expr, fields: SqlFields, where: string): SqlExpr {
  const value = (expr: Expr): SqlField => expressionSql(expr, fields, where);
  const decision = (expr: Expr): SqlExpr => decisionOf(expr, fields, where);
  const unless = (not: boolean, of: SqlExpr): SqlExpr => (not ? { kind: 'not', of } : of);
  switch (tree.kind) {
    case 'and':
    case 'or':
      return { kind: 'logical', op: tree.kind, items: tree.items.map(decision) };
    case 'not':
      return { kind: 'not', of: decision(tree.of) };
    case 'compare':
      return comparison(tree.op, value(tree.left), value(tree.right));
    case 'isNull':
      return { kind: 'isNull', not: tree.not, of: value(tree.of).of };
    case 'in':
      return unless(tree.not, membership(value(tree.of), tree.items.map(value)));
    case 'between': {
      const of = value(tree.of);
      const bounds = and(comparison('>=', of, value(tree.low)), comparison('<=', of, value(tree.high)));
      return unless(tree.not, bounds as SqlExpr);
    }
    case 'like': {
      const [of, pattern] = [textOf(value(tree.of)), textOf(value(tree.pattern))];
      if (!of || !pattern) return typedNull('boolean');
      const escaping = tree.escape === undefined ? {} : { escape: tree.escape };
      return unless(tree.not, { kind: 'like', of, pattern, ...escaping });
    }
    default: {
      const field = value(tree);
      if (field.type === 'boolean') return field.of;
      return field.type === 'json' ? { kind: 'cast', of: field.of, to: 'boolean', safe: true } : typedNull('boolean');
    }
  }
}

function literalField(value: string | number | bigint | boolean | null): SqlField {
  if (value === null) return { of: typedNull('string'), type: 'string' };
  if (typeof value === 'string') return { of: literal(value), type: 'string' };
  if (typeof value === 'boolean') return { of: literal(value), type: 'boolean' };
  return { of: literal(value), type: typeof value === 'bigint' || Number.isInteger(value) ? 'integer' : 'number' };
}

function timeField(type: 'date' | 'time', ms: number): SqlField {
  const iso = new Date(ms).toISOString();
  const text =
    type === 'date'
      ? iso.slice(0, 10)
      : iso
          .slice(0, -1)
          .replace('T', ' ')
          .replace(/\.000$/, '');
  return { of: literal(text, type), type };
}

const isLiteral = ({ of }: SqlField): boolean => of.kind === 'literal';
const isNull = ({ of }: SqlField): boolean => of.kind === 'literal' && of.value === null;
const isNumber = ({ type }: SqlField): boolean => type === 'integer' || type === 'number';
const isTime = ({ type }: SqlField): boolean => type === 'date' || type === 'time';
const mayBeNan = ({ of, type }: SqlField): boolean =>
  type === 'number' && (of.kind !== 'literal' || Number.isNaN(of.value));
const textOf = (field: SqlField): SqlExpr | undefined =>
  (field.type === 'string' || field.type === 'json') && !isNull(field) ? field.of : undefined;

function comparison(op: Compare['op'], left: SqlField, right: SqlField): SqlExpr {
  const [a, b] = alike(left, right);
  if (!a || !b) return typedNull('boolean');
  const between = a.type === 'number' ? unequalled(b) : undefined;
  if (between) return besides(op, a, between);
  if (b.type === 'number' && unequalled(a)) return comparison(opposite[op], b, a);
  const nan = { left: mayBeNan(a), right: mayBeNan(b) };
  return { kind: 'compare', op, left: a.of, right: b.of, ...((nan.left || nan.right) && { nan }) };
}

const opposite = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** The doubles on either side of an integer that no double equals, which databases would round to one of them. */
function unequalled({ of }: SqlField): readonly [below: number, above: number] | undefined {
  if (of.kind !== 'literal' || typeof of.value !== 'bigint') return undefined;
  const near = Number(of.value);
  if (!Number.isFinite(near) || BigInt(near) === of.value) return undefined;
  const next = (up: boolean): number => {
    // A step of the last bit, whose worth is that of the exponent; half of it below a power of two.
    const step = 2 ** (Math.floor(Math.log2(Math.abs(near))) - 53);
    for (let k = 1; ; k++) if (near + (up ? k : -k) * step !== near) return near + (up ? k : -k) * step;
  };
  return BigInt(near) < of.value ? [near, next(true)] : [next(false), near];
}

/** A double compared with what lies between two doubles. */
function besides(op: Compare['op'], field: SqlField, [below, above]: readonly [number, number]): SqlExpr {
  const under = comparison('<=', field, literalField(below));
  const over = comparison('>=', field, literalField(above));
  if (op === '<' || op === '<=') return under;
  if (op === '>' || op === '>=') return over;
  const equal = and(under, over) as SqlExpr;
  return op === '=' ? equal : { kind: 'not', of: equal };
}

/** Both sides as values that SQL compares; undefined where they are of different kinds, which is null. */
function alike(left: SqlField, right: SqlField): readonly [SqlField, SqlField] | readonly [] {
  if (isNull(left) || isNull(right)) return [];
  if (left.type === right.type || (isNumber(left) && isNumber(right)) || (isTime(left) && isTime(right)))
    return [left, right];
  if (left.type === 'json' || isTime(right)) {
    const converted = convert(left, right.type);
    return converted ? [converted, right] : [];
  }
  const converted = right.type === 'json' || isTime(left) ? convert(right, left.type) : undefined;
  return converted ? [left, converted] : [];
}

function convert(field: SqlField, to: SqlField['type']): SqlField | undefined {
  const time = to === 'date' || to === 'time';
  if (field.of.kind === 'literal' && field.type === 'string' && time) {
    const ms = readTime(String(field.of.value));
    return ms === undefined ? undefined : timeField('time', ms);
  }
  if (field.type !== 'json' && !(field.type === 'string' && time)) return undefined;
  if (to === 'string') return { of: field.of, type: 'string' };
  const type = to === 'date' ? 'time' : to === 'integer' ? 'number' : to;
  return { of: { kind: 'cast', of: field.of, to: type, safe: true }, type };
}

function membership(of: SqlField, items: readonly SqlField[]): SqlExpr {
  // One item of another type would have all of them and the value converted to doubles.
  const exact = (item: SqlField): boolean =>
    (of.type === 'integer') === (item.type === 'integer') || of.type !== 'integer';
  const plain = items.every(
    (item) =>
      isNull(item) ||
      (isLiteral(item) &&
        exact(item) &&
        !(of.type === 'number' && unequalled(item)) &&
        alike(of, item)[0] === of &&
        alike(of, item)[1] === item),
  );
  if (isNull(of)) return typedNull('boolean');
  if (plain) return { kind: 'in', of: of.of, items: items.map((item) => (isNull(item) ? literal(null) : item.of)) };
  return or(items.map((item) => comparison('=', of, item)));
}

/** Computes in doubles, as the evaluator does: no overflow of integers ends a query. */
function arithmetic(op: '+' | '-' | '*' | '/', left: SqlField, right: SqlField): SqlField {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (!a || !b) return { of: typedNull('number'), type: 'number' };
  if (a.of.kind === 'literal' && b.of.kind === 'literal') return folded(op, a.of.value, b.of.value);
  const [first, second] =
    op === '/' || isDouble(a) ? [a, b] : isDouble(b) ? [a, b] : isLiteral(a) ? [a, asDouble(b)] : [asDouble(a), b];
  return { of: { kind: 'arithmetic', op, left: first.of, right: second.of }, type: 'number' };
}

const isDouble = (field: SqlField): boolean => field.type === 'number';
const asDouble = (field: SqlField): SqlField => ({
  of: { kind: 'cast', of: field.of, to: 'number' },
  type: 'number',
});

function numberOf(field: SqlField): SqlField | undefined {
  if (isNull(field)) return undefined;
  return isNumber(field) ? field : field.type === 'json' ? convert(field, 'number') : undefined;
}

function folded(op: '+' | '-' | '*' | '/', left: unknown, right: unknown): SqlField {
  const place = { start: 0, end: 0 };
  const side = (value: unknown): Expr => ({ kind: 'literal', value: value as number | bigint, ...place });
  const value = evaluate({ kind: 'arithmetic', op, left: side(left), right: side(right), ...place }, () => null);
  return typeof value === 'number' ? literalField(value) : { of: typedNull('number'), type: 'number' };
}
