// Which items a rule about documentation and ownership need not bother with.
import type { Located } from '../schema/item.ts';

/** Still being built or used: neither a mere template nor on its way out. */
export const isCurrent = (item: {
  readonly abstract?: Located<boolean>;
  readonly status?: { readonly value: string };
}): boolean => item.abstract?.value !== true && item.status?.value !== 'deprecated' && item.status?.value !== 'removed';
