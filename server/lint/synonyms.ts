// Words for one deed, as event names use them side by side.

/** Words that analysts use for one deed; the first stands for all. */
export const synonyms: readonly (readonly string[])[] = [
  ['clicked', 'tapped', 'pressed'],
  ['viewed', 'shown', 'displayed', 'seen'],
  ['deleted', 'removed', 'erased'],
  ['updated', 'edited', 'changed', 'modified'],
  ['completed', 'finished', 'succeeded'],
  ['started', 'begun', 'initiated'],
  ['failed', 'errored'],
  ['purchased', 'bought'],
  ['played', 'watched', 'listened'],
  ['cancelled', 'canceled'],
  ['selected', 'chosen', 'picked'],
  ['logged in', 'signed in'],
];
