// The relational tree as SQL that a person reads: one clause per line, one select per relation where SQL's order of clauses allows it.
import { orderedOperand } from './dialects/ansi.ts';
import type { Dialect, Printing } from './dialects/dialect.ts';
import { identifier, parenthesized, precedence } from './dialects/dialect.ts';
import { expressionPrinting } from './print-expression.ts';
import type { Join, Named, NamedRelation, Relation, SqlExpr } from './tree.ts';
import { typesIn } from './types.ts';

/** One statement without a semicolon. */
export function printQuery(query: Relation, dialect: Dialect): string {
  const { clauses } = dialect;
  const relation = dialect.lower?.(query, typesIn(query)) ?? query;
  const { columnsOf } = typesIn(relation);
  const name = (text: string) => identifier(dialect, text);
  return whole(relation);

  function whole(of: Relation): string {
    if (of.kind !== 'with') return text(of);
    return `with\n${of.names.map(member).join(',\n')}\n${text(of.in)}`;
  }

  function member({ name: called, of, comment }: NamedRelation): string {
    const columns = of.kind === 'values' ? clauses.columnList(of.columns.map(name)) : '';
    const above = comment === undefined ? '' : `${indent(commentLine(comment))}\n`;
    return `${above}  ${name(called)}${columns} as (\n${indent(indent(whole(of)))}\n  )`;
  }

  function text(of: Relation): string {
    if (of.kind === 'union') return of.of.map(text).join(`\n${clauses.union[of.distinct ? 'distinct' : 'all']}\n`);
    if (of.kind === 'values') {
      const { print } = expressionPrinting(dialect);
      return clauses.values(
        of.rows.map((row) => row.map((value) => print(value).text)),
        of.columns.map(name),
      );
    }
    return statement(select(of));
  }

  /** The relation as one select; what SQL would evaluate later than its place asks for goes below, in parentheses. */
  function select(of: Relation): Select {
    switch (of.kind) {
      case 'scan':
        return { from: of.table.map(name).join('.'), printing: over(of) };
      case 'join': {
        const printing = over(of);
        const sides = of.with.map((side) => joined(side, printing));
        return { from: [source(of.from.of, of.from.as), ...sides].join('\n'), printing };
      }
      case 'filter': {
        const below = open(of.from, (part) => !part.columns);
        return { ...below, where: [...(below.where ?? []), ...conjuncts(of.where, below.printing)] };
      }
      case 'project': {
        const below = open(of.from, (part) => !part.columns);
        return { ...below, columns: items(of.columns, below), ...(of.distinct && { distinct: true }) };
      }
      case 'window': {
        const below = open(of.from, (part) => !part.columns);
        return { ...below, columns: ['*', ...items(of.columns, below)] };
      }
      case 'aggregate': {
        const below = open(of.from, (part) => !part.columns);
        const { print, typeOf } = below.printing;
        const keys = of.by.map((key) => clauses.key(print(key.of), typeOf(key.of)));
        const columns = [...of.by.map((key, i) => called(keys[i] ?? '', key)), ...items(of.columns, below)];
        return { ...below, columns, groupBy: keys };
      }
      case 'sort': {
        // Distinct rows are sorted by what is selected, and by nothing made of it.
        const isSelected = ({ distinct, printing }: Select): boolean =>
          !distinct || of.by.every((key) => orderedOperand(key, printing) === printing.print(key).text);
        const below = open(of.from, (part) => !part.orderBy && isSelected(part));
        const keys = of.by.map((key) => clauses.sortKey(orderedOperand(key, below.printing)));
        return { ...below, orderBy: keys };
      }
      default:
        return { from: source(of, 'r'), printing: over(of) };
    }
  }

  /** How expressions over the rows of a relation are printed. */
  function over(of: Relation): Printing {
    return expressionPrinting(dialect, columnsOf(of));
  }

  function joined({ of, as, type, on }: Join['with'][number], { print }: Printing): string {
    if (!on) return type === 'left' ? `left join ${source(of, as)} on true` : `cross join ${source(of, as)}`;
    return `${type === 'left' ? 'left join' : 'join'} ${source(of, as)} on ${print(on).text}`;
  }

  function open(of: Relation, fits: (part: Select) => boolean): Select {
    const part = select(of);
    return fits(part) ? part : { from: source(of, 'r'), printing: over(of) };
  }

  function source(of: Relation, as: string): string {
    if (of.kind === 'scan') {
      const table = of.table.map(name).join('.');
      return table === name(as) ? table : `${table} as ${name(as)}`;
    }
    const columns = of.kind === 'values' ? clauses.columnList(of.columns.map(name)) : '';
    return `(\n${indent(whole(of))}\n) as ${name(as)}${columns}`;
  }

  function statement({ columns = ['*'], distinct, from, where = [], groupBy = [], orderBy = [] }: Select): string {
    const lines = [
      distinct ? 'select distinct' : 'select',
      columns.map(indent).join(',\n'),
      `from ${from}`,
      where.length && `where ${where.join('\n  and ')}`,
      groupBy.length && `group by ${groupBy.join(', ')}`,
      orderBy.length && `order by ${orderBy.join(', ')}`,
    ];
    return lines.filter(Boolean).join('\n');
  }

  function items(columns: readonly Named[], { printing: { print } }: Select): readonly string[] {
    return columns.map((column) => called(print(column.of).text, column));
  }

  function called(value: string, { name: as, of }: Named): string {
    const own = name(as);
    const isColumn = of.kind === 'column' && (value === own || value.endsWith(`.${own}`));
    return isColumn ? value : `${value} as ${own}`;
  }

  function conjuncts(where: SqlExpr, { print }: Printing): readonly string[] {
    const parts = where.kind === 'logical' && where.op === 'and' ? where.items : [where];
    return parts.map((condition) => parenthesized(print(condition), precedence.and));
  }
}

interface Select {
  readonly from: string;
  /** Over the rows of `from`, of which all clauses speak. */
  readonly printing: Printing;
  readonly columns?: readonly string[];
  readonly distinct?: boolean;
  readonly where?: readonly string[];
  readonly groupBy?: readonly string[];
  readonly orderBy?: readonly string[];
}

const token = `"(?:[^"]|"")*"|'(?:[^']|'')*'|--[^\\n]*`;
const lineStart = new RegExp(`^(?=.)(${token})?|(?:${token})`, 'gm');

/** Two blanks before every line, but for those that begin inside quotes. */
function indent(text: string): string {
  return text.replace(lineStart, (whole, first: string | undefined) =>
    first !== undefined || whole === '' ? `  ${whole}` : whole,
  );
}

/** Text of the plan inside a comment: it stays one line whatever is in it. */
export const commentLine = (text: string): string => `-- ${text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')}`;
