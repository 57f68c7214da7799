// A regular expression as ECMAScript reads it -> an automaton for one text.
import type { AST } from '@eslint-community/regexpp';
import { type Automaton, type AutomatonInput, endsOf, type State } from './automaton.ts';

/**
 * Undefined where no automaton can say (an earlier group is referred to), or it has too many states. Counted repeats are written
 * out, though never oftener than the text can tell apart: of one more than it has characters, one matches nothing.
 */
export function compileRegExp(pattern: AST.Pattern, unicode: boolean, input: AutomatonInput): Automaton | undefined {
  const { signs, steps, most } = input;
  const states: State[] = [{ is: 'accepts' }];
  const kept = new Map<AST.Node, (at: number) => boolean>();
  let fits = true;
  const put = (state: State): number => states.push(state) - 1;

  /** Each gives the state to begin with, of what leads to `next` in the end. */
  function either(among: readonly AST.Alternative[], next: number, backwards: boolean): number {
    const [last, ...others] = among.map((one) => sequence(one, next, backwards)).reverse();
    return others.reduce((second, first) => put({ is: 'forks', first, second }), last ?? next);
  }
  function sequence({ elements }: AST.Alternative, next: number, backwards: boolean): number {
    const lead = (to: number, element: AST.Element) => one(element, to, backwards);
    return backwards ? elements.reduce(lead, next) : elements.reduceRight(lead, next);
  }
  function one(node: AST.Element, next: number, backwards: boolean): number {
    fits &&= ++steps.taken <= most;
    if (!fits) return next;
    switch (node.type) {
      case 'Character':
        return put({ is: 'reads', accepts: (sign) => sign === node.value, next });
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
      case 'CharacterSet':
        return put({ is: 'reads', accepts: memberOf(node), next });
      case 'Group':
      case 'CapturingGroup':
        return either(node.alternatives, next, backwards);
      case 'Quantifier':
        return repeat(node, next, backwards);
      case 'Assertion':
        return put({ is: 'asserts', holds: assertion(node), next });
      case 'Backreference':
        fits = false;
        return next;
    }
  }
  function repeat({ element, min, max, greedy }: AST.Quantifier, next: number, backwards: boolean): number {
    const enough = signs.length + 1;
    const fork = (more: number, done: number): State =>
      greedy ? { is: 'forks', first: more, second: done } : { is: 'forks', first: done, second: more };
    let to = next;
    if (max > enough) {
      const loop = put({ is: 'accepts' });
      states[loop] = fork(one(element, loop, backwards), next);
      to = loop;
    } else for (let n = min; n < max && fits; n++) to = put(fork(one(element, to, backwards), next));
    for (let n = 0; n < Math.min(min, enough) && fits; n++) to = one(element, to, backwards);
    return to;
  }
  function memberOf(node: AST.CharacterClass | AST.ExpressionCharacterClass | AST.CharacterSet) {
    const known = kept.get(node);
    if (known) return known;
    const form = oneOf(node.raw);
    fits &&= form !== undefined;
    const answers: boolean[] = [];
    const accepts = (sign: number): boolean => {
      if (sign >= 128) return form?.test(String.fromCodePoint(sign)) === true;
      answers[sign] ??= form?.test(String.fromCharCode(sign)) === true;
      return answers[sign] as boolean;
    };
    kept.set(node, accepts);
    return accepts;
  }
  /** One character, by the engine's own tables; an older one may not know a property of Unicode. */
  function oneOf(raw: string): RegExp | undefined {
    try {
      return new RegExp(`^${raw}$`, unicode ? 'u' : '');
    } catch {
      return undefined;
    }
  }
  function assertion(node: AST.Assertion): (at: number) => boolean {
    if (!('negate' in node)) return (at) => at === (node.kind === 'start' ? 0 : signs.length);
    if (node.kind === 'word') return (at) => (isWord(signs[at - 1]) !== isWord(signs[at])) !== node.negate;
    const known = kept.get(node);
    if (known) return known;
    // What is ahead of a place is what, read from the end, has come to it.
    const backwards = node.kind === 'lookahead';
    const start = either(node.alternatives, 0, backwards);
    const ends = fits ? endsOf({ states, start }, input, backwards) : undefined;
    const holds = (at: number): boolean => (ends?.[at] === 1) !== node.negate;
    kept.set(node, holds);
    return holds;
  }

  const start = either(pattern.alternatives, 0, false);
  return fits && steps.taken <= most ? { states, start } : undefined;
}

const isWord = (sign = -1): boolean => sign >= 0 && sign < 128 && /\w/.test(String.fromCharCode(sign));
