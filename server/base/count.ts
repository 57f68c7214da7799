// A number and its noun, in words.

/** `1 row`, `2 rows`; `counted(2, 'property', 'properties')` */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** The plural of an English noun that is formed by rule: `users`, `boxes`, `stories`. */
export const regularPlural = (noun: string): string =>
  /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
