// A list of words as it is best read: one text.

/** Of words between blanks and line breaks. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
