// Where a draw stands: 32 bits that name a place in a user's life, never a count of what came before.

export const mostSessions = 64;
export const MAX_ACTIONS = 256;
export const mostSteps = 16;

/** day << 18 | session << 12 | action << 4 | step, unsigned; days since 2000-01-01, the first three of the session counted from 0. */
export function slotOf(day: number, session: number, action: number, step: number): number {
  return ((day << 18) | (session << 12) | (action << 4) | step) >>> 0;
}

/** Which part of the slot a value depends on: a session's is the same in all its rows, a user's in all of theirs. */
export type SlotSpan = 'row' | 'action' | 'session' | 'always';

const masks: Readonly<Record<SlotSpan, number>> = {
  row: 0xffffffff,
  action: 0xfffffff0,
  session: 0xfffff000,
  always: 0,
};

/** The slot with everything below the span set to 0. */
export const spanned = (slot: number, span: SlotSpan): number => (slot & masks[span]) >>> 0;
