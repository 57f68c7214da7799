// What one chunk of a file gives.

import type { Item, Ref } from './item.ts';
import type { ReadError } from './read-error.ts';
import type { Suppression } from './suppressions.ts';

/** What one chunk gives under one section; a dbt file is one part. Its identity is the cache key of everything per item. */
export interface Fragment {
  readonly uri: string;
  /** Every thing in written order, nested ones behind what they stand in. */
  readonly items: readonly Item[];
  /** Every name used, those in conditions included. */
  readonly refs: readonly Ref[];
  readonly faults: readonly ReadError[];
  readonly suppressions: readonly Suppression[];
}
