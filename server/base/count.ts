// A number and its noun, in words.

/** `1 row`, `2 rows`; `counted(2, 'property', 'properties')` */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
