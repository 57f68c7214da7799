// Continuous distributions as tables of integers: a draw of 32 bits is looked up, never computed with.
import { exp } from './arithmetic.ts';
import { normalQuantile } from './normal.ts';

/** Values in units of 10^-decimals at the edges of 4,096 cells of equal probability, both end cells split in 4,096 again. */
export interface QuantileTable {
  readonly cells: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
}

const size = 4096;

/** @param quantile the value, in units, at a probability strictly between 0 and 1; never falling */
export function quantileTable(quantile: (p: number) => number): QuantileTable {
  const edge = (p: number) => Math.floor(quantile(p) + 0.5);
  // The outermost edges stand half a sub-cell inside, where the quantile is still finite.
  const inside = 0.5 / size / size;
  const fill = (at: (i: number) => number) =>
    Float64Array.from({ length: size + 1 }, (_, i) => edge(Math.min(Math.max(at(i), inside), 1 - inside)));
  return {
    cells: fill((i) => i / size),
    first: fill((i) => i / size / size),
    last: fill((i) => 1 - (size - i) / size / size),
  };
}

/** The value at a 32-bit draw: the cell by the first 12 bits, linear inside. */
export function valueAt(table: QuantileTable, a: number): number {
  const cell = a >>> 20;
  if (cell > 0 && cell < size - 1) return between(table.cells, cell, a & 0xfffff, 1 << 20);
  return between(cell ? table.last : table.first, (a >>> 8) & 0xfff, a & 0xff, 1 << 8);
}

function between(edges: Float64Array, cell: number, part: number, parts: number): number {
  const low = edges[cell] as number;
  return low + Math.floor((((edges[cell + 1] as number) - low) * part) / parts);
}

/** Lognormal with that median (in units) and sigma. */
export function lognormal(median: number, sigma: number): QuantileTable {
  return quantileTable((p) => median * exp(sigma * normalQuantile(p)));
}
