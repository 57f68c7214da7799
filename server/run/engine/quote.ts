// Text inside DuckDB SQL that we write ourselves.

/** A text literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A quoted identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A list of text literals. */
export const literals = (texts: readonly string[]): string => `[${texts.map(literal).join(', ')}]`;

/** A file name as a DuckDB pattern that matches nothing but itself. */
export const pattern = (file: string): string => file.replace(/[[*?]/g, '[$&]');
