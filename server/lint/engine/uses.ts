// Which files use what: a rule, a number, a place in another file. A change of it leads to them and to no others.

export class FileUses {
  readonly #files = new Map<string, Set<string>>();
  readonly #uses = new Map<string, Set<string>>();
  /** How many uses a file had when they were last counted anew. */
  readonly #counted = new Map<string, number>();

  /** Files that use it, and perhaps some that did. */
  of(use: string): readonly string[] {
    return [...(this.#files.get(use) ?? [])];
  }
  add(use: string, file: string): void {
    const uses = this.#uses.get(file);
    if (uses?.has(use)) return;
    if (uses) uses.add(use);
    else this.#uses.set(file, new Set([use]));
    const files = this.#files.get(use);
    if (files) files.add(file);
    else this.#files.set(use, new Set([file]));
  }
  forget(file: string): void {
    for (const use of this.#uses.get(file) ?? []) {
      const files = this.#files.get(use);
      files?.delete(file);
      if (files?.size === 0) this.#files.delete(use);
    }
    this.#uses.delete(file);
    this.#counted.delete(file);
  }
  /** Typing leaves uses behind: once they are more than twice what there was, `now` tells those that are left. */
  compact(file: string, now: () => Iterable<string>): void {
    const size = this.#uses.get(file)?.size ?? 0;
    const counted = this.#counted.get(file);
    if (counted === undefined) this.#counted.set(file, size);
    if (counted === undefined || size < 2 * counted + SLACK) return;
    this.forget(file);
    for (const use of now()) this.add(use, file);
    this.#counted.set(file, this.#uses.get(file)?.size ?? 0);
  }
}
const SLACK = 100;
