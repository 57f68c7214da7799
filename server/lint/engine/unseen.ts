// Characters that nobody sees in a name, or takes for another.

// Controls, what is never drawn (zero width, direction, byte order mark, soft hyphen, fillers), halves of pairs, and blanks that are not
// the one of the keyboard.
const unseen =
  /[\p{Control}\p{Format}\p{Default_Ignorable_Code_Point}\p{Surrogate}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\u2800]|(?! )\p{Zs}/gu;
/** Joiners, shapes and tags belong to the letter or the picture before them in many scripts, and in emoji. */
function isJoined(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    code === 0x200c || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0020 && code <= 0xe007f)
  );
}
const isBearer = (character: string): boolean =>
  isJoined(character) ||
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u.test(character) ||
  (/[\p{L}\p{M}]/u.test(character) && !/\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u.test(character));

/** Each of them once, in the order in which they stand. */
export function unseenIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const { 0: character, index } of text.matchAll(unseen)) {
    const before = Array.from(text.slice(Math.max(0, index - 2), index)).at(-1);
    if (!(isJoined(character) && before !== undefined && isBearer(before))) found.add(character);
  }
  return [...found];
}

/** The text without them; what stands for a blank becomes one. */
export function withoutUnseen(text: string): string {
  const bad = new Set(unseenIn(text));
  return Array.from(text, (character) =>
    !bad.has(character) ? character : /[\s\u2800]/u.test(character) && character !== '\ufeff' ? ' ' : '',
  )
    .join('')
    .trim();
}

/** The text with each of them written out, and what to call one alone. */
export const spelledOut = (text: string): string => {
  const bad = new Set(unseenIn(text));
  return Array.from(text, (character) =>
    bad.has(character) ? `\\u{${hex(character).toLowerCase()}}` : character,
  ).join('');
};
export const codePoint = (character: string): string => `U+${hex(character).padStart(4, '0')}`;
const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
