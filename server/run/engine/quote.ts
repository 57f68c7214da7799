// Text inside DuckDB SQL that we write ourselves.

/** A text literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A quoted identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A list of text literals. */
export const literals = (texts: readonly string[]): string => `[${texts.map(literal).join(', ')}]`;
