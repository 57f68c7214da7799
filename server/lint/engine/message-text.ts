// Phrases that messages share.
import { counted } from '../../base/count.ts';
import { type Inferred, isTentative } from '../../plan/convention.ts';
import type { Container } from '../../schema/item.ts';

/** ` (used in 2 more places)`, or nothing. */
export const places = (n: number): string => (n === 0 ? '' : ` (used in ${counted(n, 'more place')})`);

/** `event "cart_opened"`, `property "price" of event "cart_opened"`. */
export function called(container: Container): string {
  const self = container.name === undefined ? container.noun : `${container.noun} "${container.name}"`;
  return container.of ? `${self} of ${called(container.of)}` : self;
}
/** With a capital, for the beginning of a sentence. */
export const Called = (container: Container): string => sentence(called(container));
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `"a", "b" and "c"`. */
export function listed(names: readonly string[], and = 'and'): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${and} ${quoted.at(-1)}`;
}

/** Who asks for a convention: `14 of 15 events here are`, or trackwright.yml. */
export function agreement(learned: Inferred<unknown> | undefined, what: string): string {
  if (!learned?.inferred) return 'trackwright.yml asks for it';
  return `${learned.agree} of ${learned.of} ${what}${isTentative(learned) ? ', too few to be sure' : ''}`;
}
/** What is learned of few names is a hint, no more. */
export const levelOfLearned = (learned: Inferred<unknown> | undefined): 'information' | 'warning' =>
  isTentative(learned) ? 'information' : 'warning';
