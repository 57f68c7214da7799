// Checks of a condition in its context: unknown names, values of the wrong type, values outside an enum.

import { isDay, readTime } from '../base/calendar.ts';
import { closest } from '../base/did-you-mean.ts';
import type { PlanSchema } from '../plan/plan.ts';
import {
  type ConditionEdit,
  type ConditionFault,
  children,
  type Expr,
  type FaultCode,
  type Literal,
  type Name,
  type TextRange,
} from './expr.ts';
import { writeName } from './names.ts';
import { printCondition } from './print.ts';
import { comparable, kindOfSchema, kindOfValue, kindWords, type ValueKind } from './values.ts';

/** The names a condition may use where it stands. */
export interface Scope {
  /** What a path leads to: `['order_value']`, `['user', 'plan_tier']`, `['cart', 'total']`. */
  find(path: readonly string[]): PlanSchema | undefined;
  /** All names as a condition writes them (`order_value`, `user.plan_tier`, `` `site id` ``), for "did you mean". */
  names(): Iterable<string>;
}

/** In the order of the text. `wanted` is `any` where the expression gives a value instead of a decision (`derive`). */
export function checkCondition(
  tree: Expr,
  scope: Scope,
  wanted: 'boolean' | 'any' = 'boolean',
): readonly ConditionFault[] {
  const faults: ConditionFault[] = [];
  const check = checkerOf(scope, (fault) => faults.push(fault));
  if (wanted === 'boolean') check.decision(tree, 'A condition');
  else check.kind(tree);
  return faults.sort((a, b) => a.start - b.start);
}

