// The tree of the expression language: what `where`, `required_when`, `expect` and `derive` say, with a place in the text on every node.

/** Offsets into the condition's text, in UTF-16 units; `end` is behind the last one. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** An expression's place includes the parentheses around it. `and`, `or` hold two or more members, none of them of the same kind: long chains stay flat. */
export type Expr =
  | Literal
  | TimeLiteral
  | Name
  | ({ readonly kind: 'and' | 'or'; readonly items: readonly Expr[] } & TextRange)
  | ({ readonly kind: 'not' | 'negate'; readonly of: Expr } & TextRange)
  | ({ readonly kind: 'compare'; readonly op: CompareOp; readonly left: Expr; readonly right: Expr } & TextRange)
  | ({ readonly kind: 'arithmetic'; readonly op: ArithmeticOp; readonly left: Expr; readonly right: Expr } & TextRange)
  | ({ readonly kind: 'in'; readonly not: boolean; readonly of: Expr; readonly items: readonly Expr[] } & TextRange)
  | ({ readonly kind: 'isNull'; readonly not: boolean; readonly of: Expr } & TextRange)
  | ({
      readonly kind: 'between';
      readonly not: boolean;
      readonly of: Expr;
      readonly low: Expr;
      readonly high: Expr;
    } & TextRange)
  | Like
  | ({ readonly kind: 'count'; readonly of: Name } & TextRange);

/** An integer that a double cannot hold is a bigint. */
export interface Literal extends TextRange {
  readonly kind: 'literal';
  readonly value: string | number | bigint | boolean | null;
}
/** `date '2026-01-31'` is that day's midnight in UTC. */
export interface TimeLiteral extends TextRange {
  readonly kind: 'time';
  readonly unit: 'date' | 'timestamp';
  /** As written between the quotes. */
  readonly text: string;
  /** Milliseconds since 1970 in UTC. */
  readonly ms: number;
}
/** `user.plan_tier` has two parts, `` `app.screen.id` `` one. */
export interface Name extends TextRange {
  readonly kind: 'name';
  readonly path: readonly string[];
  /** Where each part stands, backticks included. */
  readonly parts: readonly TextRange[];
}
export interface Like extends TextRange {
  readonly kind: 'like';
  readonly not: boolean;
  readonly of: Expr;
  readonly pattern: Expr;
  /** One ASCII character; without it every character of the pattern but `%` and `_` stands for itself. */
  readonly escape?: string;
}
export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOp = '+' | '-' | '*' | '/';

export type FaultCode =
  | 'syntax'
  | 'nesting'
  | 'spelling'
  | 'null-in-list'
  | 'null-compared'
  | 'unknown-name'
  | 'wrong-type'
  | 'outside-enum'
  | 'empty-range';

/** What is wrong in a condition, in words for people. An error when no severity is given. */
export interface ConditionFault extends TextRange {
  readonly code: FaultCode;
  readonly message: string;
  readonly severity?: 'error' | 'warning';
  readonly fix?: ConditionEdit;
}
/** The text between the offsets gives way to `text`. */
export interface ConditionEdit extends TextRange {
  readonly text: string;
}

/** The expressions directly below one. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'literal':
    case 'time':
    case 'name':
      return [];
    case 'and':
    case 'or':
      return expr.items;
    case 'in':
      return [expr.of, ...expr.items];
    case 'compare':
    case 'arithmetic':
      return [expr.left, expr.right];
    case 'between':
      return [expr.of, expr.low, expr.high];
    case 'like':
      return [expr.of, expr.pattern];
    default:
      return [expr.of];
  }
}
