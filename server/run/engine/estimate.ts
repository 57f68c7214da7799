// How many rows a query would read, as DuckDB's planner guesses: what the leaves of its plan would give.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Estimate } from './engine.ts';
import { admit } from './gate.ts';

/** Bytes stay unknown: DuckDB does not guess them. */
export async function estimate(connection: DuckDBConnection, sql: string): Promise<Estimate> {
  const { select } = await admit(connection, sql);
  const plan = await connection.runAndReadAll(`EXPLAIN (FORMAT json) ${select}`);
  return { rows: rowsRead(JSON.parse(String(plan.getRows()[0]?.[1])) as readonly PlanNode[]) };
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
