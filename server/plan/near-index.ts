// "Did you mean" among many names: those alone are compared that share what is left when up to two characters are taken out.
// After W. Garbe, Symmetric Delete spelling correction (2012).
import { closest } from '../base/did-you-mean.ts';

/** Longer names are compared one by one: there are few, and what is left of them is as many texts as half the square of their length. */
const LONGEST = 64;

/** `nearest` of the same names, in the time that the word is long; what it needs is made when it is first asked. */
export function nearestAmong(names: readonly string[]): (word: string) => string | undefined {
  let index: Index | undefined;
  return (word) => {
    index ??= indexOf(names);
    const low = word.toLowerCase();
    const found = new Set(low.length > LONGEST - 3 ? index.long : []);
    if (low.length <= LONGEST + 3) for (const hash of shortened(low)) collect(index, hash, found);
    // In the order of the names, for equal distances go to the earlier.
    const among = [...found].sort((a, b) => a - b).map((at) => names[at] as string);
    return closest(word, among);
  };
}

/** Names that come and go, with the answers given among them. */
export class NearNames {
  readonly #names: () => readonly string[];
  readonly #known = new Map<string, string | undefined>();
  #among: ((word: string) => string | undefined) | undefined;

  /** `names`: those of now. */
  constructor(names: () => readonly string[]) {
    this.#names = names;
  }
  /** Names have come or gone. Gives the words whose answer may be another: what is near none of the names is answered as before. */
  change(names: readonly string[]): readonly string[] {
    this.#among = undefined;
    const words = [...this.#known.keys()].filter((word) => names.length > MANY || closest(word, names) !== undefined);
    for (const word of words) this.#known.delete(word);
    return words;
  }
  /** `searched` is called where no earlier answer holds. */
  nearest(word: string, searched: () => void): string | undefined {
    if (!this.#known.has(word)) {
      searched();
      this.#among ??= nearestAmong(this.#names());
      this.#known.set(word, this.#among(word));
    }
    return this.#known.get(word);
  }
}
/** So many changes at once are a file that came or went. */
const MANY = 20;

/** A hash table in four lists: the first entry of a slot, and of each entry its hash, its name and the next entry. */
interface Index {
  readonly heads: Int32Array;
  readonly hashes: Int32Array;
  readonly names: Int32Array;
  readonly next: Int32Array;
  readonly long: readonly number[];
}
function indexOf(names: readonly string[]): Index {
  const low = names.map((name) => name.toLowerCase());
  const long = low.flatMap(({ length }, at) => (length > LONGEST ? [at] : []));
  const count = low.reduce((sum, { length: n }) => sum + (n > LONGEST ? 0 : 1 + n + (n * (n - 1)) / 2), 0);
  const size = 2 ** Math.ceil(Math.log2(count + 1));
  const index = {
    heads: new Int32Array(size).fill(-1),
    hashes: new Int32Array(count),
    names: new Int32Array(count),
    next: new Int32Array(count),
    long,
  };
  let entry = 0;
  for (const [at, name] of low.entries()) {
    if (name.length > LONGEST) continue;
    for (const hash of shortened(name)) {
      const slot = hash & (size - 1);
      index.hashes[entry] = hash;
      index.names[entry] = at;
      index.next[entry] = index.heads[slot] as number;
      index.heads[slot] = entry++;
    }
  }
  return index;
}
function collect({ heads, hashes, names, next }: Index, hash: number, found: Set<number>): void {
  for (let at = heads[hash & (heads.length - 1)] as number; at >= 0; at = next[at] as number)
    if (hashes[at] === hash) found.add(names[at] as number);
}

/** Hashes of a text, and of what is left of it without one and without two of its characters. */
function shortened(text: string): readonly number[] {
  const n = text.length;
  const before = [0];
  const power = [1];
  for (let i = 0; i < n; i++) {
    before.push((Math.imul(before[i] as number, BASE) + text.charCodeAt(i) + 1) | 0);
    power.push(Math.imul(power[i] as number, BASE));
  }
  /** The hash of a text, with the part from `from` to `to` put behind it. */
  const joined = (hash: number, from: number, to: number): number => {
    const shift = power[to - from] as number;
    const part = ((before[to] as number) - Math.imul(before[from] as number, shift)) | 0;
    return (Math.imul(hash, shift) + part) | 0;
  };
  const found = [mixed(before[n] as number)];
  for (let i = 0; i < n; i++) {
    found.push(mixed(joined(before[i] as number, i + 1, n)));
    for (let j = i + 1; j < n; j++) found.push(mixed(joined(joined(before[i] as number, i + 1, j), j + 1, n)));
  }
  return found;
}
const BASE = 0x01000193;
/** Spreads what differs in the high bits over the low ones, which choose the slot. */
const mixed = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return once ^ (once >>> 15);
};
