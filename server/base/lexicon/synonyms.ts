// Words that names use side by side for one thing.

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

/** Short forms in property names -> the word in full. */
export const shortForms: ReadonlyMap<string, string> = new Map(
  `qty:quantity num:number amt:amount addr:address msg:message desc:description descr:description lang:language
  img:image pic:picture org:organization cfg:config conf:config err:error src:source dest:destination prev:previous
  curr:current req:request resp:response avg:average tz:timezone ts:timestamp usr:user acct:account
  pwd:password tel:phone param:parameter attr:attribute lat:latitude lng:longitude
  lon:longitude dob:birthday btn:button identifier:id idx:index`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);
