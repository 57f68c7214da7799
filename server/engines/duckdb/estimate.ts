// How many rows a query would read, as DuckDB's planner guesses: what the leaves of its plan would give.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Estimate } from '../engine.ts';
import { assertSelect } from '../read-only-guard.ts';
import type { DuckDb } from './binding.ts';
import type { Definitions } from './definitions.ts';
import { prepareStatement, statementOf } from './statement.ts';

/** Bytes stay unknown: DuckDB does not guess them. */
export async function estimate(
  duck: DuckDb,
  connection: DuckDBConnection,
  definitions: Definitions,
  sql: string,
): Promise<Estimate> {
  const { select } = await assertSelect(connection, sql, definitions);
  const explain = { analyze: false, format: 'json' } as const;
  const prepared = await prepareStatement(duck, connection, statementOf({ select, explain }, 1));
  try {
    const plan = await prepared.runAndReadAll();
    return { rows: rowsRead(JSON.parse(String(plan.getRows()[0]?.[1])) as readonly PlanNode[]) };
  } finally {
    prepared.destroySync();
  }
}

interface PlanNode {
  readonly children: readonly PlanNode[];
  readonly extra_info: Readonly<Record<string, unknown>>;
}

function rowsRead(nodes: readonly PlanNode[]): number {
  return nodes.reduce(
    (sum, node) =>
      sum +
      (node.children.length > 0 ? rowsRead(node.children) : Number(node.extra_info['Estimated Cardinality'] ?? 0)),
    0,
  );
}
