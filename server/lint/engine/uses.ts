// Who uses what: a file a rule, a number, a place in another file; a check a fact of the plan. A change leads to them and to no others.

export class Uses {
  readonly #users = new Map<string, Set<string>>();
  readonly #uses = new Map<string, Set<string>>();
  /** How many uses a user had when they were last counted anew. */
  readonly #counted = new Map<string, number>();

  /** Those that use it, and perhaps some that did. */
  of(use: string): readonly string[] {
    return [...(this.#users.get(use) ?? [])];
  }
  add(use: string, user: string): void {
    const uses = this.#uses.get(user);
    if (uses?.has(use)) return;
    if (uses) uses.add(use);
    else this.#uses.set(user, new Set([use]));
    const users = this.#users.get(use);
    if (users) users.add(user);
    else this.#users.set(use, new Set([user]));
  }
  forget(user: string): void {
    for (const use of this.#uses.get(user) ?? []) {
      const users = this.#users.get(use);
      users?.delete(user);
      if (users?.size === 0) this.#users.delete(use);
    }
    this.#uses.delete(user);
    this.#counted.delete(user);
  }
  /** Typing leaves uses behind: once they are more than twice what there was, `now` tells those that are left. */
  compact(user: string, now: () => Iterable<string>): void {
    const size = this.#uses.get(user)?.size ?? 0;
    const counted = this.#counted.get(user);
    if (counted === undefined) this.#counted.set(user, size);
    if (counted === undefined || size < 2 * counted + SLACK) return;
    this.forget(user);
    for (const use of now()) this.add(use, user);
    this.#counted.set(user, this.#uses.get(user)?.size ?? 0);
  }
}
const SLACK = 100;
