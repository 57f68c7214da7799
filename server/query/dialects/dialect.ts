// What a database's SQL differs in, as data: names and literals, clauses, types, functions. The printer does the rest.
import type { ColumnType } from '../../dataset/column-type.ts';
import { writable } from '../compile-error.ts';
import type {
  AggregateCall,
  Arithmetic,
  Cast,
  Relation,
  SqlCall,
  SqlExpr,
  SqlLike,
  SqlLiteral,
  WindowCall,
} from '../tree.ts';
import type { Types } from '../types.ts';

export interface Dialect {
  readonly name: string;
  readonly clauses: Clauses;
  readonly types: Readonly<Record<ColumnType, string>>;
  readonly functions: Functions;
  /** Another relation that gives the same rows, for a database that cannot run the one at hand. */
  readonly lower?: Lower;
}
export type Lower = (relation: Relation, types: Types) => Relation;

export interface Clauses {
  /** Names that need no quotes, unless they are keywords. */
  readonly plainName: RegExp;
  readonly keywords: ReadonlySet<string>;
  readonly quoted: (name: string) => string;
  /** How many bytes of a name are kept; absent: all that anybody writes. */
  readonly nameBytes?: number;
  readonly text: (value: string) => string;
  /** NaN, an infinity, or a number with a fraction or an exponent: a double and no decimal. */
  readonly double: (value: number) => string;
  readonly interval: (count: number, unit: string) => string;
  /** For a database that has NaN equal to itself and above all numbers; absent where it equals and exceeds nothing. */
  readonly isNan?: (value: Printed) => Printed;
  /** A text as it is ordered by code point; the operand binds as tightly as can be. */
  readonly textOrder: (operand: string) => string;
  /** A value as rows are told apart by it, where they are grouped, partitioned or counted once. */
  readonly key: (value: Printed, type: ColumnType | undefined) => string;
  /** How rows are sorted, nulls last: those of a result, and those of a window. */
  readonly sortKey: (key: string) => string;
  readonly windowKey: (key: string, descending: boolean) => string;
  /** What stands between relations whose rows are put together, all of them or each once. */
  readonly union: Readonly<Record<'all' | 'distinct', string>>;
  /** Literal rows; `names` are their columns. */
  readonly values: (rows: readonly (readonly string[])[], names: readonly string[]) => string;
  /** What stands behind the name of literal rows, where these do not name their columns themselves. */
  readonly columnList: (names: readonly string[]) => string;
}

/** Functions, and the operators and casts that databases spell in their own ways. */
export interface FunctionNodes extends Readonly<Record<AggregateCall['name'], AggregateCall>> {
  readonly like: SqlLike;
  /** The quotient of real numbers, null on zero. */
  readonly divide: Arithmetic;
  /** Null for what cannot be cast. */
  readonly tryCast: Cast;
  readonly lag: WindowCall;
  readonly rowNumber: WindowCall;
}
export type CallOf<Name extends SqlCall['name']> = CallNamed<SqlCall, Name>;
type CallNamed<Call, Name> = Call extends { readonly name: infer Names } ? (Name extends Names ? Call : never) : never;
export type FunctionPrinter<Node> = (node: Node, printing: Printing) => Printed;
export type Functions = { readonly [Name in keyof FunctionNodes]: FunctionPrinter<FunctionNodes[Name]> } & {
  readonly [Name in SqlCall['name']]: FunctionPrinter<CallOf<Name>>;
};

/** What the printer of a function works with. */
export interface Printing {
  readonly dialect: Dialect;
  readonly print: (expr: SqlExpr) => Printed;
  /** Of an expression over the rows at hand; undefined where nothing says it. */
  readonly typeOf: (expr: SqlExpr) => ColumnType | undefined;
}
export interface Printed {
  readonly text: string;
  /** How tightly it holds together: an operand looser than its place gets parentheses. */
  readonly precedence: number;
}

/** What a dialect begins with: its functions need not be all that there are. */
export interface DialectBase<Given extends keyof Functions> {
  readonly clauses: Clauses;
  readonly types: Dialect['types'];
  readonly functions: Pick<Functions, Given>;
  readonly lower?: Lower;
}
/** What it says for itself: at least the functions that it does not begin with. */
export interface DialectParts<Given extends keyof Functions> {
  readonly name: string;
  readonly clauses?: Partial<Clauses>;
  readonly types?: Partial<Dialect['types']>;
  readonly functions: Omit<Functions, Given> & Partial<Functions>;
  readonly lower?: Lower;
}

export function dialect<Given extends keyof Functions>(base: DialectBase<Given>, parts: DialectParts<Given>): Dialect {
  return {
    ...base,
    ...parts,
    clauses: { ...base.clauses, ...parts.clauses },
    types: { ...base.types, ...parts.types },
    // Whatever is not given must be said: the types of the two hold that together.
    functions: { ...base.functions, ...parts.functions } as Functions,
  };
}

export const precedence = { or: 1, and: 2, not: 3, compare: 4, sum: 5, product: 6, unary: 7, primary: 8 } as const;

export const primary = (text: string): Printed => ({ text, precedence: precedence.primary });

/** The text of an operand whose place needs at least `least`. */
export const parenthesized = (operand: Printed, least: number): string =>
  operand.precedence < least ? `(${operand.text})` : operand.text;

/** `f(a, b)` of expressions. */
export const functionCall =
  (name: string) =>
  (of: readonly SqlExpr[], { print }: Printing): Printed =>
    primary(`${name}(${of.map((one) => print(one).text).join(', ')})`);

/** A name, in quotes where it needs them. */
export function identifier({ clauses }: Dialect, name: string): string {
  return clauses.plainName.test(name) && !clauses.keywords.has(name) ? name : clauses.quoted(writable(name));
}

/** The words of a list that is kept as one text. */
export const keywordSet = (text: string): ReadonlySet<string> => new Set(text.split(' '));

export function literalText({ value, type }: SqlLiteral, { clauses, types }: Dialect): Printed {
  if (value === null) return primary(type ? `cast(null as ${types[type]})` : 'null');
  if (type === 'date' || type === 'time') return primary(`${types[type]} ${clauses.text(String(value))}`);
  if (typeof value === 'string') return primary(clauses.text(value));
  const text = numberText(value, clauses);
  return { text, precedence: text.startsWith('-') ? precedence.unary : precedence.primary };
}

/** An integer as it is, which keeps all of its digits. */
function numberText(value: number | bigint | boolean, { double }: Clauses): string {
  const text = String(value);
  return typeof value !== 'number' || /^-?\d+$/.test(text) ? text : double(value);
}
