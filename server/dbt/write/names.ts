// Names in dbt: lower case, letters, digits and underscores, each once.

/** `Order Completed` -> `order_completed`; `fallback` where nothing is left. */
export function slug(name: string, fallback: string): string {
  const words = name
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return words.slice(0, MAX_NAME_LENGTH) || fallback;
}
/** PostgreSQL cuts names at 63 bytes, and prefixes, test names and temporary tables need room. */
const MAX_NAME_LENGTH = 50;

/** Gives each its own: `b`, `b_2`. */
export function freshName(name: string, taken: Set<string>): string {
  let fresh = name;
  for (let n = 2; taken.has(fresh); n++) fresh = `${name}_${n}`;
  taken.add(fresh);
  return fresh;
}
