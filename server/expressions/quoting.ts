// How names and texts are written in a condition: which words are keywords, what needs backticks, how quotes are doubled.

/** Words that are never names unless they stand in backticks; upper case counts too. */
export const keywords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'is',
  'null',
  'between',
  'like',
  'true',
  'false',
]);

const plainName = /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u;

/** A name as it is written in a condition: in backticks when it is no plain identifier or is a keyword. */
export function writeName(name: string): string {
  return plainName.test(name) && !keywords.has(name.toLowerCase()) ? name : `\`${name.replaceAll('`', '``')}\``;
}

/** A text as it is written in a condition. */
export function writeText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
