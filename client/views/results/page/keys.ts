// Where a key leads in a table.

export interface GridPosition {
  readonly row: number;
  readonly column: number;
}
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}
const PAGE = 10;

/** The cell that a key leads to from another, never beyond the first and the last; undefined: it is no key of a table. */
export function cellAfter(
  { key, ctrlKey, metaKey }: Key,
  { row, column }: GridPosition,
  last: GridPosition,
): GridPosition | undefined {
  const inRow = (to: number): GridPosition => ({ row, column: Math.max(0, Math.min(last.column, to)) });
  const inColumn = (to: number): GridPosition => ({ row: Math.max(0, Math.min(last.row, to)), column });
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return inColumn(row - 1);
    case 'ArrowDown':
      return inColumn(row + 1);
    case 'ArrowLeft':
      return inRow(column - 1);
    case 'ArrowRight':
      return inRow(column + 1);
    case 'PageUp':
      return inColumn(row - PAGE);
    case 'PageDown':
      return inColumn(row + PAGE);
    case 'Home':
      return far ? { row: 0, column: 0 } : inRow(0);
    case 'End':
      return far ? last : inRow(last.column);
    default:
      return undefined;
  }
}