function checkerOf(scope: Scope, report: (fault: ConditionFault) => void) {
  function fault(code: FaultCode, at: TextRange, message: string, fix?: string, severity?: 'warning'): void {
    const { start, end } = at;
    const edit: ConditionEdit | undefined = fix === undefined ? undefined : { start, end, text: fix };
    report({ code, message, start, end, ...(severity && { severity }), ...(edit && { fix: edit }) });
  }

  /** Checks an expression and everything in it; says what kind of value it gives. */
  function kind(expr: Expr): ValueKind {
    switch (expr.kind) {
      case 'literal':
        return kindOfValue(expr.value);
      case 'time':
        return 'time';
      case 'name':
        return kindOfName(expr);
      case 'and':
      case 'or':
        for (const item of expr.items) decision(item, `"${expr.kind}"`);
        return 'boolean';
      case 'not':
        decision(expr.of, '"not"');
        return 'boolean';
      case 'negate':
        number(expr.of, 'A minus sign');
        return 'number';
      case 'arithmetic':
        if (hyphenated(expr)) return 'any';
        for (const side of children(expr)) number(side, `"${expr.op}"`);
        return 'number';
      case 'compare':
        pair(expr.left, expr.right, expr.op === '=' || expr.op === '!=');
        return 'boolean';
      case 'in':
        kind(expr.of);
        for (const item of expr.items) pair(expr.of, item, true, true);
        return 'boolean';
      case 'between':
        kind(expr.of);
        for (const bound of [expr.low, expr.high]) pair(expr.of, bound, false, true);
        emptyRange(expr.low, expr.high);
        return 'boolean';
      case 'like':
        for (const side of [expr.of, expr.pattern]) {
          const given = kind(side);
          if (!comparable(given, 'text')) fault('wrong-type', side, `like matches text, and ${describe(side, given)}.`);
        }
        return 'boolean';
      case 'count': {
        const given = kindOfName(expr.of);
        if (given !== 'array' && given !== 'any')
          fault('wrong-type', expr.of, `count gives the length of a list, and ${describe(expr.of, given)}.`);
        return 'number';
      }
      case 'isNull':
        kind(expr.of);
        return 'boolean';
    }
  }

  function decision(expr: Expr, who: string): void {
    const given = kind(expr);
    if (comparable(given, 'boolean')) return;
    fault('wrong-type', expr, `${who} needs something that is true or false, and ${describe(expr, given)}.`);
  }

  function number(expr: Expr, who: string): void {
    const given = kind(expr);
    if (comparable(given, 'number')) return;
    fault('wrong-type', expr, `${who} computes with numbers, and ${describe(expr, given)}.`);
  }

  function pair(left: Expr, right: Expr, exact: boolean, leftChecked = false): void {
    const a = leftChecked ? quiet(left) : kind(left);
    if (unquoted(left, a, right)) return;
    const b = kind(right);
    for (const [expr, given] of [[left, a] as const, [right, b] as const]) {
      if (given !== 'array' && given !== 'object') continue;
      const hint =
        given === 'array' ? ' Compare its length, count(…), or test it with is null.' : ' Compare one of its members.';
      if (!(leftChecked && expr === left)) fault('wrong-type', expr, `${describe(expr, given)}.${hint}`);
      return;
    }
    if (!comparable(a, b)) {
      mismatch(left, a, right, b);
      return;
    }
    if (!exact) return;
    if (left.kind === 'name' && right.kind === 'literal') member(left, right);
    if (right.kind === 'name' && left.kind === 'literal') member(right, left);
  }

  function mismatch(left: Expr, a: ValueKind, right: Expr, b: ValueKind): void {
    const [literal, wanted] =
      right.kind === 'literal' ? [right, a] : left.kind === 'literal' ? [left, b] : [undefined, a];
    if (literal && wanted === 'time' && typeof literal.value === 'string' && readTime(literal.value) !== undefined) {
      const written = `${isDay(literal.value) ? 'date' : 'timestamp'} '${literal.value}'`;
      fault('wrong-type', literal, `A time is compared with text here. Write ${written}.`, written, 'warning');
      return;
    }
    const fix = literal && rewritten(literal, wanted);
    const advice = fix === undefined ? 'Such a comparison is never true.' : `Write ${fix}.`;
    const message = `${describe(left, a)}, but ${describe(right, b)}. ${advice}`;
    fault('wrong-type', literal ?? right, message, fix);
  }

  function member(name: Name, literal: Literal): void {
    const schema = scope.find(name.path);
    const values =
      schema?.enum?.map((entry) => entry.value) ?? (schema?.const === undefined ? undefined : [schema.const]);
    if (!values || literal.value === null || values.some((value) => String(value) === String(literal.value))) return;
    const near = typeof literal.value === 'string' ? closest(literal.value, values.map(String)) : undefined;
    const value = values.find((candidate) => String(candidate) === near);
    const fix = value === undefined || typeof value === 'object' ? undefined : printCondition({ ...literal, value });
    const listed = values.slice(0, 5).map(String).join(', ') + (values.length > 5 ? ', …' : '');
    const hint = fix === undefined ? `They are ${listed}.` : `Did you mean ${fix}?`;
    const said = printCondition(literal);
    fault(
      'outside-enum',
      literal,
      `${said} is not one of the values that ${printCondition(name)} can have. ${hint}`,
      fix,
    );
  }

  function kindOfName(name: Name): ValueKind {
    const schema = scope.find(name.path);
    if (schema) return kindOfSchema(schema);
    if (!reachesOpen(name)) unknown(name);
    return 'any';
  }

  /** A path into an object that does not list its members may be right. */
  function reachesOpen(name: Name): boolean {
    for (let length = name.path.length - 1; length > 0; length--) {
      const schema = scope.find(name.path.slice(0, length));
      if (schema) return ['object', 'any'].includes(kindOfSchema(schema)) && !schema.properties?.length;
    }
    return false;
  }

  function unknown(name: Name): void {
    const dotted = name.path.join('.');
    if (name.path.length > 1 && scope.find([dotted])) {
      const fix = writeName(dotted);
      fault('unknown-name', name, `A name that holds dots stands in backticks: write ${fix}.`, fix);
      return;
    }
    const near = closest(printCondition(name), scope.names());
    const hint = near === undefined ? 'Define it among the properties, or correct it.' : `Did you mean ${near}?`;
    fault('unknown-name', name, `Nothing here is called ${printCondition(name)}. ${hint}`, near);
  }

  function emptyRange(low: Expr, high: Expr): void {
    if (low.kind !== 'literal' || high.kind !== 'literal') return;
    if (typeof low.value !== 'number' || typeof high.value !== 'number' || low.value <= high.value) return;
    const [first, second] = [printCondition(low), printCondition(high)];
    const message = `Nothing lies between ${first} and ${second}: the smaller one comes first.`;
    fault('empty-range', { start: low.start, end: high.end }, message, `${second} and ${first}`);
  }

  /** `tier = pro`: an unknown name compared with a text is probably a text without its quotes. */
  function unquoted(left: Expr, given: ValueKind, right: Expr): boolean {
    if (left.kind !== 'name' || right.kind !== 'name' || given !== 'text' || right.path.length > 1) return false;
    const [word = ''] = right.path;
    if (!scope.find(left.path) || scope.find(right.path)) return false;
    const values = scope.find(left.path)?.enum?.map((one) => String(one.value));
    const near = values ? closest(word, values) : closest(word, scope.names());
    if (values ? near === undefined : near !== undefined) return false;
    const text = `'${(values && near) ?? word}'`;
    fault(
      'unknown-name',
      right,
      `Nothing here is called ${printCondition(right)}. A text stands in single quotes: write ${text}.`,
      text,
    );
    return true;
  }

  /** `smtp-id` reads as a subtraction; says so when the whole is a name and its halves are not. */
  function hyphenated(expr: Expr & { kind: 'arithmetic' }): boolean {
    const { left, right } = expr;
    if (expr.op !== '-' || left.kind !== 'name' || right.kind !== 'name') return false;
    const whole = `${left.path.join('.')}-${right.path.join('.')}`;
    if (scope.find(left.path) || scope.find(right.path) || !scope.find([whole])) return false;
    const fix = writeName(whole);
    fault('unknown-name', expr, `A name that holds a hyphen stands in backticks: write ${fix}.`, fix);
    return true;
  }

  const quiet = (expr: Expr): ValueKind => checkerOf(scope, () => {}).kind(expr);
  return { kind, decision };
}

const describe = (expr: Expr, kind: ValueKind): string => `${printCondition(expr)} is ${kindWords[kind]}`;

/** The literal as the kind that it is compared with, when it says the same. */
function rewritten(literal: Literal, wanted: ValueKind): string | undefined {
  const { value } = literal;
  if (wanted === 'text' && value !== null) return printCondition({ ...literal, value: String(value) });
  if (wanted === 'number' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return value;
  if (wanted !== 'boolean') return undefined;
  const word = String(value).toLowerCase();
  if (word === 'true' || word === '1') return 'true';
  return word === 'false' || word === '0' ? 'false' : undefined;
}
