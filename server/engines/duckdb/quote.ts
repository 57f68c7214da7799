// Text inside DuckDB SQL that we write ourselves.

/** A text literal. */
export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A quoted identifier. */
export const quotedIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** SQL of a text with a character before it: the driver drops a byte order mark that a text begins with, which may be part of a name. */
export const withMark = (sql: string): string => `'.' || ${sql}`;

/** The text that was marked. */
export const withoutMark = (value: unknown): string => String(value).slice(1);

/** A list of text literals. */
export const literals = (texts: readonly string[]): string => `[${texts.map(quotedText).join(', ')}]`;

/** A file name as a DuckDB pattern that matches nothing but itself. */
export const likePattern = (file: string): string => file.replace(/[[*?]/g, '[$&]');
