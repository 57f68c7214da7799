// The pattern match of `like`: `%` any characters, `_` one code point, in time proportional to text x pattern at worst.

type Part = { readonly any: true } | { readonly one: true } | { readonly sign: string };

/** Whether the whole text matches. A pattern that ends in its escape character matches nothing. */
export function like(text: string, pattern: string, escaping?: string): boolean {
  const parts = partsOf(pattern, escaping);
  if (!parts) return false;
  const signs = Array.from(text);
  let at = 0;
  let part = 0;
  // Where the last `%` stands and up to where it has eaten: the only place to come back to.
  let star = -1;
  let eaten = 0;
  while (at < signs.length) {
    const wanted = parts[part];
    if (wanted && 'any' in wanted) {
      star = part++;
      eaten = at;
    } else if (wanted && ('one' in wanted || wanted.sign === signs[at])) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++eaten;
    } else return false;
  }
  return parts.slice(part).every((rest) => 'any' in rest);
}

function partsOf(pattern: string, escaping: string | undefined): readonly Part[] | undefined {
  const parts: Part[] = [];
  const signs = Array.from(pattern);
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i] as string;
    if (sign === escaping) {
      const escaped = signs[++i];
      if (escaped === undefined) return undefined;
      parts.push({ sign: escaped });
    } else parts.push(sign === '%' ? { any: true } : sign === '_' ? { one: true } : { sign });
  }
  return parts;
}
