// Which of many hold, when all may be tried at once: one trial where all do, few where few do not.

/** Tries all, then halves of what fails, at most `most` times; what was not tried by then is left out. */
export function holding<T>(all: readonly T[], holds: (some: readonly T[]) => boolean, most: number): ReadonlySet<T> {
  const found = new Set<T>();
  let left = most;
  const attempt = (some: readonly T[]): void => {
    if (!some.length || left-- <= 0) return;
    if (holds(some)) for (const one of some) found.add(one);
    else if (some.length > 1) {
      const half = Math.ceil(some.length / 2);
      attempt(some.slice(0, half));
      attempt(some.slice(half));
    }
  };
  attempt(all);
  return found;
}
