// The relational tree as SQL that a person reads: one clause per line, one select per relation where SQL's order of clauses allows it.
import type { SqlDialect } from './dialects/dialect.ts';
import { parenthesized, precedence } from './dialects/dialect.ts';
import { expressionPrinter } from './print-expression.ts';
import type { Join, Named, NamedRelation, Relation, SqlExpr } from './tree.ts';

/** One statement without a semicolon. */
export function printQuery(relation: Relation, dialect: SqlDialect): string {
  const print = expressionPrinter(dialect);
  const name = (text: string) => dialect.identifier(text);
  return whole(relation);

  function whole(of: Relation): string {
    if (of.kind !== 'with') return text(of);
    return `with\n${of.names.map(member).join(',\n')}\n${text(of.in)}`;
  }

  function member({ name: called, of, comment }: NamedRelation): string {
    const columns = of.kind === 'values' ? `(${of.columns.map(name).join(', ')})` : '';
    const above = comment === undefined ? '' : `${indent(commentLine(comment))}\n`;
    return `${above}  ${name(called)}${columns} as (\n${indent(indent(whole(of)))}\n  )`;
  }

  function text(of: Relation): string {
    if (of.kind === 'union') return of.of.map(text).join(of.distinct ? '\nunion\n' : '\nunion all\n');
    if (of.kind === 'values') return `values\n${of.rows.map((row) => `  (${list(row)})`).join(',\n')}`;
    return clauses(select(of));
  }

  /** The relation as one select; what SQL would evaluate later than its place asks for goes below, in parentheses. */
  function select(of: Relation): Select {
    switch (of.kind) {
      case 'scan':
        return { from: of.table.map(name).join('.') };
      case 'join':
        return { from: [source(of.from.of, of.from.as), ...of.with.map(joined)].join('\n') };
      case 'filter': {
        const below = open(of.from, (part) => !part.columns);
        return { ...below, where: [...(below.where ?? []), ...conjuncts(of.where)] };
      }
      case 'project':
        return {
          ...open(of.from, (part) => !part.columns),
          columns: of.columns.map(item),
          ...(of.distinct && { distinct: true }),
        };
      case 'window':
        return { ...open(of.from, (part) => !part.columns), columns: ['*', ...of.columns.map(item)] };
      case 'aggregate':
        return {
          ...open(of.from, (part) => !part.columns),
          columns: [...of.by, ...of.columns].map(item),
          groupBy: of.by.map((key) => print(key.of).text),
        };
      case 'sort':
        return {
          ...open(of.from, (part) => !part.orderBy),
          orderBy: of.by.map((key) => `${print(key).text} nulls last`),
        };
      default:
        return { from: source(of, 'r') };
    }
  }

  function joined({ of, as, type, on }: Join['with'][number]): string {
    if (!on) return type === 'left' ? `left join ${source(of, as)} on true` : `cross join ${source(of, as)}`;
    return `${type === 'left' ? 'left join' : 'join'} ${source(of, as)} on ${print(on).text}`;
  }

  function open(of: Relation, fits: (part: Select) => boolean): Select {
    const part = select(of);
    return fits(part) ? part : { from: source(of, 'r') };
  }

  function source(of: Relation, as: string): string {
    if (of.kind === 'scan') {
      const table = of.table.map(name).join('.');
      return table === name(as) ? table : `${table} as ${name(as)}`;
    }
    const columns = of.kind === 'values' ? `(${of.columns.map(name).join(', ')})` : '';
    return `(\n${indent(whole(of))}\n) as ${name(as)}${columns}`;
  }

  function clauses({ columns = ['*'], distinct, from, where = [], groupBy = [], orderBy = [] }: Select): string {
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

  function item({ name: called, of }: Named): string {
    const plain = of.kind === 'column' && of.name === called;
    return plain ? print(of).text : `${print(of).text} as ${name(called)}`;
  }

  function conjuncts(where: SqlExpr): readonly string[] {
    const items = where.kind === 'logical' && where.op === 'and' ? where.items : [where];
    return items.map((condition) => parenthesized(print(condition), precedence.and));
  }

  function list(exprs: readonly SqlExpr[]): string {
    return exprs.map((expr) => print(expr).text).join(', ');
  }
}

interface Select {
  readonly from: string;
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
