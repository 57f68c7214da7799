// Runs a nondeterministic automaton over a text: all ways through it at once, so that nothing is ever tried twice.
// After Thompson (1968) and Pike; https://swtch.com/~rsc/regexp/regexp2.html
import type { Steps } from '../steps.ts';

/** What a state does; `next` is the state behind it. */
export type State =
  | { readonly is: 'reads'; readonly accepts: (sign: number) => boolean; readonly next: number }
  /** Two ways, the preferred one first. */
  | { readonly is: 'forks'; readonly first: number; readonly second: number }
  | { readonly is: 'asserts'; readonly holds: (at: number) => boolean; readonly next: number }
  | { readonly is: 'accepts' };

export interface Automaton {
  readonly states: readonly State[];
  readonly start: number;
}

/** Code points or UTF-16 units, and how many steps may be taken, in all that is done with them. */
export interface AutomatonInput {
  readonly signs: readonly number[];
  readonly steps: Steps;
  readonly most: number;
}

/** From which place of the text to which. */
export type Match = readonly [from: number, to: number];

/** The leftmost match, by the rules of preference of ECMAScript; `undefined` when the steps did not suffice. */
export function firstMatch(
  { states, start }: Automaton,
  { signs, steps, most }: AutomatonInput,
): Match | 'none' | undefined {
  const ways = new Ways(states, steps);
  let found: Match | 'none' = 'none';
  for (let at = 0; at <= signs.length; at++) {
    if (found === 'none') ways.enter(start, at, at);
    const { count } = ways;
    if (!count && found !== 'none') return found;
    ways.turn();
    for (let i = 0; i < count; i++) {
      const state = states[ways.was(i)] as State;
      if (state.is === 'accepts') {
        found = [ways.from(i), at];
        break; // what is less preferred
      }
      const sign = signs[at];
      if (state.is === 'reads' && sign !== undefined && state.accepts(sign))
        ways.enter(state.next, at + 1, ways.from(i));
    }
    steps.taken += count;
    if (steps.taken > most) return found === 'none' ? undefined : found;
  }
  return found;
}

/** For each place of the text, whether a way that began at any place before ends there; read from the end, before is behind. */
export function endsOf(
  { states, start }: Automaton,
  { signs, steps, most }: AutomatonInput,
  backwards: boolean,
): Uint8Array {
  const ways = new Ways(states, steps);
  const ends = new Uint8Array(signs.length + 1);
  for (let n = 0; n <= signs.length && steps.taken <= most; n++) {
    const at = backwards ? signs.length - n : n;
    ways.enter(start, at, at);
    const { count } = ways;
    ways.turn();
    for (let i = 0; i < count; i++) {
      const state = states[ways.was(i)] as State;
      if (state.is === 'accepts') ends[at] = 1;
      const sign = signs[backwards ? at - 1 : at];
      if (state.is === 'reads' && sign !== undefined && state.accepts(sign))
        ways.enter(state.next, backwards ? at - 1 : at + 1, at);
    }
    steps.taken += count;
  }
  return ends;
}

/** The states that are reached at one place, preferred ones first, each once. */
class Ways {
  readonly #states: readonly State[];
  readonly #steps: Steps;
  readonly #seen: Int32Array;
  #now: number[] = [];
  #before: number[] = [];
  #turn = 1;

  constructor(states: readonly State[], steps: Steps) {
    this.#states = states;
    this.#steps = steps;
    this.#seen = new Int32Array(states.length);
  }
  get count(): number {
    return this.#now.length / 2;
  }
  /** Of the place before the last turn. */
  was(i: number): number {
    return this.#before[2 * i] as number;
  }
  from(i: number): number {
    return this.#before[2 * i + 1] as number;
  }
  turn(): void {
    [this.#now, this.#before] = [this.#before, this.#now];
    this.#now.length = 0;
    this.#turn++;
  }
  /** Goes on without reading as far as it leads. */
  enter(state: number, at: number, from: number): void {
    const open = [state];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      this.#steps.taken++;
      if (this.#seen[one] === this.#turn) continue;
      this.#seen[one] = this.#turn;
      const of = this.#states[one] as State;
      if (of.is === 'forks') open.push(of.second, of.first);
      else if (of.is === 'asserts') {
        if (of.holds(at)) open.push(of.next);
      } else this.#now.push(one, from);
    }
  }
}
