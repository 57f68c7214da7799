// A map whose next version shares what did not change: one edit costs a bucket, not the whole.

const BUCKETS = 1024;

/** Immutable string map. `with` costs O(changes), whatever the size. Iteration order is that of the buckets: stable, not sorted. */
export class PersistentMap<V> {
  readonly #buckets: readonly (ReadonlyMap<string, V> | undefined)[];
  readonly size: number;

  private constructor(buckets: readonly (ReadonlyMap<string, V> | undefined)[], size: number) {
    this.#buckets = buckets;
    this.size = size;
  }

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(new Array(BUCKETS).fill(undefined), 0);
  }

  get(key: string): V | undefined {
    return this.#buckets[bucketOf(key)]?.get(key);
  }

  /** `undefined` removes. The same table comes back when nothing changes. */
  with(changes: ReadonlyMap<string, V | undefined>): PersistentMap<V> {
    const buckets = [...this.#buckets];
    const fresh = new Map<number, Map<string, V>>();
    let size = this.size;
    for (const [key, value] of changes) {
      const at = bucketOf(key);
      let bucket = fresh.get(at);
      if (!bucket) {
        bucket = new Map(buckets[at]);
        fresh.set(at, bucket);
        buckets[at] = bucket;
      }
      const had = bucket.has(key);
      if (value === undefined) bucket.delete(key);
      else bucket.set(key, value);
      size += Number(bucket.has(key)) - Number(had);
    }
    return fresh.size ? new PersistentMap(buckets, size) : this;
  }

  *entries(): IterableIterator<[string, V]> {
    for (const bucket of this.#buckets) if (bucket) yield* bucket;
  }
  *keys(): IterableIterator<string> {
    for (const [key] of this.entries()) yield key;
  }
}

/** FNV-1a over UTF-16 units. */
function bucketOf(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  return (h >>> 0) % BUCKETS;
}
