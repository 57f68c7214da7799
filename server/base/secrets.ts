// Passwords, tokens and keys in a text: by what they look like, and by the key that they stand behind.

/** From `start` up to `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What looks like a secret wherever it stands. The first group, where there is one, is the secret itself. */
const shapes: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/?#"'<>]*:(?!\d{1,5}(?:\/|$))([^\s"'<>]+)@/gi, // scheme://user:password@host
  /\bhttps?:\/\/([^\s:@/?#"'<>]{12,})@/gi, // https://token@host
  /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,})/g,
  /\bxox[abeoprs]-[\w-]{10,}/g,
  /\bhttps:\/\/hooks\.slack\.com\/(?:services|workflows)\/([\w/]{20,})/g,
  /\b(?:sk|rk|pk)[-_](?=[\w-]*\d)[\w-]{16,}/g,
  /\bAIza[\w-]{30,}|\bya29\.[\w-]{20,}/g,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?/g, // a JSON web token
  /\bdapi[0-9a-f]{32}\b|\bdbt[csu]_[\w-]{20,}/g,
  /\bhf_[A-Za-z0-9]{30,}|\bnpm_[A-Za-z0-9]{36}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bpypi-[\w-]{30,}/g,
  /\b(?:bearer|basic)[ \t]+((?=[^\s"']*[\d=])[\w+/.~-]{12,}=*)/gi,
  /\b(?:password|passwd|pwd|accountkey|sharedaccesskey|sharedaccesssignature|secret|access_token|api[_-]?key|token|sig)=([^\s;&"']+)/gi,
];

/** What is put in from elsewhere when the file is read, or stands for what is to be filled in. */
const reference =
  /^(?:\$\{[\w.]+\}|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|\{\{\s*(?:env_var|var)\(\s*(["'])[^"']*\1\s*\)(?:\s*\|[^}]*)?\s*\}\}|env_var\(\s*(["'])[^"']*\2\s*\)|\{\{[^"']*\}\}|(?:vault|op|secret|keyring|ssm|sops|arn|gcp-secret|azurekeyvault):.*|<[^<>]*>|\*+|x{3,}|\.{3,}|…)$/is;

/** Whether nothing of a text is a secret by itself. */
export const isReference = (text: string): boolean => text.trim() === '' || reference.test(text.trim());

/** Secrets in any text, by their looks. */
export function secretsIn(text: string): readonly Stretch[] {
  if (!/[:=._-]|AKIA|ASIA|eyJ|AIza|dapi|[Bb](?:earer|asic)/.test(text)) return [];
  const found: Stretch[] = [];
  for (const shape of shapes)
    for (const match of text.matchAll(shape)) {
      const secret = match[1] ?? match[0];
      if (isReference(secret)) continue;
      const start = match.index + match[0].lastIndexOf(secret);
      found.push({ start, end: start + secret.length });
    }
  return found;
}

/** The words of a key: `apiKey`, `API-KEY`, `api_key`. */
const wordsOf = (key: string): readonly string[] =>
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
const secretWords = new Set(
  'password passwords passwd passphrase passcode pass pwd pw secret secrets token apikey apitoken accesskey secretkey privatekey credential credentials bearer pat'.split(
    ' ',
  ),
);
/** Of keys in the sense of keys of a table, too: only what looks drawn by lot is one of a lock. */
const doubtful = new Set(
  'key auth authorization signature salt seed pem cert dsn jwt sas keyfile login tokens keys hash'.split(' '),
);
const pairs =
  /(?:^| )(?:api|access|private|secret|account|encryption|signing|shared access|master|service account) keys?$/;
/** They say where a secret lies, what kind it is or how long it lives. */
const aside = new Set(
  'path file filename uri url endpoint type name method env var variable id expiry expires ttl lifetime length size provider arn field column header prefix policy manager store version hint label required enabled count limit region scope scopes'.split(
    ' ',
  ),
);

/** Whether what stands behind a key is a secret, whatever it looks like unless the key is `doubtful`. */
export function isSecretBehind(key: string, value: string): boolean {
  const words = wordsOf(key);
  const last = words.at(-1) ?? '';
  if (isReference(value) || aside.has(last) || /^(?:true|false|yes|no|on|off|null|none|~)$/i.test(value.trim()))
    return false;
  const compact = words.join('');
  if (
    words.some((word) => secretWords.has(word)) ||
    pairs.test(words.join(' ')) ||
    /(?:password|passwd|secret|apikey|token)$/.test(compact)
  )
    return true;
  return doubtful.has(last) && isRandom(value.trim());
}

/** A word of at least 16 characters with about as many different ones as chance would give, digits among them. */
function isRandom(text: string): boolean {
  if (/[/.].*[a-z]{4}|[a-z]{4}.*[/.]/.test(text)) return false; // a path
  if (text.length < 16 || !/^[\w+/=.~-]+$/.test(text) || !/\d/.test(text) || !/[A-Za-z]/.test(text)) return false;
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const bits = [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
  return bits >= 3.3;
}

/** The same text, as long as it was, with each character of some stretches as `*`; blanks and line breaks stay. */
export function masked(text: string, stretches: readonly Stretch[]): string {
  let done = '';
  let from = 0;
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    const at = Math.max(start, from);
    done += text.slice(from, at) + text.slice(at, end).replace(/\S/g, '*');
    from = end;
  }
  return done + text.slice(from);
}

/** A line that was not read, such as a comment: what stands behind a telling key goes up to its end. */
export function maskedLine(line: string): string {
  const found = [...secretsIn(line)];
  for (const match of line.matchAll(/([A-Za-z][\w.-]*)["']?[ \t]*[:=][ \t]*/g)) {
    const start = match.index + match[0].length;
    const value = /^(?:"[^"]*|'[^']*|\{\{.*?\}\}|\$\{[^}]*\}|[^,}\]]*)/.exec(line.slice(start))?.[0] ?? '';
    if (isSecretBehind(match[1] ?? '', value.replace(/^["']/, '').trim())) found.push({ start, end: line.length });
  }
  return masked(line, found);
}
