// Versions as numbers between dots, and ranges of them.

export const isNewer = (a: string, b: string): boolean => compareVersions(a, b) > 0;

/** `>=0.1`, `>=0.1, <2`, `0.1`: whether a version is in each bound. A bound without a sign holds its own version, patches included. */
export function isInRange(version: string, range: string): boolean {
  return [...range.matchAll(/(>=|>|<=|<|=)?\s*(\d+(?:\.\d+){0,2})/g)].every(([, sign = '=', bound = '']) => {
    const order = compareVersions(version, bound);
    if (sign === '>=') return order >= 0;
    if (sign === '>') return order > 0;
    if (sign === '<=') return order <= 0 || holds(version, bound);
    return sign === '<' ? order < 0 : holds(version, bound);
  });
}
const holds = (version: string, bound: string): boolean => `${version}.`.startsWith(`${bound}.`);

/** For `sort`, oldest first; parts that are left out count as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}
